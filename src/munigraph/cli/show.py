"""``munigraph show``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from munigraph.cli.completing import complete_thing
from munigraph.cli.options import example, lang_option, opened, source_options
from munigraph.cli.printing import print_json, print_text, terminal
from munigraph.errors import InputError, MunigraphError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from munigraph.query import Candidate, Lookup, Queryable

__all__ = ["command"]

#: Kinds of things to choose from: local names of classes of the ontology.
KINDS = (
    "Person", "Mayor", "Councillor", "Official", "Municipality", "MunicipalUnit", "Organization", "PoliticalParty",
    "MunicipalAssociation", "ManagementModel", "Event", "Agreement", "Comuna", "Province", "Region",
)  # fmt: skip
#: Candidates that are told apart; the others are counted.
_LISTED = 10
#: Exit codes when a name means nothing, and when it means several things.
NOTHING, SEVERAL = 1, 2


@click.command(
    short_help="Show all that is known of one thing.",
    epilog=example(
        'munigraph show "Jorge Sharp"',
        "munigraph show quilota --kind Municipality --lang en",
        "munigraph show Dideco --json | python -m json.tool",
    ),
)
@click.argument("name", shell_complete=complete_thing)
@click.option("--why", is_flag=True, help="Also tell why its mentions are one thing, and what was left in doubt.")
@click.option("--kind", type=click.Choice(KINDS, case_sensitive=False), help="Look only among things of this kind.")
@lang_option
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@source_options
def command(
    *, name: str, why: bool, kind: str | None, lang: str, as_json: bool, store: Path, data: tuple[Path, ...]
) -> int:
    """Show all that is known of a person, municipality, unit, organization, model, event or agreement.

    NAME is any of its names, with or without accents, in part, or with small typing errors; or its IRI (also as
    mgr:person/...). Shown are the official record, the facts with their quotes and articles, events, agreements,
    statements and corrections. When several things bear the name, they are listed with what tells them apart.

    Exit codes: 1 when nothing bears the name, 2 when several things do.

    In Python: munigraph.open(store).profile(name)
    """
    from munigraph.query import Lookup

    if not name.strip():
        from munigraph.view.card_words import card_words

        raise InputError(card_words(lang)["no_name"], hint=card_words(lang)["search"])
    with opened(store, data) as graph:
        lookup = Lookup(graph)
        found = lookup.find(name, kind)
        chosen = lookup.decide(found)
        if not found:
            return _nothing(name, lookup, lang, as_json=as_json)
        if chosen is None:
            return _several(name, graph, found, lang, as_json=as_json)
        _show(name, graph, chosen, found, lang, why=why, as_json=as_json)
    return 0


def _show(
    name: str, graph: Queryable, chosen: Candidate, found: Sequence[Candidate], lang: str, *, why: bool, as_json: bool
) -> None:
    from munigraph.profile import profile_of

    profile = profile_of(graph, chosen.iri, lang)
    if as_json:
        print_json(profile.to_dict())
        return
    from munigraph.mapping.prefixes import PREFIXES, iri_of
    from munigraph.query.values import shorten
    from munigraph.text import Fit
    from munigraph.view.card import card
    from munigraph.view.card_words import card_words

    say = card_words(lang)
    if chosen.fit is Fit.LIKE:
        click.echo(say["like"].format(name=name), err=True)
    elif iri_of(name) not in (None, chosen.iri):
        click.echo(say["moved"].format(name=name, now=shorten(chosen.iri, PREFIXES)), err=True)
    print_text(card(profile, lang, why=why, **terminal(sys.stdout)))
    if others := [each for each in found if each is not chosen]:
        click.echo("\n" + say["also"].format(names="; ".join(map(_told, others))), err=True)


def _several(name: str, graph: Queryable, found: Sequence[Candidate], lang: str, *, as_json: bool) -> int:
    if as_json:
        print_json({"candidates": [_as_dict(each) for each in found]})
        return SEVERAL
    from munigraph.profile import profile_of
    from munigraph.view.choices import choices

    profiles = [profile_of(graph, each.iri, lang) for each in found[:_LISTED]]
    more = len(found) - len(profiles)
    click.echo(choices(name, profiles, lang, more=more, **terminal(sys.stderr)), nl=False, err=True)
    return SEVERAL


def _nothing(name: str, lookup: Lookup, lang: str, *, as_json: bool) -> int:
    from munigraph.mapping.prefixes import iri_of
    from munigraph.view.card_words import card_words

    nearest = lookup.nearest(name)
    if as_json:
        print_json({"candidates": [], "nearest": [_as_dict(each) for each in nearest]})
        return NOTHING
    say, iri = card_words(lang), iri_of(name)
    if iri is not None and lookup.tells(iri) and not lookup.find(iri):
        raise MunigraphError(say["no_thing"].format(iri=iri), hint=say["describe"].format(iri=iri))
    message = say["none"].format(name=name) if iri is None else say["none_at"].format(iri=iri)
    hint = say["nearest"].format(names="; ".join(map(_told, nearest))) if nearest else say["search"]
    raise MunigraphError(message, hint=hint)


def _told(candidate: Candidate) -> str:
    from munigraph.mapping.prefixes import PREFIXES
    from munigraph.query.values import shorten

    return f"{candidate.label} ({shorten(candidate.iri, PREFIXES)})"


def _as_dict(candidate: Candidate) -> dict[str, Any]:
    return {"iri": candidate.iri, "label": candidate.label, "kind": candidate.kind, "articles": candidate.articles}
