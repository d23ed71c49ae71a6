"""The answer to a query."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from munigraph.errors import MunigraphError, QueryError
from munigraph.query.syntax import query_failed
from munigraph.query.values import python_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas
    import pyoxigraph

    Answer = pyoxigraph.QuerySolutions | pyoxigraph.QueryTriples | pyoxigraph.QueryBoolean

__all__ = ["Result", "Row"]

#: Rows that a notebook shows of a result.
_SHOWN = 100


class Row(tuple[Any, ...]):
    """One row of Python values: by position, by name (``row["person"]``), as attributes (``row.person``)."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, names: tuple[str, ...], values: Iterator[Any]) -> Row:
        """A row with these names."""
        row = cls(values)
        row.names = names
        return row

    def __getitem__(self, key: Any) -> Any:  # noqa: ANN401 - as tuple, and by name
        if isinstance(key, str):
            if key not in self.names:
                raise KeyError(key)
            return super().__getitem__(self.names.index(key))
        return super().__getitem__(key)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name == "names" or name not in self.names:
            raise AttributeError(name)
        return self[name]

    def asdict(self) -> dict[str, Any]:
        """Name to value."""
        return dict(zip(self.names, self, strict=True))

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in self.asdict().items())})"


class Result:
    """The answer to a query; reading it twice asks twice, so it needs no memory.

    Iterating gives a :class:`Row` for each solution of a SELECT, ``(subject, predicate, object)`` strings in
    N-Triples form for CONSTRUCT and DESCRIBE.  ``bool(result)`` is the answer of an ASK, and whether there is any row
    otherwise.
    """

    def __init__(self, ask: Callable[[], Answer], timeout: float | None = None) -> None:
        self._ask = ask
        self._timeout = timeout
        self._deadline = None if timeout is None else time.monotonic() + timeout
        self._first: Answer | None = ask()
        #: ``select``, ``ask`` or ``construct`` (also for DESCRIBE).
        self.kind = {"QuerySolutions": "select", "QueryBoolean": "ask"}.get(type(self._first).__name__, "construct")
        #: Names of the columns of a SELECT, in the order of the query; empty otherwise.
        self.variables: tuple[str, ...] = (
            tuple(variable.value for variable in self._first.variables)  # type: ignore[union-attr]
            if self.kind == "select"
            else ()
        )

    def answer(self) -> Answer:
        """A fresh answer of pyoxigraph: its terms, its serialisers."""
        first, self._first = self._first, None
        if first is None:
            self._deadline = None if self._timeout is None else time.monotonic() + self._timeout
            first = self._ask()
        return first

    def terms(self) -> Iterator[Any]:
        """The solutions (sequences of pyoxigraph terms, None where unbound) or triples, as they come.

        Raises :class:`~munigraph.errors.QueryError` when evaluation fails or the time is over.
        """
        answer = self.answer()
        try:
            for item in answer:  # type: ignore[union-attr]
                if self._deadline is not None and time.monotonic() > self._deadline:
                    raise QueryError(f"the query ran longer than {self._timeout:g} s", hint="narrow it, or add a LIMIT")
                yield item
        except (RuntimeError, OSError, ValueError, SyntaxError) as error:
            raise query_failed(error) from error

    def __iter__(self) -> Iterator[Any]:
        if self.kind == "ask":
            yield Row.of(("answer",), iter((bool(self),)))
        elif self.kind == "select":
            for solution in self.terms():
                yield Row.of(self.variables, map(python_value, solution))
        else:
            for triple in self.terms():
                yield (str(triple.subject), str(triple.predicate), str(triple.object))

    def __bool__(self) -> bool:
        if self.kind == "ask":
            return bool(self.answer())
        return next(self.terms(), None) is not None

    def to_dataframe(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame; needs ``munigraph[notebook]``."""
        try:
            import pandas
        except ImportError:
            raise MunigraphError(
                "to_dataframe() needs pandas, which is not installed",
                hint='python -m pip install "munigraph[notebook]"',
            ) from None
        columns = list(self.variables) or (["answer"] if self.kind == "ask" else ["subject", "predicate", "object"])
        return pandas.DataFrame.from_records([tuple(row) for row in self], columns=columns)

    def _repr_html_(self) -> str:
        from html import escape

        from munigraph.query.prefixes import KNOWN
        from munigraph.query.values import readable

        if self.kind == "ask":
            return f"<p>{str(bool(self)).lower()}</p>"
        names = self.variables or ("subject", "predicate", "object")
        head = "".join(f"<th>{escape(name)}</th>" for name in names)
        body, more = [], False
        for count, item in enumerate(self.terms()):
            if count == _SHOWN:
                more = True
                break
            body.append("".join(f"<td>{escape(readable(term, KNOWN))}</td>" for term in item))
        rows = "".join(f"<tr>{row}</tr>" for row in body)
        tail = f"<p>the first {_SHOWN} rows</p>" if more else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{tail}"

    def __repr__(self) -> str:
        return f"<munigraph {self.kind} result: {', '.join(self.variables) or self.kind}>"
