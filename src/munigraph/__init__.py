"""munigraph: from press articles about Chilean municipalities to a graph whose every fact opens its sentence.

::

    import munigraph

    munigraph.build("articles/", store="my-store")
    graph = munigraph.open("my-store")
    for row in graph.query("SELECT ?person ?body WHERE { ?person mg:governs ?body }"):
        print(row.person, row.body)

Names are loaded when first used, so that importing munigraph costs nothing.  ``munigraph.build`` and
``munigraph.extract`` are the functions of :mod:`munigraph.api`; of the packages that bear the same names, import what
you need by its full name: ``from munigraph.build import BuildReport``.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from munigraph.version import __version__

if TYPE_CHECKING:
    from munigraph.api import Graph, build, extract, extract_all, load, open, record  # noqa: A004
    from munigraph.errors import MunigraphError

__all__ = [
    "Graph",
    "MunigraphError",
    "__version__",
    "build",
    "extract",
    "extract_all",
    "load",
    "open",
    "record",
]

_API = ("Graph", "build", "extract", "extract_all", "load", "open", "record")


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


class _Package(ModuleType):
    """Keeps the functions ``build`` and ``extract`` from being hidden by the packages of the same names.

    The import system sets a package's attribute to every submodule that it loads; these two attributes take no notice.
    """

    @property
    def build(self) -> Any:  # noqa: ANN401
        """:func:`munigraph.api.build`."""
        return __getattr__("build")

    @build.setter
    def build(self, module: ModuleType) -> None:
        """Ignore the submodule."""

    @property
    def extract(self) -> Any:  # noqa: ANN401
        """:func:`munigraph.api.extract`."""
        return __getattr__("extract")

    @extract.setter
    def extract(self, module: ModuleType) -> None:
        """Ignore the submodule."""


sys.modules[__name__].__class__ = _Package
