"""Where the benchmarks find their articles: the corpus beside the checkout."""

from __future__ import annotations

from pathlib import Path

__all__ = ["CORPUS", "SCORE", "sources"]

_BESIDE = Path(__file__).resolve().parents[2] / "shared"
#: Real articles with and without gold; not part of the project.
CORPUS = _BESIDE / "corpus"
#: The script that scores predictions against gold.
SCORE = _BESIDE / "eval" / "score.py"


def sources(corpus: Path = CORPUS) -> list[Path]:
    """All articles of the corpus: those with gold, and the pool.  Ends the program when there is no corpus."""
    found = [corpus / name for name in ("dev.jsonl", "press", "pool.jsonl.gz")]
    missing = [path for path in found if not path.exists()]
    if missing:
        raise SystemExit(f"{missing[0]} is missing: give the path of a folder of articles")
    return found
