"""The parameters of a named query: their types, and from what a person types to a term of RDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from munigraph.errors import QueryError
from munigraph.query.kinds import KINDS
from munigraph.query.prefixes import KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyoxigraph

    from munigraph.query.run import Askable

    Term = pyoxigraph.NamedNode | pyoxigraph.Literal

__all__ = ["TYPES", "Parameter", "Words", "term_of"]

_NUMBER = r"[+-]?\d+(\.\d+)?"
_XSD = KNOWN["xsd"]


class Words(NamedTuple):
    """A text for people in Spanish and in English."""

    es: str
    en: str

    def in_(self, lang: str) -> str:
        """The text in a language, ``es`` or ``en``."""
        return self.en if lang == "en" else self.es


class Parameter(NamedTuple):
    """Something that the asker of a named query may choose."""

    #: Name of the variable of the query, without its mark.
    name: str
    #: A key of :data:`TYPES`.
    type: str
    #: What it means.
    about: Words
    #: Value where none is given, as a person would type it; None leaves the variable free: the query asks of all.
    default: str | None = None


def term_of(parameter: Parameter, value: str, store: Askable) -> Term:
    """The term that a value means: an IRI for things that have names, else a typed literal.

    Raises :class:`~munigraph.errors.QueryError` when the value is not of the type, or its name fits nothing or several
    things, which are then listed.
    """
    return TYPES[parameter.type](parameter, value, store)


def _thing(parameter: Parameter, value: str, store: Askable) -> Term:
    if iri := _iri(value):
        return iri
    from munigraph.query.entities import nearest, resolve

    found = resolve(store, value, parameter.type)
    if not found:
        near = nearest(store, value, parameter.type)
        raise QueryError(
            f"--param {parameter.name}: the graph knows no {parameter.type} {value!r}",
            hint=f"did you mean {', '.join(near)}?" if near else "an IRI will do as well, such as mgr:comuna/05101",
        )
    if len(found) > 1:
        listed = "\n".join(f"  {each.label}: <{each.iri}>" for each in found)
        raise QueryError(
            f"--param {parameter.name}: {value!r} is the name of {len(found)} things; choose one by its IRI",
            hint=listed,
        )
    import pyoxigraph

    return pyoxigraph.NamedNode(found[0].iri)


def _iri(value: str) -> Term | None:
    """The IRI that a value is: in angle brackets, with a scheme that addresses have, or with a known prefix."""
    import pyoxigraph

    prefix, colon, rest = value.strip().partition(":")
    if value.strip().startswith("<") and value.strip().endswith(">"):
        written = value.strip()[1:-1]
    elif prefix in ("http", "https", "urn"):
        written = value.strip()
    elif colon and prefix in KNOWN:
        written = KNOWN[prefix] + rest
    else:
        return None
    try:
        return pyoxigraph.NamedNode(written)
    except ValueError:
        return None


def _date(parameter: Parameter, value: str, _: Askable) -> Term:
    from datetime import date

    import pyoxigraph

    try:
        day = date.fromisoformat(value.strip())
    except ValueError:
        raise QueryError(
            f"--param {parameter.name}: {value!r} is not a day", hint="write it as year-month-day: 2021-01-05"
        ) from None
    return pyoxigraph.Literal(day.isoformat(), datatype=pyoxigraph.NamedNode(f"{_XSD}date"))


def _number(parameter: Parameter, value: str, _: Askable) -> Term:
    import pyoxigraph

    found = re.fullmatch(_NUMBER, value.strip())
    if not value.isascii() or not found:
        raise QueryError(f"--param {parameter.name}: {value!r} is not a number", hint="for example 3 or 0.9")
    kind = "decimal" if found[1] else "integer"
    return pyoxigraph.Literal(value.strip(), datatype=pyoxigraph.NamedNode(_XSD + kind))


def _text(_: Parameter, value: str, __: Askable) -> Term:
    import pyoxigraph

    return pyoxigraph.Literal(value)


#: Type of a parameter to what makes a term of a value.
TYPES: dict[str, Callable[[Parameter, str, Askable], Term]] = {
    **dict.fromkeys(KINDS, _thing),
    "date": _date,
    "number": _number,
    "text": _text,
}
