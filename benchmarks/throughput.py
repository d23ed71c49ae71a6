"""How fast munigraph is: words per second of each stage, on one core, and the memory of a whole build.

``python benchmarks/throughput.py [PATHS ...] [--best-of 3]``

A word is what stands between two spaces of the clean text.  Each stage is measured by itself, in process time (user
and system, all threads), pinned to one core where the system allows it; the best of several runs counts.  The whole
way is measured in processes of their own, from the files to a new store, and so is its peak memory.  Extraction is also
told apart for the articles that state something: the others are put aside after a glance, which costs little.
spaCy's blank Spanish tokenizer, where it is installed, splits the same texts in the same run, as a yardstick: it only
finds where words begin and end.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import sources

if TYPE_CHECKING:
    from collections.abc import Callable

    from munigraph.model import Article

#: The whole way, in a process of its own; prints its report as JSON.
_WHOLE_WAY = """
import json, sys, time
import munigraph
start = time.process_time(), time.perf_counter()
report = munigraph.build(sys.argv[2:], store=sys.argv[1], workers=1)
seconds, clock = time.process_time() - start[0], time.perf_counter() - start[1]
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
except ImportError:
    peak = None
print(json.dumps({"seconds": seconds, "clock": clock, "peak": peak, "triples": report.totals.triples}))
"""


@dataclass(frozen=True)
class Line:
    """One line of the report."""

    name: str
    seconds: float
    words: int

    @property
    def rate(self) -> float:
        """Words per second."""
        return self.words / max(self.seconds, 1e-9)


def best(times: int, work: Callable[[], Any]) -> tuple[float, Any]:
    """The least process time of several runs, in seconds, and what the last run gave."""
    seconds, result = [], None
    for _ in range(times):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


def stages(paths: list[str], times: int) -> tuple[list[Line], list[Article]]:
    """Each stage by itself, on what the one before gave."""
    from munigraph.extraction import Extractor
    from munigraph.mapping import article_quads
    from munigraph.read import Skipped, read_sources
    from munigraph.resolve import case_of, resolve

    skipped: list[Skipped] = []
    reading, articles = best(times, lambda: list(read_sources(paths, on_skip=skipped.append)))
    if not articles:
        raise SystemExit("no articles there")
    # Where an id comes twice, a build keeps the later article.
    articles = list({article.id: article for article in articles}.values())
    extractor = Extractor()
    extracting, extractions = best(times, lambda: [extractor.extract(article) for article in articles])
    telling = [each.article for each in extractions if each.entities]
    in_telling, _ = best(times, lambda: [extractor.extract(article) for article in telling])
    resolving, identities = best(times, lambda: resolve([case_of(each) for each in extractions]))
    mapping, _ = best(times, lambda: sum(len(article_quads(each, identities)) for each in extractions))
    words = count_words(articles)
    lines = [
        Line("reading and cleaning", reading, words),
        Line("extraction", extracting, words),
        Line(f"  {len(telling):,} articles with facts", in_telling, count_words(telling)),
        Line("identities (resolve)", resolving, words),
        Line("mapping to quads", mapping, words),
    ]
    return lines, articles


def count_words(articles: list[Article]) -> int:
    """What stands between spaces in the clean texts."""
    return sum(len(article.text.split()) for article in articles)


def whole_way(paths: list[str], times: int) -> dict[str, Any]:
    """From the files to a new store: the run with the least process time."""
    runs = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-c", _WHOLE_WAY, str(Path(folder) / "store"), *paths]
            runs.append(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))
    fastest: dict[str, Any] = min(runs, key=lambda run: run["seconds"])
    return fastest


def spacy_tokenizer(articles: list[Article], times: int) -> tuple[str, float] | None:
    """Name and seconds of spaCy's blank Spanish tokenizer over the same texts, or None where it is not installed."""
    try:
        import spacy  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    tokenizer = spacy.blank("es").tokenizer
    seconds, _ = best(times, lambda: sum(len(tokenizer(article.text)) for article in articles))
    return f"spaCy {spacy.__version__} tokenizer", seconds


def one_core() -> bool:
    """Stay on one core from here on, children too; False where the system has no way to."""
    if not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return True


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", help="articles; default: the corpus beside the checkout")
    parser.add_argument("--best-of", type=int, default=3, metavar="N", help="runs of each stage; default: 3")
    options = parser.parse_args()
    paths = options.paths or [str(path) for path in sources()]
    cores, pinned = os.cpu_count(), one_core()
    lines, articles = stages(paths, options.best_of)
    words = lines[0].words
    whole = whole_way(paths, options.best_of)
    yardstick = spacy_tokenizer(articles, options.best_of)
    lines.append(Line("the whole way, to a store", whole["seconds"], words))

    print(f"Python {platform.python_version()}, {cores} cores, {'one used' if pinned else 'not pinned to one'}")
    print(f"{len(articles):,} articles, {words:,} words, best of {options.best_of}\n")
    show(lines, Line(*yardstick, words) if yardstick else None)
    peak = f"{whole['peak'] / 2**20:,.0f} MiB of memory at the peak, " if whole["peak"] else ""
    print(f"\nthe whole way: {peak}{whole['triples']:,} triples, {whole['clock']:.1f} s by the clock")


def show(lines: list[Line], reference: Line | None) -> None:
    """Print the table, with ratios to the reference if there is one."""
    print(f"{'':28}{'words':>12}{'seconds':>10}{'words/s':>12}{'of spaCy' if reference else '':>10}")
    for line in [*lines, *([reference] if reference else [])]:
        ratio = f"{line.rate / reference.rate:.2f}" if reference else ""
        print(f"{line.name:28}{line.words:12,}{line.seconds:10.2f}{line.rate:12,.0f}{ratio:>10}")
    if reference is None:
        print("(spaCy is not installed: no yardstick)")


if __name__ == "__main__":
    main()
