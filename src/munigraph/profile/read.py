"""From the quads of a store to the profile of one thing."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from munigraph.errors import InputError
from munigraph.mapping.kinds import EVENTS, kind_of, office_told_by
from munigraph.model import ONTOLOGY_IRI, Predicate
from munigraph.profile.types import Article, Correction, Doubt, Fact, Profile, Quote, Record, Ref, Telling
from munigraph.query.sparql import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from munigraph.query.run import Queryable

__all__ = ["profile_of"]

#: Facts are told in the order of the ontology.
_ORDER = {str(predicate): f"{number:02}" for number, predicate in enumerate(Predicate)}
_TOLD = frozenset({*EVENTS, "Agreement", "Statement"})


def profile_of(store: Queryable, iri: str, lang: str = "es") -> Profile:
    """The profile of the thing at ``iri``, reasons in the language ``lang`` (``es`` or ``en``).

    Lists have a fixed order: facts in the order of the ontology, then by earliest day; tellings by day.  Raises
    :class:`~munigraph.errors.InputError` when the graph does not hold the thing.
    """
    return _Reader(store, iri, lang).profile()


class _Reader:
    def __init__(self, store: Queryable, iri: str, lang: str) -> None:
        self._quads = store.quads
        self._iri = iri
        self._lang = lang
        self._refs: dict[str, Ref] = {}
        self._articles: dict[str, Article] = {}

    def profile(self) -> Profile:
        this = self._ref(self._iri)
        if this.kind == "Thing":
            raise InputError(f"the graph holds nothing at {self._iri}", hint="give a name, or the IRI of a thing in it")
        tellings = self._tellings()
        return Profile(
            iri=this.iri,
            label=this.label,
            kind=this.kind,
            aliases=tuple(sorted({str(row["name"]) for row in self._ask("aliases")} - {this.label})),
            places=self._places(),
            records=tuple(self._records()),
            facts=tuple(sorted(self._facts(), key=_fact_key)),
            events=tuple(each for each in tellings if each.kind not in ("Agreement", "Statement")),
            agreements=tuple(each for each in tellings if each.kind == "Agreement"),
            statements=tuple(each for each in tellings if each.kind == "Statement"),
            telling=self._telling(self._iri, ()) if this.kind in _TOLD else None,
            corrections=tuple(self._corrections()),
            reasons=self._reasons(),
            doubts=self._doubts(),
        )

    def _ask(self, name: str) -> Iterator[dict[str, Any]]:
        return ask(self._quads, name, thing=self._iri)

    def _ref(self, iri: str) -> Ref:
        if iri not in self._refs:
            rows = list(ask(self._quads, "thing", thing=iri))
            kind = kind_of({str(row["class"]).removeprefix(ONTOLOGY_IRI) for row in rows})
            label = min((row["label"] for row in rows if row["label"]), default=iri.rpartition("/")[2])
            self._refs[iri] = Ref(iri, label, kind)
        return self._refs[iri]

    def _places(self) -> tuple[tuple[Ref, str, Ref], ...]:
        return tuple(
            (self._ref(row["subject"]), _local(row["relation"]), self._ref(row["object"]))
            for row in self._ask("places")
        )

    def _records(self) -> Iterator[Record]:
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self._ask("records"):
            rows[row["record"]].append(row)
        for record, several in rows.items():
            row = several[0]
            yield Record(
                record,
                self._ref(row["person"]),
                self._ref(row["body"]),
                row["role"],
                _text(row["start"]),
                _text(row["end"]),
                row["election"],
                row["party"],
                row["pact"],
                row["votes"],
                _text(row["asof"]),
                tuple(dict.fromkeys(each["source"] for each in several)),
            )

    def _facts(self) -> Iterator[Fact]:
        for row in self._ask("facts"):
            predicate = _local(row["predicate"])
            evidence = self._evidence(row["fact"])
            yield Fact(
                row["fact"],
                predicate,
                self._ref(row["subject"]),
                self._ref(row["object"]),
                None if row["role"] == office_told_by(predicate) else row["role"],
                row["confidence"],
                row["support"] or _articles(evidence),
                evidence,
            )

    def _tellings(self) -> list[Telling]:
        relations: dict[str, list[str]] = defaultdict(list)
        for row in self._ask("tellings"):
            relations[row["told"]].append(_local(row["relation"]))
        found = (self._telling(told, tuple(sorted(own))) for told, own in relations.items())
        return sorted((each for each in found if each is not None), key=_telling_key)

    def _telling(self, told: str, relations: tuple[str, ...]) -> Telling | None:
        row = next(ask(self._quads, "telling", told=told), None)
        if row is None:
            return None
        parts: dict[str, list[Ref]] = defaultdict(list)
        for part in ask(self._quads, "parts", told=told):
            parts[_local(part["relation"])].append(self._ref(part["thing"]))
        evidence = self._evidence(told)
        return Telling(
            told,
            _local(row["class"]),
            row["label"] or "",
            relations,
            _text(row["date"]),
            row["place"],
            row["topic"],
            bool(row["planned"]),
            row["text"],
            tuple((relation, tuple(sorted(refs, key=lambda ref: ref.label))) for relation, refs in parts.items()),
            row["confidence"],
            row["support"] or _articles(evidence),
            evidence,
        )

    def _evidence(self, attested: str) -> tuple[Quote, ...]:
        return tuple(
            Quote(
                row["quote"],
                row["before"] or "",
                row["after"] or "",
                row["start"],
                row["end"],
                row["confidence"],
                self._article(row["article"]),
            )
            for row in ask(self._quads, "evidence", attested=attested)
        )

    def _article(self, iri: str) -> Article:
        if iri not in self._articles:
            rows = list(ask(self._quads, "article", article=iri))
            ids = tuple(row["id"] for row in rows)
            row = rows[0] if rows else dict.fromkeys(("title", "date", "outlet", "url"))
            self._articles[iri] = Article(iri, ids, row["title"] or "", _text(row["date"]), row["outlet"], row["url"])
        return self._articles[iri]

    def _corrections(self) -> Iterator[Correction]:
        for row in self._ask("corrections"):
            yield Correction(
                row["correction"],
                row["author"],
                str(row["date"]),
                row["reason"],
                json.loads(row["entry"]),
                bool(row["applied"]),
                row["outcome"],
            )

    def _reasons(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row["reason"] for row in self._ask("reasons") if row["lang"] in ("", self._lang)))

    def _doubts(self) -> tuple[Doubt, ...]:
        rows = (row for row in self._ask("doubts") if row["lang"] in ("", self._lang))
        return tuple(Doubt(self._ref(row["other"]), row["reason"]) for row in rows)


def _local(iri: str) -> str:
    return iri.removeprefix(ONTOLOGY_IRI)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _articles(evidence: tuple[Quote, ...]) -> int:
    return len({quote.article.iri for quote in evidence})


def _day(evidence: tuple[Quote, ...]) -> str:
    return min((quote.article.date for quote in evidence if quote.article.date), default="9999")


def _fact_key(fact: Fact) -> tuple[str, ...]:
    return (
        _ORDER.get(fact.predicate, ""),
        _day(fact.evidence),
        fact.role or "",
        fact.subject.label,
        fact.object.label,
        fact.iri,
    )


def _telling_key(telling: Telling) -> tuple[str, ...]:
    return telling.date or _day(telling.evidence), telling.label, telling.iri
