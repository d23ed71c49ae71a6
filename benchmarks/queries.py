"""How fast questions are answered: the named queries over a million triples, beside other ways to ask them.

``python benchmarks/queries.py [--folder DIR] [--names NAME ...] [--all] [--times 5] [--rdflib-limit 20]``

The graph is made of invented articles (``press.py``) by the same way as any other, once: the store stays in its
folder for the next run.  Each named query is asked about one thing: a value for each of its parameters, the person,
municipality or model that the graph says most of; with ``--all`` also about all, without values.

*Cold* is a process of its own, the processor time of all of it, and the clock from its start to its first row:
``munigraph query --name``, a bare Python that imports click and pyoxigraph and asks pyoxigraph the same, and Oxigraph's
own command line.  *Warm* is the processor time from the question to the last row within one process:
``munigraph.open``, pyoxigraph, and rdflib's own engine over the same triples in memory.  Medians of several runs that
take turns, so that what else the machine does hits all.
"""

from __future__ import annotations

import argparse
import compileall
import json
import platform
import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph

import munigraph
from engines import (
    Cold,
    Question,
    cold_run,
    munigraph_command,
    oxigraph_command,
    pyoxigraph_command,
    rdflib_asked,
    warm_run,
)
from munigraph.query import bind, catalogue
from munigraph.query.prefixes import KNOWN, declarations
from munigraph.query.tokens import tokens
from press import InventedArticles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from munigraph.query import NamedQuery

#: So many articles make a little more than a million triples.
ARTICLES = 5100
#: What the graph says most of, to ask about, by the type of a parameter.
_BUSIEST = {
    "person": "SELECT ?x { ?s mg:saidBy ?x } GROUP BY ?x ORDER BY DESC(COUNT(?s)) ?x LIMIT 1",
    "municipality": "SELECT ?x { ?s mg:about ?x ; a mg:Statement } GROUP BY ?x ORDER BY DESC(COUNT(?s)) ?x LIMIT 1",
    "model": "SELECT ?x { ?m mg:adopts ?x } GROUP BY ?x ORDER BY DESC(COUNT(?m)) ?x LIMIT 1",
    "comuna": "SELECT ?x { ?s mg:about/mg:administers ?x } GROUP BY ?x ORDER BY DESC(COUNT(?s)) ?x LIMIT 1",
    "region": "SELECT ?x { ?s mg:about/mg:administers/mg:partOf/mg:partOf ?x } GROUP BY ?x ORDER BY DESC(COUNT(?s)) ?x"
    " LIMIT 1",
}
#: Values of parameters that stand for no thing; dates and numbers that leave much of the graph in.
_PLAIN = {"date": "2022-06-01", "number": "1", "text": "alumbrado"}
_BY_NAME = {"since": "2022-06-01", "until": "2024-06-01", "year": "2021", "confidence": "0.9", "articles": "2"}


def made_store(folder: Path, articles: int) -> Path:
    """The store of so many invented articles in a folder, built unless it is there."""
    store = folder / f"{articles}-{munigraph.__version__}"
    if (store / "munigraph.json").exists():
        return store
    invented = InventedArticles()
    with tempfile.TemporaryDirectory() as temporary:
        lines = Path(temporary) / "invented.jsonl"
        with lines.open("w", encoding="utf-8") as out:
            out.writelines(f"{json.dumps(invented.article(n), ensure_ascii=False)}\n" for n in range(articles))
        report = munigraph.build(lines, store=store, extractor=invented)
    if report.skipped:
        raise SystemExit(f"invented articles were left out: {report.skipped[0]}")
    return store


def questions(graph: munigraph.Graph, names: Sequence[str] = (), about_all: bool = True) -> Iterator[Question]:
    """The named queries, or those of some names: about one thing, and where wanted about all."""
    known = {**_PLAIN, **{kind: next(iter(graph.query(sparql)))[0] for kind, sparql in _BUSIEST.items()}}
    for name, query in catalogue().items():
        if names and name not in names:
            continue
        values = {each.name: _BY_NAME.get(each.name, known[each.type]) for each in query.parameters}
        if values:
            yield _question(query, values, graph)
        if about_all or not values:
            yield _question(query, {}, graph)


def _question(query: NamedQuery, values: dict[str, str], graph: munigraph.Graph) -> Question:
    text = bind(query, values, graph.store)
    return Question(query.name, values, declarations(tuple(tokens(text)), KNOWN) + text)


@dataclass
class Asked:
    """What came of a question."""

    question: Question
    rows: int = 0
    #: Runs by the way of asking.
    cold: dict[str, list[Cold]] = field(default_factory=dict)
    warm: dict[str, list[float]] = field(default_factory=dict)
    #: True where rdflib's time was over: it took longer than its figure says.
    late: bool = False

    def first_row(self, way: str) -> float:
        """Median seconds from the start of a process to its first row."""
        return statistics.median(run.first_row for run in self.cold[way])

    def processor(self, way: str) -> float:
        """Median seconds of processor time of a process."""
        return statistics.median(run.processor for run in self.cold[way])

    def whole(self, way: str) -> float:
        """Median seconds from the question to its last row, within a process."""
        return statistics.median(self.warm[way])


