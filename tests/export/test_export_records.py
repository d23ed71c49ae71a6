"""The records of ``munigraph extract``: the shape that DESIGN and the scorer know."""

from __future__ import annotations

import json

import pytest

from munigraph.export import record, rows
from munigraph.model import (
    Agreement,
    Article,
    Entity,
    EntityKind,
    Event,
    EventType,
    Evidence,
    Extraction,
    Fact,
    Predicate,
    Statement,
)
from munigraph.resolve import Identities, Identity

TEXT = "Título\n\nElena Prado Ruiz, alcaldesa de Quillota, firmó. “Es un día feliz”, dijo."


def piece(words):
    at = TEXT.index(words)
    return Evidence(at, at + len(words), words)


@pytest.fixture
def extraction():
    return Extraction(
        Article("a1", "Título", TEXT, date="2021-01-05", outlet="El Faro"),
        (
            Entity("m", EntityKind.MUNICIPALITY, "Municipalidad de Quillota", cut="05501"),
            Entity("p", EntityKind.MAYOR, "Elena Prado Ruiz", cut="05501"),
        ),
        (Fact(Predicate.GOVERNS, "p", "m", (piece("alcaldesa"), piece("firmó")), 0.9, "r1", "alcaldesa (s)"),),
        (Event(EventType.CEREMONY, "firma", ("m", "p"), (piece("firmó"),), 0.8, "r2", planned=True),),
        (Agreement("convenio", ("m", "p"), (piece("firmó"),), 0.7, "r3"),),
        (Statement("p", (piece("Es un día feliz"),), 0.95, "r4", ("m",)),),
        "test/1",
    )  # fmt: skip


@pytest.fixture
def identities(extraction):
    digest = extraction.article.digest
    return Identities({(digest, key): Identity(f"http://e/{key}", key, (), ()) for key in ("m", "p")})


def test_a_record_holds_every_key_of_the_format(extraction, identities):
    found = record(extraction, identities)
    assert {"id", "title", "date", "url", "facts", "events", "agreements", "statements"} <= set(found)
    (fact,) = found["facts"]
    assert {key: fact[key] for key in ("p", "s", "s_type", "s_iri", "o", "o_type", "o_iri", "role", "confidence")} == {
        "p": "governs", "s": "Elena Prado Ruiz", "s_type": "Mayor", "s_iri": "http://e/p",
        "o": "Municipalidad de Quillota", "o_type": "Municipality", "o_iri": "http://e/m",
        "role": "alcaldesa (s)", "confidence": 0.9,
    }  # fmt: skip
    assert [each["quote"] for each in fact["more_evidence"]] == ["firmó"]
    (event,) = found["events"]
    assert (event["type"], event["participants"], event["planned"]) == (
        "Ceremony", ["Municipalidad de Quillota", "Elena Prado Ruiz"], True,
    )  # fmt: skip
    assert found["agreements"][0]["parties"] == ["Municipalidad de Quillota", "Elena Prado Ruiz"]
    (said,) = found["statements"]
    assert (said["speaker"], said["quote"], said["about"]) == (
        "Elena Prado Ruiz", "Es un día feliz", ["Municipalidad de Quillota"],
    )  # fmt: skip


def test_offsets_point_into_the_text_of_the_record(extraction, identities):
    found = json.loads(json.dumps(record(extraction, identities)))
    for kind in ("facts", "events", "agreements", "statements"):
        for item in found[kind]:
            assert found["text"][item["start"] : item["end"]] == item["quote"]


def test_rows_name_things_for_people(extraction):
    kinds = [row[0] for row in rows(extraction)]
    assert kinds == ["fact", "event", "agreement", "statement"]
    assert next(rows(extraction))[1:4] == ("Elena Prado Ruiz", "governs (alcaldesa (s))", "Municipalidad de Quillota")
