"""Answers for people: rows with names in place of IRIs where there are any, written as a table."""

from __future__ import annotations

from itertools import islice
from typing import IO, TYPE_CHECKING

from munigraph.query.tables import print_table, write_html, write_markdown
from munigraph.query.values import is_number, readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from munigraph.query.result import Result
    from munigraph.query.tables import LabelledRow
    from munigraph.query.values import Term

    #: Gives the labels of IRIs.
    Labels = Callable[[Iterable[str]], Mapping[str, str]]

__all__ = ["write_readable"]

#: Rows whose IRIs are looked up together.
_BATCH = 200


def write_readable(
    result: Result, out: IO[bytes], chosen: str, labels: Labels | None, known: Mapping[str, str]
) -> bool:
    """Write rows or triples as a ``table``, ``markdown`` or ``html``; False if there are none.

    ``known`` are prefixes to shorten IRIs by that have no label.
    """
    names = result.variables or ("subject", "predicate", "object")
    rows = _Rows(result, labels)
    if chosen == "table":
        _write_table(names, rows, out, known)
    elif chosen == "markdown":
        write_markdown(names, rows, out, known)
    else:
        write_html(names, rows, out, known)
    return rows.count > 0


class _Rows:
    """The rows of a result with the labels of their IRIs, looked up for many rows at a time; counts them."""

    def __init__(self, result: Result, labels: Labels | None) -> None:
        self._result = result
        self._labels = labels
        self.count = 0

    def __iter__(self) -> Iterator[LabelledRow]:
        solutions = (tuple(each) for each in self._result.terms())
        while batch := list(islice(solutions, _BATCH)):
            self.count += len(batch)
            labels = self._labels(_iris(batch)) if self._labels else {}
            yield from ((row, labels) for row in batch)


def _iris(rows: Iterable[tuple[Term | None, ...]]) -> set[str]:
    return {term.value for row in rows for term in row if type(term).__name__ == "NamedNode"}  # type: ignore[union-attr]


def _write_table(names: Sequence[str], rows: Iterable[LabelledRow], out: IO[bytes], known: Mapping[str, str]) -> None:
    cells: list[list[str]] = []
    numeric = [True] * len(names)
    for terms, labels in rows:
        numeric = [fine and (term is None or is_number(term)) for fine, term in zip(numeric, terms, strict=True)]
        cells.append([readable(term, known, labels) for term in terms])
    print_table(names, cells, out, right=[name for name, fine in zip(names, numeric, strict=True) if fine and cells])
    out.write(f"{len(cells)} row{'' if len(cells) == 1 else 's'}\n".encode())
