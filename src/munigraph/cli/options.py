"""Options that several commands share."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from munigraph.extraction import Extractor
    from munigraph.read import Skipped
    from munigraph.store import Store
    from munigraph.store.memory import MemoryStore

__all__ = [
    "DAY",
    "example",
    "extractor_of",
    "lang_option",
    "lexicon_option",
    "opened",
    "source_options",
    "store_option",
    "tell_skipped",
]

#: A day in ISO 8601.
DAY = click.DateTime(("%Y-%m-%d",))

_Command = TypeVar("_Command", bound="Callable[..., Any]")

#: ``--store DIR``: a path in the parameter ``store``.
store_option = click.option(
    "--store",
    type=click.Path(path_type=Path),
    default="munigraph-store",
    envvar="MUNIGRAPH_STORE",
    show_default=True,
    show_envvar=True,
    metavar="DIR",
    help="Folder of the store.",
)

#: ``--lexicon FILE``: paths in the parameter ``lexicon``.
lexicon_option = click.option(
    "--lexicon",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Add the words of this TOML file (schema: data/lexicons/README.md); may be repeated.",
)


def extractor_of(lexicon: tuple[Path, ...]) -> Extractor | None:
    """The extractor with these files of words, or None for the usual one."""
    if not lexicon:
        return None
    from munigraph.extraction import Extractor

    return Extractor(extra=lexicon)


#: ``--lang es|en``: the language in the parameter ``lang``.
lang_option = click.option("--lang", type=click.Choice(("es", "en")), default="es", show_default=True, help="Language.")


def example(*lines: str) -> str:
    """The end of a help page: commands to try, not wrapped."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def source_options(command: _Command) -> _Command:
    """``--store DIR`` and ``--data FILE``: where a reading command finds its graph."""
    data = click.option(
        "--data",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="FILE",
        help="Read this RDF file (.nq .trig .ttl .nt .rdf .jsonld, also .gz) instead of a store; may be repeated.",
    )
    return store_option(data(command))


@contextmanager
def opened(store: Path, data: tuple[Path, ...]) -> Iterator[Store | MemoryStore]:
    """The store, or the files in memory when there are any."""
    from munigraph.store import Store

    if data:
        from munigraph.store.memory import read_rdf

        yield read_rdf(data)
        return
    with Store.open(store) as found:
        yield found


def tell_skipped(skipped: Iterable[Skipped]) -> int:
    """Say on standard error what was left out and why; the exit code that follows from it."""
    code = 0
    for each in skipped:
        click.echo(f"skipped: {each}", err=True)
        if each.hint:
            click.echo(f"  hint: {each.hint}", err=True)
        code = 2
    return code
