"""What the tests of several stages share: invented articles, an extractor that anyone can foresee, a small store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

# A property holds or not, however loaded the machine is: speed is measured in benchmarks/.
settings.register_profile("munigraph", deadline=None)
settings.load_profile("munigraph")

#: Invented: the mayor of one, a councillor of the other, what they share.
ARTICLES = (
    {
        "id": "a1",
        "title": "Dos comunas comparten su experiencia",
        "date": "2021-03-02",
        "outlet": "El Faro de Prueba",
        "url": "https://example.org/a1",
        "text": "La alcaldesa de Quillota, Elena Prado Ruiz, recibió ayer a la concejala de Olmué, Marta Lillo Vera. "
        "El municipio de Quillota aplica el programa Barrios Vivos.",
    },
    {
        "id": "a2",
        "title": "El programa llega a otra comuna",
        "date": "2021-04-10",
        "outlet": "La Hoja de Prueba",
        "text": "El municipio de Olmué aplica el programa Barrios Vivos, que la alcaldesa de Quillota, "
        "Elena Prado Ruiz, dio a conocer.",
    },
    {
        "id": "a3",
        "title": "Sesiona el concejo",
        "outlet": "El Faro de Prueba",
        "text": "La concejala de Olmué, Marta Lillo Vera, pidió más luminarias.",
    },
)


@pytest.fixture(scope="session")
def articles():
    """The three invented articles, as dicts."""
    return list(ARTICLES)


@pytest.fixture(scope="session")
def sample_graph(tmp_path_factory):
    """The graph that ``munigraph build data/articles`` makes, opened for reading."""
    import munigraph
    from munigraph.resources import resource

    store = tmp_path_factory.mktemp("sample") / "store"
    munigraph.build(resource("data", "articles"), store, workers=1)
    with munigraph.open(store) as graph:
        yield graph


@pytest.fixture
def write_articles(tmp_path: Path):
    """Writes articles (dicts, by default the three invented ones) to a ``.jsonl`` file; gives its path."""

    def write(articles=ARTICLES, name="articles.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in articles), encoding="utf-8")
        return path

    return write
