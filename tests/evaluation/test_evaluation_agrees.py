"""The counts are those of the scoring script that the annotated corpus comes with, where it lies beside the checkout."""

from __future__ import annotations

import importlib.util
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import munigraph
from munigraph.evaluation import evaluate, read_gold, read_predictions
from munigraph.evaluation.scores import MICRO

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORER = SHARED / "eval" / "score.py"
CORPUS = SHARED / "corpus"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SCORER.is_file(), reason="the scoring script lies beside the checkout only"),
]


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("munigraph_reference_score", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def both(scorer, gold: Path, predictions: Path):
    """Hit, missed, wrong by kind: as counted here, and as the script counts."""
    ours = evaluate(read_gold(gold), read_predictions(predictions)).scores(resamples=0)
    lines = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    theirs = scorer.score(gold, {line["id"]: line for line in lines}, [])
    return (
        {row.kind: [row.counts.hit, row.counts.missed, row.counts.wrong] for row in ours if row.kind != MICRO},
        dict(theirs),
    )


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus lies beside the checkout only")
def test_on_the_corpus(scorer, tmp_path):
    path = tmp_path / "p.jsonl"
    found = munigraph.extract_all([CORPUS / name for name in ("dev.jsonl", "press", "valparaiso-quillota.txt")])
    path.write_text("".join(json.dumps(munigraph.record(each)) + "\n" for each in found), encoding="utf-8")
    ours, theirs = both(scorer, CORPUS / "gold", path)
    assert ours == theirs
    assert sum(sum(counts) for counts in ours.values()) > 700


#: Names close to one another, so that pairs compete.
PEOPLE = [
    "Jorge Sharp",
    "Jorge Sharp Fajardo",
    "Sharp",
    "J. Sharp",
    "alcalde Jorge Soto",
    "Jorje Soto",
    "Soto",
    "",
    "Ana",
]
THINGS = [
    "Municipalidad de Tomé", "I. Municipalidad de Tome", "Municipio Tomé", "Municipalidad de San Pedro", "Tomé",
    "Municipalidad de San Pedro de la Paz", "Concejo Municipal de Tomé", "Dirección de Aguas del Municipio de Tomé",
    "Dirección de Aguas de Tomé", "Programa Barrios", "programa de Barrios Vivos", "de la", "Universidad",
    "Universidad Técnica del Bosque Norte", "Universidad Técnica del Bosque Sur", "Universidad Técnica del Mar",
]  # fmt: skip
ROLES = [None, "", "seremi de Salud", "seremi de Obras", "jefa de gabinete", "jefe de gabinete (s)", "de la"]
QUOTES = [
    "No",
    "No más",
    "No más promesas para la plaza",
    "«No más, promesas para la plaza de nuestra comuna»",
    "…",
    "Sí",
]

labels = st.sampled_from(PEOPLE + THINGS)
several = st.lists(labels, max_size=4)
optional = st.sampled_from([{}, {}, {"optional": True}])
predicates = st.sampled_from(["governs", "holdsRole", "formerlyHeldRole", "collaboratesWith", "similarTo", "hasUnit"])


def items(**fields):
    return st.builds(lambda fixed, more: fixed | more, st.fixed_dictionaries(fields), optional)


annotations = st.fixed_dictionaries(
    {
        "facts": st.lists(items(p=predicates, s=labels, o=labels, role=st.sampled_from(ROLES)), max_size=6),
        "events": st.lists(items(type=st.sampled_from(["Visit", "Meeting"]), participants=several), max_size=5),
        "agreements": st.lists(items(parties=several), max_size=4),
        "statements": st.lists(items(speaker=labels, quote=st.sampled_from(QUOTES)), max_size=5),
    }
)


@st.composite
def perturbed(draw):
    """Gold, and findings that come from it: some left out, some told twice, some with other labels, some invented."""
    gold = draw(annotations)
    found = draw(annotations)
    for key, wanted in gold.items():
        kept = [dict(each) for each in wanted for _ in range(draw(st.sampled_from([0, 1, 1, 2])))]
        for each in kept:
            each.pop("optional", None)
            for field in each.keys() & {"s", "o", "speaker"}:
                each[field] = draw(st.sampled_from([each[field], each[field].upper(), draw(labels)]))
            if "role" in each:
                each["role"] = draw(st.sampled_from([each["role"], *ROLES]))
        found[key] = draw(st.permutations(kept + found[key][:2]))
    return gold, found


@settings(max_examples=150)
@given(articles=st.lists(perturbed(), min_size=1, max_size=3), given_to=st.integers(1, 3))
def test_on_perturbed_annotations(scorer, articles, given_to):
    with tempfile.TemporaryDirectory() as folder:
        gold, path = Path(folder) / "gold", Path(folder) / "p.jsonl"
        gold.mkdir()
        for at, (wanted, _) in enumerate(articles):
            (gold / f"{at}.json").write_text(json.dumps({"id": str(at), **wanted}), encoding="utf-8")
        lines = [json.dumps({"id": str(at), **found}) for at, (_, found) in enumerate(articles[:given_to])]
        path.write_text("\n".join(lines), encoding="utf-8")
        ours, theirs = both(scorer, gold, path)
    assert ours == {kind: counts for kind, counts in theirs.items() if any(counts)} | {
        kind: counts for kind, counts in ours.items() if not any(counts)
    }
    assert all(theirs.get(kind, [0, 0, 0]) == counts for kind, counts in ours.items())
