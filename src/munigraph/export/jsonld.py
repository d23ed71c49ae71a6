"""JSON-LD 1.1 with the context of ``ontology/context.jsonld`` written into the file, so that reading needs no network.

Every named graph is one object with ``@id`` and ``@graph``; every subject one object in it.  Keys are terms of the
context where a term says exactly the same, prefixed names elsewhere.  Streamed graph by graph.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

import pyoxigraph

from munigraph.errors import DataError
from munigraph.mapping.prefixes import PREFIXES
from munigraph.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["write_graphs"]

_TYPE = f"{PREFIXES['rdf']}type"
_STRING = f"{PREFIXES['xsd']}string"
_LANG_STRING = f"{PREFIXES['rdf']}langString"


def write_graphs(graphs: Iterable[tuple[str | None, Iterable[pyoxigraph.Triple]]], out: IO[bytes]) -> None:
    """Write (IRI of the graph or None, its triples sorted) as UTF-8 to a binary stream."""
    context = _Context()
    out.write(b'{\n"@context": ' + _json(context.source) + b',\n"@graph": [')
    first = True
    for name, triples in graphs:
        for node in _top(name, triples, context):
            out.write(b"\n" if first else b",\n")
            out.write(_json(node))
            first = False
    out.write(b"\n]\n}\n")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _top(name: str | None, triples: Iterable[pyoxigraph.Triple], context: _Context) -> Iterator[dict[str, Any]]:
    nodes = (
        context.node(subject, list(group)) for subject, group in groupby(triples, key=lambda each: str(each.subject))
    )
    if name is None:
        yield from nodes
    else:
        yield {"@id": context.shorten(name), "@graph": list(nodes)}


def _read_context() -> dict[str, Any]:
    file = resource("ontology", "context.jsonld")
    try:
        terms: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["@context"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(
            f"{file} cannot be read as a JSON-LD context: {error}",
            hint="install munigraph again: python -m pip install --force-reinstall munigraph",
        ) from error
    return terms


class _Context:
    """What the context's terms mean, turned round: from IRIs to terms."""

    def __init__(self) -> None:
        terms = _read_context()
        prefixes = {name: iri for name, iri in PREFIXES.items() if terms.get(name, iri) == iri}
        #: The context that is written: prefixes, and the terms that are used here.
        self.source: dict[str, Any] = dict(prefixes)
        self._prefixes = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        #: (IRI of the property, ``@type`` of the term or None) to the term.
        self._terms: dict[tuple[str, str | None], str] = {}
        for term, meaning in terms.items():
            plain = {"@id": meaning} if isinstance(meaning, str) else meaning
            if term.startswith("@") or term in prefixes or not isinstance(plain, dict) or set(plain) - {"@id", "@type"}:
                continue
            iri = self._expand(plain.get("@id", ""))
            kind = plain.get("@type")
            if ":" in iri and iri != _TYPE:
                full = kind if kind is None or kind.startswith("@") else self._expand(kind)
                self._terms.setdefault((iri, full), term)
                self.source[term] = meaning

    def _expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return PREFIXES[prefix] + local if prefix in PREFIXES and not local.startswith("//") else name

    def shorten(self, iri: str) -> str:
        """The IRI as a compact IRI where that expands to it again."""
        for prefix, namespace in self._prefixes:
            if iri.startswith(namespace) and not iri[len(namespace) :].startswith("//"):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def node(self, subject: str, triples: list[pyoxigraph.Triple]) -> dict[str, Any]:
        """One subject with all that is said of it."""
        found: dict[str, list[Any]] = {}
        for triple in triples:
            key, value = self._pair(triple.predicate.value, triple.object)
            found.setdefault(key, []).append(value)
        node: dict[str, Any] = {"@id": self._id(triples[0].subject)}
        for key in sorted(found):
            values = found[key]
            node[key] = values[0] if len(values) == 1 else values
        return node

    def _id(self, term: Any) -> str:  # noqa: ANN401 - any subject or object
        return self.shorten(term.value) if isinstance(term, pyoxigraph.NamedNode) else str(term)

    def _pair(self, predicate: str, term: Any) -> tuple[str, Any]:  # noqa: ANN401
        """Key and value of one statement."""
        if predicate == _TYPE and not isinstance(term, pyoxigraph.Literal):
            return "@type", self._terms.get((term.value, None)) or self._id(term)
        if not isinstance(term, pyoxigraph.Literal):
            key = self._terms.get((predicate, "@id"))
            return (key, self._id(term)) if key else (self.shorten(predicate), {"@id": self._id(term)})
        datatype = term.datatype.value
        exact = self._terms.get((predicate, None if datatype == _STRING else datatype))
        if exact:
            return exact, term.value
        value: dict[str, str | None] = {"@value": term.value}
        if datatype == _LANG_STRING:
            value = {"@language": term.language, **value}
        elif datatype != _STRING:
            value = {"@type": self.shorten(datatype), **value}
        return self._terms.get((predicate, None), self.shorten(predicate)), value
