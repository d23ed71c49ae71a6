"""A store of invented articles, its index, and a way to ask it."""

from __future__ import annotations

import json

import pytest

from munigraph.pipeline import build
from munigraph.search import open_index, search
from munigraph.store import Store

ARTICLES = (
    {
        "id": "n1",
        "title": "Dos comunas comparten su experiencia",
        "date": "2021-03-02",
        "outlet": "El Faro de Prueba",
        "url": "https://example.org/n1",
        "text": "La alcaldesa de Quillota, Elena Prado Ruiz, se reunió ayer en Olmué con la concejala de Olmué, Marta "
        "Lillo Vera. «Vamos a cuidar el agua de los niños este año», dijo la alcaldesa Prado. El municipio de Quillota "
        "aplica el programa Barrios Vivos.",
    },
    {
        "id": "n2",
        "title": "El programa llega a otra comuna",
        "date": "2021-04-10",
        "outlet": "La Hoja de Prueba",
        "text": "El municipio de Olmué aplica el programa Barrios Vivos, que la alcaldesa de Quillota, "
        "Elena Prado, dio a conocer. «El agua de riego alcanza para todos», dijo la concejala de Olmué, Marta Lillo.",
    },
    {
        "id": "n3",
        "title": "Piden luminarias",
        "date": "2021-06-20",
        "outlet": "El Faro de Prueba",
        "text": "La concejala de Castro, Ana Ibáñez Soto, pidió más luminarias.",
    },
)


@pytest.fixture(scope="session")
def notes():
    """The three invented articles, as dicts."""
    return list(ARTICLES)


@pytest.fixture(scope="session")
def store_path(tmp_path_factory):
    """The folder of their store."""
    folder = tmp_path_factory.mktemp("search")
    file = folder / "notes.jsonl"
    file.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in ARTICLES), encoding="utf-8")
    build([file], folder / "store", workers=1)
    return folder / "store"


@pytest.fixture(scope="session")
def index(store_path):
    """Its index."""
    with Store.open(store_path) as store:
        yield open_index(store)


@pytest.fixture(scope="session")
def find(index):
    """Searches that index."""

    def call(words, **options):
        return search(index, words, **options)

    return call
