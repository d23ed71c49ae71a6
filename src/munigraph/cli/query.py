"""``munigraph query``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from munigraph.cli.completing import complete_name, complete_parameter
from munigraph.cli.limits import limited, seconds, size
from munigraph.cli.options import example, opened, source_options
from munigraph.cli.settings import queries_option, settings
from munigraph.errors import InputError

if TYPE_CHECKING:
    from munigraph.query.questions import NamedQuery
    from munigraph.query.run import Askable

__all__ = ["command"]

#: Formats for people, in which IRIs may be shown as labels.
READABLE = ("table", "markdown", "html")
FORMATS = (*READABLE, "csv", "tsv", "json", "xml", "turtle", "ntriples", "jsonld", "rdfxml")


@click.command(
    short_help="Ask the graph a SPARQL query.",
    epilog=example(
        'munigraph query "SELECT ?who ?body { ?who mg:governs ?body }" --labels es',
        "munigraph query --name who-governs --param comuna=Valparaíso --param date=2021-01-05",
        "munigraph query -f question.rq --format csv > answer.csv",
        "munigraph query -f question.rq --data mine.ttl --data more.nq.gz",
        'munigraph query "ASK { ?x a mg:Meeting }" --endpoint http://localhost:7878/query',
    ),
)
@click.argument("sparql", required=False)
@click.option("-f", "--file", "file", type=click.Path(path_type=Path), metavar="FILE", help="Read the query from FILE.")
@click.option(
    "-n",
    "--name",
    shell_complete=complete_name,
    metavar="NAME",
    help="Ask a named query; munigraph queries lists them.",
)
@click.option(
    "-p",
    "--param",
    "parameters",
    multiple=True,
    shell_complete=complete_parameter,
    metavar="KEY=VALUE",
    help="A value for a parameter of the named query; may be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Form of the answer; default: table on a terminal, csv in a pipe, turtle for CONSTRUCT and DESCRIBE.",
)
@click.option(
    "--labels",
    type=click.Choice(("es", "en")),
    help="Show things by their names in this language, not by their IRIs; for table, markdown and html.",
)
@click.option(
    "--timeout",
    type=seconds,
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a query that takes longer.",
)
@click.option("--limit-memory", type=size, metavar="SIZE", help="Stop a query that needs more memory, such as 2G.")
@click.option("--allow-service", is_flag=True, help="Let the query ask other servers (SERVICE).")
@queries_option
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL 1.1 server instead of a store.")
@source_options
def command(
    *,
    sparql: str | None,
    file: Path | None,
    name: str | None,
    parameters: tuple[str, ...],
    form: str | None,
    labels: str | None,
    timeout: float,
    limit_memory: int | None,
    allow_service: bool,
    queries: tuple[Path, ...],
    endpoint: str | None,
    store: Path,
    data: tuple[Path, ...],
) -> int:
    """Ask the graph a SPARQL query: an argument, a file (-f), a named query (--name), or standard input (- or a pipe).

    The prefixes mg:, mgr:, rdfs:, skos:, schema:, prov:, oa:, org: and the other usual ones need not be declared. The
    default graph is the union of all graphs. SERVICE is refused unless allowed, LOAD and updates always. ASK also
    answers by the exit code: 0 for true, 1 for false. docs/queries.md tells all of it.

    In Python: munigraph.open(store).query(sparql)
    """
    if labels and form and form not in READABLE:
        raise click.UsageError(f"--labels is for {', '.join(READABLE)}; {form} keeps the IRIs")
    if endpoint and data:
        raise click.UsageError("give --endpoint or --data, not both")
    mine = settings(queries)
    values = _values(parameters, name)
    question = _named(name, mine.queries, sparql is not None or file is not None)
    text = "" if question else _text(sparql, file)

    def answer(graph: Askable) -> int:
        from munigraph.cli.answering import show
        from munigraph.query import run

        asked = text
        if question is not None:
            from munigraph.query.binding import bind

            asked = bind(question, values, graph)
        result = run(graph, asked, prefixes=mine.prefixes, allow_service=allow_service)
        return show(graph, asked, result, form=form, labels=labels, prefixes=mine.prefixes)

    def work() -> int:
        if endpoint is not None:
            from munigraph.query.endpoint import Endpoint

            return answer(Endpoint(endpoint))
        with opened(store, data) as graph:
            return answer(graph)

    return limited(work, timeout, limit_memory)


def _named(name: str | None, folders: tuple[Path, ...], others: bool) -> NamedQuery | None:
    if name is None:
        return None
    if others:
        raise click.UsageError("give a named query or one of your own, not both")
    from munigraph.query.questions import named_query

    return named_query(name, folders)


def _values(parameters: tuple[str, ...], name: str | None) -> dict[str, str]:
    if parameters and name is None:
        raise click.UsageError("--param is for a named query: give --name")
    values: dict[str, str] = {}
    for each in parameters:
        key, equals, value = each.partition("=")
        if not equals or not key.strip():
            raise click.UsageError(f"--param {each}: write it as KEY=VALUE, such as comuna=Valparaíso")
        if key.strip() in values:
            raise click.UsageError(f"--param {key.strip()} is given twice")
        values[key.strip()] = value
    return values


def _text(sparql: str | None, file: Path | None) -> str:
    if sparql not in (None, "-") and file is not None:
        raise click.UsageError("give the query as an argument or with -f, not both")
    if file is not None and str(file) != "-":
        try:
            return file.read_text(encoding="utf-8-sig")
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
            raise InputError(f"cannot read the query {file}: {reason}", hint="check the path") from error
    if sparql not in (None, "-"):
        assert sparql is not None
        return sparql
    if sparql is None and file is None and sys.stdin.isatty():
        raise click.UsageError(
            'no query: give it as an argument, e.g. "SELECT * { ?s ?p ?o } LIMIT 5", with -f FILE or --name NAME'
        )
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except ValueError as error:
        raise InputError("the query on standard input is not UTF-8 text") from error
