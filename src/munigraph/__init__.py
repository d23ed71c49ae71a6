"""munigraph: from press articles about Chilean municipalities to a graph whose every fact opens its sentence.

::

    import munigraph

    munigraph.build("articles/", store="my-store")
    graph = munigraph.open("my-store")
    for row in graph.query("SELECT ?person ?body WHERE { ?person mg:governs ?body }"):
        print(row.person, row.body)

Names are loaded when first used, so that importing munigraph costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from munigraph.version import __version__

if TYPE_CHECKING:
    from munigraph.api import (
        Graph,
        build,
        evaluate,
        explain,
        extract,
        extract_all,
        identify,
        load,
        open,  # noqa: A004
        publish,
        record,
        retract,
        serve,
        tell,
    )
    from munigraph.errors import MunigraphError

__all__ = [
    "Graph",
    "MunigraphError",
    "__version__",
    "build",
    "evaluate",
    "explain",
    "extract",
    "extract_all",
    "identify",
    "load",
    "open",
    "publish",
    "record",
    "retract",
    "serve",
    "tell",
]

_API = (
    "Graph", "build", "evaluate", "explain", "extract", "extract_all", "identify", "load", "open", "publish", "record",
    "retract", "serve", "tell",
)  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the public names
    if name in _API:
        from munigraph import api

        return getattr(api, name)
    if name == "MunigraphError":
        from munigraph.errors import MunigraphError

        return MunigraphError
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
