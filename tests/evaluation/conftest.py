"""Small annotations for the tests of evaluation."""

from __future__ import annotations

import json

import pytest

#: Invented gold of the three articles of ``tests/conftest.py``; the second event is nowhere in them.
GOLD = (
    {
        "id": "a1",
        "facts": [
            {"p": "governs", "s": "Elena Prado", "o": "Municipalidad de Quillota", "quote": "alcaldesa de Quillota"},
            {"p": "councillorOf", "s": "Marta Lillo", "o": "Municipalidad de Olmué", "quote": "concejala de Olmué"},
            {
                "p": "adopts",
                "s": "Municipalidad de Quillota",
                "o": "programa Barrios Vivos",
                "quote": "aplica el programa Barrios Vivos",
                "optional": True,
            },
        ],
        "events": [
            {
                "type": "Visit",
                "label": "recepción en Quillota",
                "participants": ["Elena Prado Ruiz", "Marta Lillo Vera"],
                "quote": "recibió ayer a la concejala",
            }
        ],
        "agreements": [],
        "statements": [],
    },
    {
        "id": "a3",
        "facts": [
            {"p": "councillorOf", "s": "Marta Lillo Vera", "o": "Municipalidad de Olmué", "quote": "Marta Lillo Vera"},
            {
                "p": "memberOfParty",
                "s": "Marta Lillo Vera",
                "o": "Partido de la Luz",
                "quote": "pidió más\nluminarias",
            },
        ],
        "events": [],
        "agreements": [],
        "statements": [],
    },
)


@pytest.fixture
def gold_folder(tmp_path):
    """A folder with the gold of two of the invented articles."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for each in GOLD:
        (folder / f"{each['id']}.json").write_text(json.dumps(each, ensure_ascii=False), encoding="utf-8")
    return folder
