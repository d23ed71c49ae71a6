"""Promises of extraction as a whole: evidence, determinism, hostile text, and quality on real articles."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munigraph.extraction import Extractor
from munigraph.model import Article, Extraction
from munigraph.read import read_sources, read_text
from munigraph.resources import resource

SHARED = Path(__file__).resolve().parents[3] / "shared"
needs_corpus = pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="the corpus lies beside the checkout only")
SAMPLES = sorted(resource("data", "articles").glob("*.md"))
EXTRACTOR = Extractor()

_WORDS = st.sampled_from(
    [
        "El",
        "la",
        "alcalde",
        "alcaldesa",
        "de",
        "Tomé",
        "Castro",
        ",",
        ".",
        ":",
        "(",
        ")",
        "“",
        "”",
        '"',
        "Raúl",
        "Prado",
        "Inés",
        "Soto",
        "(PS)",
        "Municipalidad",
        "municipio",
        "concejal",
        "dijo",
        "señaló",
        "que",
        "firmaron",
        "convenio",
        "con",
        "y",
        "reunión",
        "sostuvo",
        "su",
        "par",
        "Dirección",
        "Oficina",
        "Municipal",
        "programa",
        "Plan",
        "Regulador",
        "ex",
        "no",
        "se",
        "reunió",
        "12",
        "mayo",
        "ayer",
        "-",
        "\n\n",
        "Asociación",
        "integrada",
        "por",
        "los",
        "municipios",
        "«»",
        ";",
        "Sr.",
        "Ñuñoa",
    ]
)


@given(st.lists(_WORDS, max_size=60))
@settings(max_examples=300)
def test_any_order_of_the_words_of_the_genre_keeps_the_promises(words):
    article = Article("t", "Título", "Título\n\n" + " ".join(words), date="2022-05-12")
    extraction = EXTRACTOR.extract(article)
    extraction.check()
    assert Extraction.from_dict(json.loads(json.dumps(extraction.to_dict()))) == extraction


@given(st.text(max_size=300))
def test_any_text_is_taken(text):
    EXTRACTOR.extract(Article("x", "t", f"t\n\n{text}")).check()


def test_an_article_on_other_matters_gives_nothing():
    extraction = EXTRACTOR.extract(read_text("El equipo ganó tres a cero.", title="Fútbol"))
    assert extraction.entities == extraction.facts == extraction.events == extraction.statements == ()


def test_the_samples_give_the_same_in_another_process_with_another_hash_seed():
    code = (
        "import json,sys;from munigraph.extraction import Extractor;from munigraph.read import read_sources;"
        "x=Extractor();[print(json.dumps(x.extract(a).to_dict(),sort_keys=True)) for a in read_sources(sys.argv[1:])]"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, *map(str, SAMPLES)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_the_samples_show_each_kind_of_relation():
    found = [EXTRACTOR.extract(article) for article in read_sources(SAMPLES)]
    predicates = {str(fact.predicate) for extraction in found for fact in extraction.facts}
    assert predicates == {
        "governs", "formerlyGoverned", "councillorOf", "holdsRole", "formerlyHeldRole", "hasUnit", "adopts", "similarTo",
        "collaboratesWith", "memberOfParty", "memberOf",
    }  # fmt: skip
    assert {str(event.type) for extraction in found for event in extraction.events} == {
        "Meeting", "CouncilSession", "Ceremony", "Visit", "AgreementSigning",
    }  # fmt: skip
    assert any(extraction.agreements for extraction in found)
    assert any(extraction.statements for extraction in found)


@pytest.mark.corpus
@needs_corpus
def test_every_quote_is_the_text_at_its_offsets_over_the_corpus():
    corpus = SHARED / "corpus"
    count = 0
    for article in read_sources([corpus / "dev.jsonl", corpus / "pool.jsonl.gz", corpus / "valparaiso-quillota.txt"]):
        EXTRACTOR.extract(article).check()
        count += 1
    assert count >= 1394


def _score(names):
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    predictions = {}
    for article in read_sources([SHARED / "corpus" / name for name in names]):
        extraction = EXTRACTOR.extract(article)
        label = {entity.key: entity.label for entity in extraction.entities}
        predictions[article.id] = {
            "facts": [
                {"p": str(f.predicate), "s": label[f.subject], "o": label[f.object], "role": f.role}
                for f in extraction.facts
            ],
            "events": [
                {"type": str(e.type), "participants": [label[key] for key in e.participants]} for e in extraction.events
            ],
            "agreements": [{"parties": [label[key] for key in a.parties]} for a in extraction.agreements],
            "statements": [{"speaker": label[s.speaker], "quote": s.evidence[0].quote} for s in extraction.statements],
        }
    errors = []
    tally = score.score(SHARED / "corpus" / "gold", predictions, errors)
    return tally, [error for error in errors if error["article"] in predictions]


@pytest.mark.corpus
@needs_corpus
def test_the_quality_on_annotated_articles_does_not_fall():
    """Floors that only go up; the figures of each release stand in docs/extraction.md."""
    tally, _ = _score(["dev.jsonl", "press", "valparaiso-quillota.txt"])
    hit, missed, wrong = (sum(column) for column in zip(*tally.values(), strict=True))
    assert hit + missed == 751
    assert hit / (hit + wrong) >= 0.965
    assert 2 * hit / (2 * hit + missed + wrong) >= 0.885
    assert tally["governs"][2] <= 1


@pytest.mark.corpus
@needs_corpus
def test_the_meeting_of_two_mayors_is_read_whole_and_nothing_of_it_wrong():
    _, errors = _score(["valparaiso-quillota.txt"])
    assert errors == []