def ask_warm(asked: Asked, graph: munigraph.Graph, times: int) -> None:
    """Ask within this process, turn by turn."""
    sparql, quads = asked.question.sparql, graph.store.quads
    ways = {
        "munigraph": lambda: sum(1 for _ in graph.query(sparql)),
        "pyoxigraph": lambda: sum(1 for _ in quads.query(sparql)),  # type: ignore[misc, union-attr]
    }
    asked.rows = ways["pyoxigraph"]()
    ways["munigraph"]()
    asked.warm = {way: [] for way in ways}
    for _ in range(times):
        for way, ask in ways.items():
            asked.warm[way].append(warm_run(ask))


def ask_cold(asked: Asked, store: Path, quads: Path, folder: Path, times: int) -> None:
    """Ask in processes of their own, turn by turn."""
    file = folder / "question.rq"
    file.write_text(asked.question.sparql, encoding="utf-8")
    ways = {
        "munigraph": munigraph_command(asked.question, store),
        "bare": pyoxigraph_command(quads, file),
    }
    if program := oxigraph_program():
        ways["oxigraph"] = oxigraph_command(program, quads, file)
    asked.cold = {way: [] for way in ways}
    for _ in range(times):
        for way, command in ways.items():
            asked.cold[way].append(cold_run(command))


def oxigraph_program() -> str | None:
    """The path of Oxigraph's command line, beside this Python or elsewhere; None where it is not installed."""
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def ask_rdflib(all_asked: Iterable[Asked], graph: munigraph.Graph, folder: Path, limit: float) -> None:
    """Ask rdflib each question once."""
    file = folder / "triples.nt"
    default = pyoxigraph.DefaultGraph()
    graph.store.quads.dump(str(file), pyoxigraph.RdfFormat.N_TRIPLES, from_graph=default)
    with rdflib_asked(file, limit) as ask:
        for asked in all_asked:
            found = ask(asked.question.sparql)
            asked.late = found is None
            asked.warm["rdflib"] = [limit if found is None else found[0]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=Path("munigraph-benchmark"), help="where the store is kept")
    parser.add_argument("--articles", type=int, default=ARTICLES, metavar="N", help=f"default: {ARTICLES}")
    parser.add_argument("--names", nargs="+", default=[], metavar="NAME", help="only these named queries")
    parser.add_argument("--all", action="store_true", help="also without values for parameters")
    parser.add_argument("--times", type=int, default=5, metavar="N", help="runs of each way; default: 5")
    parser.add_argument("--rdflib-limit", type=float, default=20, metavar="SECONDS", help="0: without; default: 20")
    options = parser.parse_args()
    compileall.compile_dir(str(Path(munigraph.__file__).parent), quiet=1)  # as an installation does
    store = made_store(options.folder, options.articles)
    with munigraph.open(store) as graph, tempfile.TemporaryDirectory() as temporary:
        (quads,) = store.glob("generations/*/quads")
        all_asked = [Asked(question) for question in questions(graph, options.names, options.all)]
        for asked in all_asked:
            ask_warm(asked, graph, options.times)
            ask_cold(asked, store, quads, Path(temporary), options.times)
        if options.rdflib_limit:
            ask_rdflib(all_asked, graph, Path(temporary), options.rdflib_limit)
        (triples,) = next(iter(graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))
    print(
        f"Python {platform.python_version()}, pyoxigraph {pyoxigraph.__version__}, {triples:,} triples; milliseconds\n"
    )
    show(all_asked)


def show(all_asked: Sequence[Asked]) -> None:
    """Print a table of Markdown, and the median of each comparison."""
    print(
        "| query | rows | cold | bare | oxigraph | of bare | first row | of bare | warm | pyoxigraph | of it | rdflib |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    for one in all_asked:
        cells = [
            f"{one.rows:,}",
            *(_shown(one.processor(way)) if way in one.cold else "" for way in ("munigraph", "bare", "oxigraph")),
            f"{one.processor('munigraph') / one.processor('bare'):.2f}",
            _shown(one.first_row("munigraph")),
            f"{one.first_row('munigraph') / one.first_row('bare'):.2f}",
            _shown(one.whole("munigraph")),
            _shown(one.whole("pyoxigraph")),
            f"{one.whole('munigraph') / one.whole('pyoxigraph'):.2f}",
            f"{'> ' if one.late else ''}{_shown(one.whole('rdflib'))}" if "rdflib" in one.warm else "",
        ]
        print(f"| {one.question} | {' | '.join(cells)} |")
    median = statistics.median
    print(f"\ncold, of bare: {median(one.processor('munigraph') / one.processor('bare') for one in all_asked):.2f}")
    print(f"first row, of bare: {median(one.first_row('munigraph') / one.first_row('bare') for one in all_asked):.2f}")
    print(f"warm, of pyoxigraph: {median(one.whole('munigraph') / one.whole('pyoxigraph') for one in all_asked):.2f}")
    print(f"longer than a second in pyoxigraph: {sum(one.whole('pyoxigraph') > 1 for one in all_asked)}")
    if all("rdflib" in one.warm for one in all_asked):
        times = median(one.whole("rdflib") / one.whole("munigraph") for one in all_asked)
        print(f"rdflib, of munigraph warm: {times:.0f}, or more")


def _shown(seconds: float) -> str:
    return f"{seconds * 1000:,.0f}" if seconds >= 0.01 else f"{seconds * 1000:.1f}"


if __name__ == "__main__":
    main()
