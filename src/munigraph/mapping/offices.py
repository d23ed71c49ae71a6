"""The holding of an office as an article tells it, and when it was: by its own words, and by the mandates on record.

A mandate is an ``org:Membership`` of the W3C Organization Ontology.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.authority import load
from munigraph.mapping.kinds import OFFICES
from munigraph.mapping.mint import mandate_iri, official_mandate_iri, resource_iri
from munigraph.mapping.terms import date, node, plain, term
from munigraph.model import ONTOLOGY_IRI, Predicate
from munigraph.text import fold, interval_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Literal, NamedNode

    from munigraph.mapping.attested import Assertion
    from munigraph.model import Evidence

__all__ = ["mandate", "mandate_statements", "official_mandates", "told_interval"]

_MUNICIPALITY = resource_iri("municipality", "")
_PERSON = resource_iri("person", "")
#: Who stands in for the holder of an office: subrogante, suplente (Ley 18.834, article 4), interino; "(S)", "(I)".
_ACTING = re.compile(r"\((?:s|i)\)|\b(?:subrogante|suplente|interin[oa])\b", re.IGNORECASE)


def mandate(assertion: Assertion) -> NamedNode:
    """The mandate that an assertion describes."""
    return node(mandate_iri(assertion.subject, assertion.object, ONTOLOGY_IRI + assertion.predicate, assertion.role))


def mandate_statements(assertion: Assertion) -> Iterator[tuple[str, NamedNode | Literal]]:
    """What is said of that mandate: property and value."""
    for name in ("mg:Mandate", "org:Membership"):
        yield "rdf:type", term(name)
    if assertion.role is not None and _ACTING.search(assertion.role):
        yield "rdf:type", term("mg:ActingMandate")
    yield "org:member", node(assertion.subject)
    yield "org:organization", node(assertion.object)
    role = assertion.role or OFFICES.get(assertion.predicate)
    if role is not None:
        yield "mg:roleName", plain(role)
    if (cut := _governed(assertion)) is not None:
        yield "mg:office", node(resource_iri("office", cut, "alcaldia"))


def official_mandates(assertion: Assertion, day: str) -> Iterator[NamedNode]:
    """The mandates on record that an assertion of a day is about.

    Of somebody who governs, the one that ran on that day; of somebody who governed, those that had ended.
    """
    cut = _governed(assertion)
    if cut is None:
        return
    authority = load()
    if assertion.predicate is Predicate.GOVERNS:
        fitting = authority.mayors_on(cut, day)
    else:
        fitting = tuple(one for one in authority.mandates_of(cut) if one.start is not None and one.last_day <= day)
    for one in fitting:
        if _PERSON + one.person_id == assertion.subject:
            yield node(official_mandate_iri(cut, one.election, one.person_id))


def told_interval(text: str, piece: Evidence, reach: int, names: Iterable[str]) -> Iterator[tuple[str, Literal]]:
    """From when to when an office was held, as the words right after the evidence say: property and value.

    ``names`` are the forms of the holder's name; ``reach`` is how many code points after the evidence may tell it.
    """
    last = fold(piece.quote).split()[-1:]
    after_name = any(fold(name).split()[-1:] == last for name in names)
    interval = interval_after(text, piece.end, reach, after_name=after_name)
    if interval is not None:
        if interval.since is not None:
            yield "mg:since", date(interval.since)
        if interval.until is not None:
            yield "mg:until", date(interval.until)


def _governed(assertion: Assertion) -> str | None:
    """Code of the comuna whose mayor the assertion is about."""
    is_mayor = assertion.predicate in (Predicate.GOVERNS, Predicate.FORMERLY_GOVERNED)
    if is_mayor and assertion.object.startswith(_MUNICIPALITY):
        return assertion.object.removeprefix(_MUNICIPALITY)
    return None
