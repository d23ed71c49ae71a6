"""``munigraph serve``."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import click

from munigraph.cli.limits import seconds, size
from munigraph.cli.options import example, store_option

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command(
    short_help="Serve the page and a SPARQL endpoint.",
    epilog=example("munigraph serve --store my-store --open"),
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=7878,
    show_default=True,
    metavar="N",
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--timeout",
    type=seconds,
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a query that takes longer.",
)
@click.option("--limit-memory", type=size, metavar="SIZE", help="Stop queries that need more memory, such as 2G.")
@click.option("--lang", type=click.Choice(("es", "en")), default="es", show_default=True, help="Language of the page.")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@store_option
def command(*, port: int, timeout: float, limit_memory: int | None, lang: str, show: bool, store: Path) -> int:
    """Serve a store on this machine: the analysts' page, a read-only SPARQL 1.1 endpoint, a page to write queries in.

    Needs the extra munigraph[serve]. Listens on 127.0.0.1 only. The endpoint (/query) takes queries by GET and POST;
    the usual prefixes need not be declared, the default graph is the union of all graphs; updates and SERVICE are
    refused. Data of a later build is served as soon as it is there; reload the page to see it. Ctrl-C ends it.
    docs/servers.md tells more.

    In Python: munigraph.serve(store)
    """
    from munigraph.serving import Server

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        server = Server(store, port=port, timeout=timeout, memory=limit_memory, lang=lang)
        try:
            click.echo(f"page      {server.url}\nendpoint  {server.query_url}\nqueries   {server.editor_url}")
            if show:
                click.launch(server.url)
            server.run()
        except KeyboardInterrupt:  # how it is meant to end
            pass
        finally:
            server.close()
    finally:
        signal.signal(signal.SIGTERM, before)
    return 0
