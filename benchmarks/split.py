"""How right munigraph is, on the halves of the development articles and on the news items of the corpus.

``python benchmarks/split.py [--corpus DIR] [--score FILE] [--kinds]``

The articles of ``dev.jsonl`` fall into two halves by the SHA-256 of their id: A (even) was read while rules were
written, B (odd) only at the end.  The news items of ``press`` and the seed article, both known from the start, are
reported apart.  This program shows counts and never what was missed or wrong, so that it may also be used with articles
(``--corpus``) that nobody is to read.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import CORPUS, SCORE

if TYPE_CHECKING:
    from types import ModuleType

#: Kind of item to the scorer's counts: hit, missed, wrong.
Tally = dict[str, list[int]]


def half(article_id: str) -> str:
    """``A`` or ``B``: the half of ``dev.jsonl`` that an article belongs to."""
    return "AB"[int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % 2]


def predictions(corpus: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """What munigraph says of each article, as ``munigraph extract`` prints it: by set, then by the article's id."""
    import munigraph

    def records(name: str) -> list[dict[str, Any]]:
        return [munigraph.record(extraction) for extraction in munigraph.extract_all(corpus / name)]

    sets: dict[str, dict[str, dict[str, Any]]] = {"dev A": {}, "dev B": {}}
    for record in records("dev.jsonl"):
        sets[f"dev {half(record['id'])}"][record["id"]] = record
    sets["press"] = {record["id"]: record for record in records("press")}
    sets["seed"] = {record["id"]: record for record in records("valparaiso-quillota.txt")}
    return sets


def tally(scorer: ModuleType, gold: Path, found: dict[str, dict[str, Any]]) -> Tally:
    """The scorer's counts (hit, missed, wrong) by kind, over these articles alone."""
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(gold.glob("*.json")):
            if json.loads(path.read_text(encoding="utf-8"))["id"] in found:
                shutil.copy(path, folder)
        counts: Tally = dict(scorer.score(folder, found, []))
    return counts


def load_scorer(path: Path) -> ModuleType:
    """The module of the scoring script."""
    spec = importlib.util.spec_from_file_location("munigraph_score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"{path} is missing: give it with --score")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def show(name: str, articles: int | str, counts: list[int], scorer: ModuleType) -> None:
    """Print one row."""
    hit, missed, wrong = counts
    precision, recall, f1 = scorer.rates(hit, missed, wrong)
    print(f"{name:20}{articles:>9}{hit + missed:6}{hit:6}{missed:8}{wrong:7}{precision:8.3f}{recall:8.3f}{f1:8.3f}")


def main() -> None:
    """Score the sets and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="folder with dev.jsonl, press and gold")
    parser.add_argument("--score", type=Path, default=SCORE, help="the scoring script")
    parser.add_argument("--kinds", action="store_true", help="also by kind of item")
    options = parser.parse_args()
    if not (options.corpus / "gold").is_dir():
        raise SystemExit(f"{options.corpus / 'gold'} is missing: give the corpus with --corpus")
    scorer = load_scorer(options.score)
    print(f"{'':20}{'articles':>9}{'gold':>6}{'hit':>6}{'missed':>8}{'wrong':>7}{'P':>8}{'R':>8}{'F1':>8}")
    everything = [0, 0, 0]
    articles = 0
    for name, found in predictions(options.corpus).items():
        by_kind = tally(scorer, options.corpus / "gold", found)
        total = [sum(counts) for counts in zip(*by_kind.values(), strict=True)] or [0, 0, 0]
        show(name, len(found), total, scorer)
        if options.kinds:
            for kind, counts in sorted(by_kind.items()):
                show(f"  {kind}", "", counts, scorer)
        everything = [sum(pair) for pair in zip(everything, total, strict=True)]
        articles += len(found)
    show("all", articles, everything, scorer)
    print("\nA: read while rules were written.  B: read at the end.")


if __name__ == "__main__":
    main()
