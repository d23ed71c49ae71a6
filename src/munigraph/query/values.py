"""RDF terms as Python values, and as people like to read them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from munigraph.printable import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pyoxigraph

    Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple

__all__ = ["is_number", "python_value", "readable", "shorten"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = (
    "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger",
    "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte",
)  # fmt: skip
_CASTS: dict[str, Callable[[str], Any]] = {
    **{_XSD + name: int for name in _INTEGERS},
    **{_XSD + name: float for name in ("decimal", "double", "float")},
    _XSD + "boolean": lambda text: text in ("true", "1"),
    _XSD + "date": date.fromisoformat,
    _XSD + "dateTime": datetime.fromisoformat,
}


def python_value(term: Term | None) -> Any:  # noqa: ANN401 - as many types as RDF has datatypes
    """A term as a Python value: IRIs and texts as ``str``, numbers, booleans, dates as what they are, None unbound.

    ``xsd:decimal`` becomes ``float``.  A literal whose text does not fit its datatype stays ``str``.
    """
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    value = getattr(term, "value", None)
    if value is None:  # a quoted triple
        return str(term)
    cast = _CASTS.get(datatype.value) if datatype is not None else None
    if cast is None:
        return value
    try:
        return cast(value)
    except ValueError:
        return value


def is_number(term: Term | None) -> bool:
    """True for a numeric literal."""
    datatype = getattr(term, "datatype", None)
    return datatype is not None and _CASTS.get(datatype.value) in (int, float)


def shorten(iri: str, prefixes: Mapping[str, str]) -> str:
    """The IRI as ``prefix:rest`` by the longest namespace that fits; ``<iri>`` when none does.

    For reading, and for ``munigraph show``: the rest may hold ``/``, which no prefixed name of SPARQL has.  A query
    with such a name gets an error that gives the whole IRI (:mod:`munigraph.query.diagnosis`).
    """
    best = max((name for name in prefixes if iri.startswith(prefixes[name])), key=lambda name: len(prefixes[name]),
               default=None)  # fmt: skip
    return f"<{iri}>" if best is None else f"{best}:{iri[len(prefixes[best]) :]}"


def readable(term: Term | None, prefixes: Mapping[str, str], labels: Mapping[str, str] | None = None) -> str:
    """A term as one line of text for a terminal: literals bare, control characters made harmless.

    An IRI is shown as its label, where it has one among ``labels``, else shortened.
    """
    if term is None:
        return ""
    if type(term).__name__ == "NamedNode":
        iri = term.value  # type: ignore[union-attr]
        text = (labels or {}).get(iri) or shorten(iri, prefixes)
    elif type(term).__name__ == "Literal":
        text = term.value  # type: ignore[union-attr]
    else:
        text = str(term)
    return printable(text)
