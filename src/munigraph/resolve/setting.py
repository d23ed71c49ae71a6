"""Where an article plays: the region, province and municipality that its names place it in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from munigraph.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from munigraph.authority import Authority
    from munigraph.resolve.types import Case

__all__ = ["Setting", "setting_of"]

#: A place in which this share of the municipalities of an article lie is where it plays ...
_SHARE = 2 / 3
#: ... if it names at least so many; with fewer, all must lie there.
_MANY = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """Codes of the places; None where the article names none, or several."""

    #: All municipalities that it names.
    municipalities: frozenset[str]
    region: str | None
    province: str | None
    municipality: str | None

    def place(self, level: str) -> str | None:
        """The code of the place of a level: ``region``, ``province`` or ``comuna``."""
        return {"region": self.region, "province": self.province, "comuna": self.municipality}[level]


def setting_of(case: Case, authority: Authority) -> Setting:
    """The setting of an article.  A region that it names by itself counts before those of its municipalities."""
    cuts = {entity.cut for entity in case.entities if entity.cut is not None}
    comunas = [authority.comuna(cut) for cut in sorted(cuts)]
    named = {entity.ref for entity in case.entities if entity.kind is EntityKind.REGION and entity.ref}
    return Setting(
        frozenset(cuts),
        next(iter(named)) if len(named) == 1 else _main(comuna.region_code for comuna in comunas),
        _main(comuna.province_code for comuna in comunas),
        next(iter(cuts)) if len(cuts) == 1 else None,
    )


def _main(codes: Iterable[str]) -> str | None:
    counts = Counter(codes)
    if not counts:
        return None
    (code, first), total = counts.most_common(1)[0], sum(counts.values())
    return code if first == total or (total >= _MANY and first / total >= _SHARE) else None
