"""What a build did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from munigraph.query.counts import Stats
    from munigraph.read import Skipped

__all__ = ["BuildReport", "Progress", "RetractReport"]

#: Called as ``progress(stage, done, total)``; stages are ``read``, ``extract``, ``map``; total is None while unknown.
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did with its inputs, and what the store holds now."""

    #: Number of articles that were not known, were known with other content, and were known as they are.
    new: int
    changed: int
    unchanged: int
    #: Articles read earlier and extracted again, because the rules or their data are newer now.
    renewed: int
    #: Inputs and articles left out, each with its reason.
    skipped: tuple[Skipped, ...]
    #: Number of the store's corrections that hold.
    corrected: int
    #: Corrections of the store that could not be applied, each with file, line and reason.
    uncorrected: tuple[Skipped, ...]
    #: Counts over the whole store after the build.
    totals: Stats
    #: Number of the store's generation; the one before the build when it changed nothing.
    generation: int


@dataclass(frozen=True, slots=True)
class RetractReport:
    """What a retraction took out, and what the store holds now."""

    #: Identifiers of the articles that were taken out, sorted.
    retracted: tuple[str, ...]
    #: Counts over the whole store afterwards.
    totals: Stats
    #: Number of the store's generation.
    generation: int
