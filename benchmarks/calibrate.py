"""How right each rule is: writes ``data/rules/confidence.toml``, on which the confidence of every fact rests.

``python benchmarks/calibrate.py [GOLD ...] [--articles PATH ...] [--write]``

GOLD are folders of gold files, by default those of the corpus beside the checkout, as are the articles.  The articles
are extracted with the numbers that the rules themselves give, and judged as ``munigraph evaluate`` does.  For each
rule, and for each kind of item where it finds several, ``right`` of the ``told`` items are right, and their mean
number is ``given``.  Optional items, repetitions and participants count for nothing.

The confidence to expect is not ``right / told``: a rule that was right twice of two times is not certain.  It is the
mean of the Beta distribution that the counts make of a prior of mean 0.9 and weight 8, as if the rule had been right
7.2 times of 8 before it was measured: ``(right + 7.2) / (told + 8)``.  A rule that nobody has tried would get 0.9, a
little under what the rules reach together; from some twenty items on, what was measured decides.

On standard error it tells whether that helps on articles that were not used for it: the articles fall into five parts,
and the items of each are given the confidences that the other four parts yield.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import CORPUS
from munigraph.evaluation import Outcome, annotations_of, calibration, evaluate, read_gold
from munigraph.evaluation.calibration import told
from munigraph.extraction import Extractor
from munigraph.extraction.confidence import Measured, RuleRecord
from munigraph.files import written_whole
from munigraph.read import read_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from munigraph.evaluation import Verdict

#: The prior: what is expected of a rule before it is measured, and how many items that is worth.
PRIOR_MEAN, PRIOR_WEIGHT = 0.9, 8
#: Parts of the articles for the check.
PARTS = 5
TARGET = Path(__file__).resolve().parents[1] / "data" / "rules" / "confidence.toml"
HEAD = """\
# How right each rule was on annotated articles.  Written by benchmarks/calibrate.py: do not edit.
# The keys are explained in data/rules/README.md.
"""


@dataclass(frozen=True)
class Tried:
    """An item that a rule found: the number that it gave, and whether it is right."""

    rule: str
    kind: str
    given: float
    right: bool


def tried(verdicts: Iterable[Verdict]) -> list[Tried]:
    """What counts of the verdicts on articles extracted with the rules' own numbers."""
    return [
        Tried(verdict.item.rule, verdict.item.kind, given, verdict.outcome is Outcome.HIT)
        for verdict, given in told(verdicts)
        if verdict.item.rule
    ]


def records(items: Sequence[Tried]) -> list[RuleRecord]:
    """One record for each rule by name, and after it one for each kind where it finds several."""
    by_rule: dict[str, list[Tried]] = defaultdict(list)
    for item in items:
        by_rule[item.rule].append(item)
    found = []
    for rule, mine in sorted(by_rule.items()):
        found.append(record(rule, None, mine))
        kinds = sorted({item.kind for item in mine})
        if len(kinds) > 1:
            found += [record(rule, kind, [item for item in mine if item.kind == kind]) for kind in kinds]
    return found


def record(rule: str, kind: str | None, items: Sequence[Tried]) -> RuleRecord:
    """The record of these items."""
    right, count = sum(item.right for item in items), len(items)
    given = sum(item.given for item in items) / count
    confidence = (right + PRIOR_MEAN * PRIOR_WEIGHT) / (count + PRIOR_WEIGHT)
    return RuleRecord(rule, kind, right, count, round(given, 3), round(confidence, 3))


def toml(found: Iterable[RuleRecord]) -> str:
    """The records as the file holds them."""
    tables = []
    for each in found:
        kind = f'kind = "{each.kind}"\n' if each.kind is not None else ""
        tables.append(
            f'[[rule]]\nid = "{each.id}"\n{kind}right = {each.right}\ntold = {each.told}\n'
            f"given = {each.given:.3f}\nconfidence = {each.confidence:.3f}\n"
        )
    return "\n".join((HEAD, *tables))


def check(articles: Sequence[Sequence[Verdict]]) -> str:
    """A table: how far confidence is from truth as the rules give it, and as the other parts of the articles do."""
    before: list[Verdict] = [verdict for article in articles for verdict in article]
    after: list[Verdict] = []
    for part in range(PARTS):
        others = [verdict for at, article in enumerate(articles) if at % PARTS != part for verdict in article]
        measured = Measured(records(tried(others)))
        after += [with_confidence(verdict, measured) for article in articles[part::PARTS] for verdict in article]
    lines = [f"{'':34}{'items':>6}{'mean':>7}{'right':>7}{'calibration error':>19}{'Brier score':>13}"]
    for name, verdicts in (("as the rules give it", before), (f"measured on the other {PARTS - 1} parts", after)):
        items = [(given, verdict.outcome is Outcome.HIT) for verdict, given in told(verdicts)]
        count = len(items) or 1
        mean, right = (sum(values) / count for values in zip(*items, strict=True)) if items else (0.0, 0.0)
        brier = sum((given - is_right) ** 2 for given, is_right in items) / count
        error = calibration(verdicts).error or 0.0
        lines.append(f"{name:34}{len(items):6}{mean:7.3f}{right:7.3f}{error:19.3f}{brier:13.4f}")
    return "\n".join(lines)


def with_confidence(verdict: Verdict, measured: Measured) -> Verdict:
    """The same with the confidence that these records make of the rule's number."""
    found = verdict.found
    if found is None or found.rule is None or found.confidence is None:
        return verdict
    confidence = measured.confidence(found.rule, found.kind, found.confidence)
    return replace(verdict, found=replace(found, confidence=confidence))


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="*", type=Path, help="folders of gold files; default: the corpus's")
    parser.add_argument("--articles", nargs="+", metavar="PATH", help="what was annotated; default: the corpus's")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name} instead of printing it")
    options = parser.parse_args()
    folders = options.gold or [CORPUS / "gold"]
    paths = options.articles or [str(CORPUS / name) for name in ("dev.jsonl", "press", "valparaiso-quillota.txt")]
    if missing := [path for path in (*folders, *paths) if not Path(path).exists()]:
        raise SystemExit(f"{missing[0]} is missing: give folders of gold, and the articles with --articles")
    gold = [each for folder in folders for each in read_gold(folder)]
    extractor = Extractor(measured=Measured())
    done = evaluate(gold, (annotations_of(extractor.extract(article)) for article in read_sources(paths)))
    articles = [verdicts for verdicts in done.verdicts if verdicts]
    found = records(tried(verdict for article in articles for verdict in article))
    if options.write:
        with written_whole(TARGET) as out:
            out.write(toml(found).encode())
        print(f"{TARGET.name}: {len(found)} records", file=sys.stderr)
    else:
        print(toml(found), end="")
    print(check(articles), file=sys.stderr)


if __name__ == "__main__":
    main()
