"""Named queries: questions kept as ``.rq`` files that say what they ask, for people who write no SPARQL.

A file is a SPARQL query whose first lines are comments that hold TOML::

    # title.es = "¿Quién gobierna?"
    # title.en = "Who governs?"
    # description.es = "…"
    # description.en = "…"
    # view = "table"
    #
    # [parameters.comuna]
    # type = "comuna"
    # about.es = "La comuna"
    # about.en = "The comuna"
    SELECT ?mayor { ?municipality mg:administers $comuna ; ^mg:governs ?mayor }

A text in one language may stand for both: ``title = "…"``.  The file is valid SPARQL as it is: a parameter that gets
no value is a variable like any other.  The schema is told in ``docs/queries.md``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from munigraph.errors import DataError, QueryError
from munigraph.query.parameters import TYPES, Parameter, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["VIEWS", "NamedQuery", "catalogue", "named_query"]

#: The ways of looking at an answer that a query may name as the fitting one.
VIEWS = ("table", "network", "map", "timeline")
_OWN = Path(__file__).parent
_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
_VARIABLE = r"[a-z][a-z0-9_]*"
_KEYS = {"title", "description", "view", "parameters"}
_PARAMETER_KEYS = {"type", "about", "default"}


class NamedQuery(NamedTuple):
    """A question with a name."""

    #: Name of its file without the ending.
    name: str
    path: Path
    title: Words
    description: Words
    #: One of :data:`VIEWS`.
    view: str
    #: In the order of the file.
    parameters: tuple[Parameter, ...]
    #: The whole file, header included.
    sparql: str

    @property
    def body(self) -> str:
        """The query without its header."""
        return "\n".join(self.sparql.splitlines()[len(_header(self.sparql)) :]).strip()


def catalogue(folders: Iterable[Path] = ()) -> dict[str, NamedQuery]:
    """The named queries of munigraph and of these folders, by name, sorted; a later folder's stands for an earlier's.

    Raises :class:`~munigraph.errors.DataError` for a file that does not keep the schema (naming the line) and a folder
    that is not there.
    """
    found = _files(folders)
    return {name: _read(found[name]) for name in sorted(found)}


def named_query(name: str, folders: Iterable[Path] = ()) -> NamedQuery:
    """One of :func:`catalogue`; raises :class:`~munigraph.errors.QueryError` when there is none of that name."""
    found = _files(folders)
    if name not in found:
        from difflib import get_close_matches

        near = get_close_matches(name, found, n=3, cutoff=0.5)
        advice = f"did you mean {' or '.join(near)}? " if near else ""
        raise QueryError(f"there is no query named {name!r}", hint=f"{advice}munigraph queries lists them")
    return _read(found[name])


def _files(folders: Iterable[Path]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for folder in (_OWN, *folders):
        if not folder.is_dir():
            raise DataError(f"the folder of queries {folder} is not there", hint="check the path")
        for path in sorted(folder.glob("*.rq")):
            if not re.fullmatch(_NAME, path.stem):
                raise DataError(f"{path}: a name is of lower case letters, digits and hyphens", hint="rename the file")
            files[path.stem] = path
    return files


def _read(path: Path) -> NamedQuery:
    import tomllib

    try:
        sparql = path.read_text(encoding="utf-8-sig")
        header = tomllib.loads("\n".join(_header(sparql)))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: its header is not TOML: {error}", hint="see docs/queries.md") from error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise DataError(f"cannot read {path}: {reason}") from error
    schema = _Schema(path)
    schema.only(header, _KEYS, "the header")
    view = header.get("view", "table")
    if view not in VIEWS:
        raise schema.wrong(f"view is {view!r}", f"it is one of {', '.join(VIEWS)}")
    return NamedQuery(
        name=path.stem,
        path=path,
        title=schema.words(header, "title"),
        description=schema.words(header, "description"),
        view=view,
        parameters=tuple(schema.parameter(name, table) for name, table in schema.table(header, "parameters").items()),
        sparql=sparql,
    )


def _header(sparql: str) -> list[str]:
    """The comments at the beginning, line by line, without their marks."""
    lines = []
    for line in sparql.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line[1:].strip())
    return lines


def _line(text: str) -> str:
    return " ".join(text.split())


class _Schema:
    """Checks the header of a file; what is wrong is told with the file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def wrong(self, what: str, hint: str) -> DataError:
        return DataError(f"{self._path}: {what}", hint=f"{hint}; see docs/queries.md")

    def only(self, table: Mapping[str, Any], keys: set[str], where: str) -> None:
        for key in table:
            if key not in keys:
                from difflib import get_close_matches

                near = get_close_matches(key, sorted(keys), n=1)
                advice = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(keys))}"
                raise self.wrong(f"{where} has the unknown key {key!r}", advice)

    def table(self, table: Mapping[str, Any], key: str) -> dict[str, Any]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(f"{key} is no table", f"write [{key}.NAME]")
        return value

    def words(self, table: Mapping[str, Any], key: str) -> Words:
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            return Words(_line(value), _line(value))
        if isinstance(value, dict) and value.keys() == {"es", "en"} and all(isinstance(v, str) for v in value.values()):
            return Words(_line(value["es"]), _line(value["en"]))
        raise self.wrong(f"it lacks {key}.es and {key}.en", f'write them as # {key}.es = "..."')

    def parameter(self, name: str, table: Any) -> Parameter:  # noqa: ANN401 - whatever the file holds
        if not re.fullmatch(_VARIABLE, name) or not isinstance(table, dict):
            raise self.wrong(f"the parameter {name!r}", "is a table [parameters.NAME], NAME in lower case letters")
        self.only(table, _PARAMETER_KEYS, f"the parameter {name}")
        kind, default = table.get("type"), table.get("default")
        if kind not in TYPES:
            raise self.wrong(f"the parameter {name} has the type {kind!r}", f"known are {', '.join(TYPES)}")
        return Parameter(name, kind, self.words(table, "about"), None if default is None else str(default))
