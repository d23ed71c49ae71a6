"""From a name to the things of the graph that it may mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from munigraph.mapping.kinds import KINDS, kind_of
from munigraph.mapping.prefixes import iri_of
from munigraph.model import ONTOLOGY_IRI, RESOURCE_IRI
from munigraph.query.sparql import ask
from munigraph.text import Fit, Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from munigraph.query.run import Queryable

__all__ = ["Candidate", "Lookup"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean."""

    iri: str
    #: Preferred label.
    label: str
    #: Local name of its most telling class.
    kind: str
    #: The name that fits, and how well.
    name: str
    fit: Fit
    #: Number of articles that name or tell it; 0 for what only the official tables know.
    articles: int


class Lookup:
    """Answers about one store; the names are read once, when first needed."""

    def __init__(self, store: Queryable) -> None:
        self._store = store
        self._names: dict[str | None, Names] = {}

    def find(self, name: str, kind: str | None = None) -> list[Candidate]:
        """What ``name`` may mean, all that fit equally well, those that most articles name first.

        ``name`` is an IRI (also with a known prefix, or as the path below munigraph's own: ``person/...``) or any name,
        with or without accents, in part, or with small typing errors.  ``kind`` (local name of a class, such as
        ``Municipality``) leaves only things of that class.  An IRI that the graph does not hold means what replaces it.
        """
        if (iri := iri_of(name)) is not None:
            found = self._candidate(iri, name, Fit.SAME, kind)
            return [found] if found else self._moved(iri, kind)
        candidates = [self._candidate(hit.thing, hit.name, hit.fit, kind) for hit in self.names(kind).find(name)]
        return _ranked(candidates)

    def _moved(self, iri: str, kind: str | None) -> list[Candidate]:
        """The things that replace an address which the graph no longer holds."""
        rows = ask(self._store.quads, "moved", former=iri)
        return _ranked([self._candidate(row["thing"], iri, Fit.SAME, kind) for row in rows])

    @staticmethod
    def decide(candidates: Sequence[Candidate]) -> Candidate | None:
        """The one that is meant: the only one, or the only one that articles name; None when that is not settled."""
        named = [each for each in candidates if each.articles]
        return next((few[0] for few in (candidates, named) if len(few) == 1), None)

    def current(self, name: str) -> str:
        """A name as it is; for an IRI that the graph does not hold, the IRI of the one thing that replaces it."""
        chosen = self.decide(self.find(name)) if iri_of(name) is not None else None
        return chosen.iri if chosen is not None else name

    def nearest(self, name: str, kind: str | None = None) -> list[Candidate]:
        """A few things (of a class) to suggest when nothing fits; for an IRI, those of its sort with a like name."""
        sort = RESOURCE_IRI
        if (iri := iri_of(name)) is not None:
            path, _, last = iri.rpartition("/")
            if not path.startswith(RESOURCE_IRI):
                return []
            sort, name = f"{path}/", last.replace("-", " ")
        near = [hit for hit in self.names(kind).nearest(name) if hit.thing.startswith(sort)]
        return _ranked([self._candidate(hit.thing, hit.name, hit.fit, kind) for hit in near])

    def tells(self, iri: str) -> bool:
        """True when the graph says anything of what is at this IRI, be it a thing with a name or not."""
        import pyoxigraph

        try:
            node = pyoxigraph.NamedNode(iri)
        except ValueError:
            return False
        return any(self._store.quads.quads_for_pattern(node, None, None, None))

    def names(self, kind: str | None = None) -> Names:
        """All names, or those of the things of a class."""
        if kind not in self._names:
            rows = ask(self._store.quads, "names") if kind is None else self._of_kind(kind)
            self._names[kind] = Names((row["thing"], row["name"]) for row in rows)
        return self._names[kind]

    def _of_kind(self, kind: str) -> Iterator[dict[str, Any]]:
        things = {row["thing"] for row in ask(self._store.quads, "things", kind=ONTOLOGY_IRI + kind)}
        return (row for row in ask(self._store.quads, "names") if row["thing"] in things)

    def _candidate(self, iri: str, name: str, fit: Fit, kind: str | None) -> Candidate | None:
        """The thing as a candidate; None when it is not in the graph, or not of that kind."""
        rows = list(ask(self._store.quads, "thing", thing=iri))
        classes = {str(row["class"]).removeprefix(ONTOLOGY_IRI) for row in rows}
        if not classes & set(KINDS) or (kind is not None and kind not in classes):
            return None
        label = min(str(row["label"] or name) for row in rows)
        return Candidate(iri, label, kind_of(classes), name, fit, max(int(row["articles"]) for row in rows))


def _ranked(candidates: list[Candidate | None]) -> list[Candidate]:
    found = {each.iri: each for each in candidates if each is not None}
    return sorted(found.values(), key=lambda each: (-each.articles, each.label, each.iri))
