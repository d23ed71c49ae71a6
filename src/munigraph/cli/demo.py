"""``munigraph demo``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from munigraph.cli.options import example, tell_skipped

__all__ = ["QUESTIONS", "command"]

#: What the demonstration asks: the question in Spanish, and in SPARQL.
QUESTIONS = (
    (
        "¿Quién gobierna cada municipio, y qué frase de la prensa lo dice?",
        """SELECT ?municipio ?alcaldía (MIN(?frase) AS ?cita) {
  ?a rdf:subject ?p ; rdf:predicate mg:governs ; rdf:object ?m ; mg:hasEvidence/oa:exact ?frase .
  ?p skos:prefLabel ?alcaldía . ?m skos:prefLabel ?municipio
} GROUP BY ?municipio ?alcaldía ORDER BY ?municipio ?alcaldía LIMIT 12""",
    ),
    (
        "¿Quiénes se reunieron?",
        """SELECT ?reunión ?fecha (GROUP_CONCAT(?nombre; separator=", ") AS ?participantes) {
  { SELECT ?e ?nombre { ?e a mg:Meeting ; mg:involves/skos:prefLabel ?nombre } ORDER BY ?e ?nombre }
  ?e rdfs:label ?reunión OPTIONAL { ?e schema:startDate ?fecha }
} GROUP BY ?e ?reunión ?fecha ORDER BY DESC(COUNT(?nombre)) ?reunión LIMIT 6""",
    ),
    (
        "¿Qué modelos de gestión aplica cada municipio?",
        """SELECT ?municipio ?modelo (COUNT(DISTINCT ?artículo) AS ?artículos) {
  ?a rdf:subject ?m ; rdf:predicate mg:adopts ; rdf:object ?x ; prov:wasDerivedFrom ?artículo .
  ?m skos:prefLabel ?municipio . ?x skos:prefLabel ?modelo
} GROUP BY ?municipio ?modelo ORDER BY ?municipio ?modelo LIMIT 12""",
    ),
)


@click.command(
    short_help="Try it on the sample articles.",
    epilog=example("munigraph demo"),
)
@click.argument("folder", type=click.Path(path_type=Path), default="munigraph-demo", metavar="[DIR]")
def command(folder: Path) -> int:
    """Try it: build a graph from the sample articles, answer three questions, write the page.

    Writes DIR/store and DIR/graph.html (DIR is munigraph-demo by default).
    """
    from munigraph.cli.build import describe
    from munigraph.cli.progress import progress_bar
    from munigraph.network import network
    from munigraph.pipeline import build
    from munigraph.query import run
    from munigraph.query.formats import write
    from munigraph.resources import resource
    from munigraph.store import Store
    from munigraph.view import write_page

    with progress_bar() as progress:
        report = build(resource("data", "articles"), folder / "store", on_progress=progress)
    click.echo(f"Grafo construido a partir de los artículos de muestra\n{describe(report.totals)}")
    with Store.open(folder / "store") as store:
        for question, sparql in QUESTIONS:
            click.echo(f"\n{click.style(question, bold=True)}")
            sys.stdout.flush()
            write(run(store, sparql), sys.stdout.buffer, "table")
        page = write_page(network(store.quads), folder / "graph.html")
    click.echo(f"\nPágina: {page.resolve()}")
    # Right after the first installation the environment is not active yet: name the program as it was called.
    program = "munigraph" if shutil.which("munigraph") else sys.argv[0]
    click.echo(f'Otra pregunta: {program} query "SELECT ..." --store {folder / "store"}')
    return tell_skipped(report.skipped)
