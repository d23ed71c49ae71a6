"""Real articles of the Chilean press, read from the corpus beside the checkout; nothing of them is copied here."""

import gzip
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from munigraph.read import clean_text, read_sources
from munigraph.read.characters import mend_characters
from munigraph.text import fold

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real articles is not beside the checkout"),
]


def words(text):
    return re.sub(r"\W+", " ", fold(text)).strip()


@pytest.fixture(scope="module")
def labelled():
    return list(read_sources([CORPUS / "valparaiso-quillota.txt", CORPUS / "dev.jsonl", CORPUS / "press"]))


@pytest.fixture(scope="module")
def pool():
    return list(read_sources([CORPUS / "pool.jsonl.gz"]))


def test_every_article_is_read(labelled, pool):
    assert len(labelled) == 85
    assert len(pool) == 1341
    assert len({article.id for article in labelled}) == 85


def test_the_seed_article_loses_its_advertisements_and_keeps_its_sentences(labelled):
    [seed] = [article for article in labelled if article.id == "valparaiso-quillota"]
    assert seed.text.count(seed.title) == 1
    assert not re.search(r"(?i)publicidad|whatsapp|patrocinado|redes sociales|opinas", seed.text)
    paragraphs = seed.text.split("\n\n")
    assert len(paragraphs) == 12
    assert all(paragraph[-1] in ".”" for paragraph in paragraphs[1:])
    assert not any(paragraph[0].islower() for paragraph in paragraphs)


def test_lists_of_the_press_items_stay(labelled):
    [tour] = [article for article in labelled if article.id == "achm-gira-ohiggins-muroh"]
    assert len(re.findall(r"^- .+$", tour.text, re.MULTILINE)) == 6
    assert all(article.url and article.outlet for article in labelled if article.id.startswith("achm-"))


def test_every_quote_of_the_gold_is_in_the_clean_text(labelled):
    missing = []
    for article in labelled:
        gold = json.loads((CORPUS / "gold" / f"{article.id}.json").read_text(encoding="utf-8"))
        text = words(article.text)
        items = [item for value in gold.values() if isinstance(value, list) for item in value if isinstance(item, dict)]
        missing += [
            (article.id, item["quote"]) for item in items if item.get("quote") and words(item["quote"]) not in text
        ]
    assert missing == []


def test_clean_text_is_clean(labelled, pool):
    for article in labelled + pool:
        title, _, body = article.text.partition("\n\n")
        assert title == article.title
        assert clean_text(body, title=title) == body
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028\u2029\ufeff]|  |\n\n\n", article.text)
        assert not re.search("Ã[\x80-\xbf]|â€", article.text)


def test_no_long_sentence_is_lost(pool):
    texts = {article.id: words(article.text) for article in pool}
    lost = []
    with gzip.open(CORPUS / "pool.jsonl.gz", "rt", encoding="utf-8") as lines:
        for source in map(json.loads, lines):
            for line in mend_characters(source["text"]).split("\n"):
                if len(line) > 150 and line.endswith(".") and words(line) not in texts[source["id"]]:
                    lost.append(line)
    assert all(line.startswith(("Sigue toda la", "Suscríbase", "Para leer el")) for line in lost)


def test_paragraphs_do_not_break_in_mid_sentence(pool):
    broken = [
        (last[-40:], paragraph[:40])
        for article in pool
        for last, paragraph in pairwise(article.text.split("\n\n")[1:])
        if paragraph[0].islower() and last[-1].isalnum() and last[0] not in "—–-"
    ]
    assert len(broken) < 40
