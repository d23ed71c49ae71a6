"""``munigraph queries``."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from munigraph.cli.completing import complete_name
from munigraph.cli.options import example
from munigraph.cli.settings import queries_option, settings

if TYPE_CHECKING:
    from pathlib import Path

    from munigraph.query.questions import NamedQuery

__all__ = ["command"]

_WORDS = {
    "es": {"ask": "Para preguntar", "parameters": "Parámetros", "default": "por defecto", "view": "Vista"},
    "en": {"ask": "To ask it", "parameters": "Parameters", "default": "by default", "view": "View"},
}


@click.command(
    short_help="List the named queries, or show one.",
    epilog=example("munigraph queries --lang en", "munigraph queries who-governs"),
)
@click.argument("name", required=False, shell_complete=complete_name)
@click.option("--lang", type=click.Choice(("es", "en")), default="es", show_default=True, help="Language.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@queries_option
def command(*, name: str | None, lang: str, as_json: bool, queries: tuple[Path, ...]) -> None:
    """List the named queries that munigraph query --name asks; with a NAME show its parameters and its SPARQL.

    In Python: munigraph.query.catalogue()
    """
    from munigraph.query.questions import catalogue, named_query

    folders = settings(queries).queries
    if name is not None:
        query = named_query(name, folders)
        click.echo(_json(_record(query)) if as_json else _page(query, lang))
        return
    found = list(catalogue(folders).values())
    if as_json:
        click.echo(_json([_record(query) for query in found]))
        return
    from munigraph.query.tables import print_table

    columns = ("nombre", "pregunta", "parámetros") if lang == "es" else ("name", "question", "parameters")
    rows = [(each.name, each.title.in_(lang), ", ".join(p.name for p in each.parameters)) for each in found]
    print_table(columns, rows, sys.stdout.buffer)


def _json(data: Any) -> str:  # noqa: ANN401
    return json.dumps(data, ensure_ascii=False, indent=2)


def _record(query: NamedQuery) -> dict[str, Any]:
    def words(text: Any) -> dict[str, str]:  # noqa: ANN401
        return {"es": text.es, "en": text.en}

    return {
        "name": query.name,
        "title": words(query.title),
        "description": words(query.description),
        "view": query.view,
        "parameters": [
            {"name": each.name, "type": each.type, "about": words(each.about), "default": each.default}
            for each in query.parameters
        ],
        "sparql": query.sparql,
    }


def _page(query: NamedQuery, lang: str) -> str:
    words = _WORDS[lang]
    usage = "".join(f" --param {each.name}=…" for each in query.parameters)
    lines = [
        click.style(query.title.in_(lang), bold=True),
        query.description.in_(lang),
        "",
        f"{words['ask']}: munigraph query --name {query.name}{usage}",
        f"{words['view']}: {query.view}",
    ]
    if query.parameters:
        lines += ["", f"{words['parameters']}:"]
    for each in query.parameters:
        default = f" ({words['default']}: {each.default})" if each.default is not None else ""
        lines.append(f"  {each.name}, {each.type}: {each.about.in_(lang)}{default}")
    return "\n".join((*lines, "", query.body))
