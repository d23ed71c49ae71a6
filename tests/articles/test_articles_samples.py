"""The sample articles: complete, well-formed, spread over the country, and at one with the authority tables."""

import csv
import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

DATA = Path(__file__).resolve().parents[2] / "data"
PATHS = sorted(p for p in (DATA / "articles").glob("*.md") if p.name != "README.md")
NAME = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñü'-]+"
MANDATES_BEGIN = dt.date(2016, 12, 6)  # the first day that mandates.csv covers


@dataclass(frozen=True)
class Sample:
    path: Path
    meta: dict
    body: str


@cache
def load(path):
    head, meta, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert head == "", f"{path.name}: the front matter must open the file"
    return Sample(path, yaml.safe_load(meta), body.strip())


def table(name):
    with (DATA / "authority" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def mentioned_comunas(text):
    """The official names of the comunas that the text names as municipality or by their mayor."""
    names = sorted((row["name"] for row in table("comunas.csv")), key=len, reverse=True)
    pattern = re.compile(
        r"(?:Municipalidad|Concejo Municipal|(?:ex)?[Aa]lcald(?:e|esa)(?: \(s\))?) de ("
        + "|".join(map(re.escape, names))
        + r")\b"
    )
    return set(pattern.findall(text))


def mayors(text):
    """The pairs (comuna, name as written) of "alcalde de X, Ana Soto", "X, alcaldesa de Y" and their like."""
    names = sorted((row["name"] for row in table("comunas.csv")), key=len, reverse=True)
    office = r"[Aa]lcald(?:e|esa) de (?P<comuna>" + "|".join(map(re.escape, names)) + r")\b"
    person = rf"(?P<person>{NAME}(?: {NAME}){{1,3}})"
    apposition = r"(?: y president[ea] de [^,.]*)?, "
    after = re.finditer(rf"(?<!ex){office}{apposition}{person}", text)
    before = re.finditer(rf"{person}(?: \(\w+\))?, (?:president[ea] de [^,.]* y )?{office}", text)
    return {(hit["comuna"], hit["person"]) for hits in (after, before) for hit in hits}


def same_person(written, row):
    official = set(fold(f"{row['person']} {row['aliases']}").split())
    return set(fold(written).split()) <= official


def fold(text):
    decomposed = unicodedata.normalize("NFD", text.casefold()).replace("|", " ")
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def test_there_are_enough_articles():
    assert len(PATHS) >= 28


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_front_matter_is_complete(path):
    meta = load(path).meta
    assert set(meta) <= {"title", "date", "outlet", "source", "url"}
    assert isinstance(meta["title"], str)
    assert meta["title"].strip() == meta["title"] != ""
    assert meta["outlet"] == "munigraph"
    link = meta.get("url") or meta.get("source")
    assert re.fullmatch(r"https?://[^\s/]+/\S*", link), link


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_a_date_is_a_day_in_iso_form(path):
    written = re.search(r"^date: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    if written:
        assert dt.date.fromisoformat(written[1]) == load(path).meta["date"]
        assert dt.date(2000, 1, 1) < load(path).meta["date"] < dt.date(2100, 1, 1)


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_text_is_clean_and_of_a_press_items_length(path):
    text = path.read_text(encoding="utf-8")
    body = load(path).body
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert not re.search(r"[ \t]$|\u00a0|\ufffd|\r", text, re.MULTILINE)
    assert "«" not in body
    assert '"' not in body, "quotations take “ ”"
    assert body.count("“") == body.count("”")
    assert 120 <= len(body.split()) <= 280


def test_titles_and_slugs_are_distinct_and_plain():
    titles = [fold(load(p).meta["title"]) for p in PATHS]
    assert len(set(titles)) == len(titles)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", p.stem) for p in PATHS)


def test_municipalities_and_regions_are_many():
    region_of = {row["name"]: row["region_code"] for row in table("comunas.csv")}
    comunas = set().union(*(mentioned_comunas(load(p).body) for p in PATHS))
    assert len(comunas) >= 14
    assert len({region_of[name] for name in comunas}) >= 8


def test_the_valparaiso_quillota_meeting_is_among_them():
    body = load(DATA / "articles" / "valparaiso-quillota-reunion.md").body
    for words in (
        "Jorge Sharp Fajardo",
        "Óscar Calderón Sánchez",
        "Karla Huerta",
        "Oficinas Municipales de Zona (OMZ)",
        "mesas y gestores territoriales",
        "Dirección de Operaciones",
    ):
        assert words in body


def in_office(comuna, day):
    """The mandates (rows of mandates.csv) that cover the day in the municipality of the comuna."""
    cut = next(row["cut"] for row in table("comunas.csv") if row["name"] == comuna)
    return [
        row
        for row in table("mandates.csv")
        if row["cut"] == cut and row["start"] <= day.isoformat() <= (row["end"] or "9999")
    ]


def test_mayors_agree_with_the_mandates_of_their_day():
    checked = 0
    for path in PATHS:
        sample = load(path)
        day = sample.meta.get("date", dt.date.min)
        if day < MANDATES_BEGIN:
            continue
        for comuna, written in sorted(mayors(sample.body)):
            rows = in_office(comuna, day)
            assert any(same_person(written, row) for row in rows), f"{path.name}: {written}, {comuna}, {day}"
            checked += 1
    assert checked >= 25


def test_votes_are_those_of_the_table():
    name_of = {row["cut"]: row["name"] for row in table("comunas.csv")}
    checked = 0
    for path in PATHS:
        body = load(path).body
        comunas = mentioned_comunas(body)
        known = {row["votes"] for row in table("mandates.csv") if name_of[row["cut"]] in comunas}
        for figure in re.findall(r"(\d{1,3}(?:\.\d{3})+) (?:votos|preferencias)\b(?! más)", body):
            assert figure.replace(".", "") in known, f"{path.name}: {figure}"
            checked += 1
    assert checked >= 15
