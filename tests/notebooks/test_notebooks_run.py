"""The notebooks run from any folder, and say something sensible."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="needs nbformat: python -m pip install nbformat")
nbclient = pytest.importorskip("nbclient", reason="needs nbclient: python -m pip install nbclient")
pytest.importorskip("ipykernel", reason="needs ipykernel: python -m pip install ipykernel")
pytest.importorskip("pandas", reason="needs pandas: python -m pip install pandas")

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
SHOWCASE = FOLDER / "alcaldes-y-municipios.ipynb"


def read(path):
    return nbformat.read(path, as_version=4)


def test_there_is_a_notebook():
    assert SHOWCASE in NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_is_kept_without_outputs_and_without_paths_of_a_machine(path):
    notebook = read(path)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs"), f"cell {cell.id} has outputs: clear them before committing"
        assert cell.get("execution_count") is None
        assert not re.search(r"""["'](?:/|~|[A-Z]:\\|\.\./)""", cell.source), f"cell {cell.id} names a path"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """What each cell shows, by the cell's id: its streams and the richest form of its results, as text."""
    notebook = read(SHOWCASE)
    folder = tmp_path_factory.mktemp("somewhere-else")
    client = nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}})
    client.execute()  # raises CellExecutionError with the cell and its traceback
    assert list(folder.iterdir()) == [], "the notebook left files in the working folder"
    return {cell.id: "".join(map(_text, cell.outputs)) for cell in notebook.cells if cell.cell_type == "code"}


def _text(output):
    if output.output_type == "stream":
        return output.text
    return output.data.get("text/html") or output.data["text/plain"]


def test_builds_the_sample_articles_and_shows_their_counts(outputs):
    read_in = int(outputs["build"].split()[0])
    assert read_in >= 24
    assert "0 omitidos" in outputs["build"]
    assert "governs" in outputs["open"]


def test_tells_who_governs_in_which_words(outputs):
    assert outputs["mayors"].count("<tr>") >= 10
    assert re.search(r"alcalde(sa)? de ", outputs["mayors"])
    assert "Municipalidad de Valparaíso" in outputs["changes"]


def test_lists_mayors_without_an_elected_mandate_on_the_day(outputs):
    assert "Jaime Varas" in outputs["official"], "a deputy mayor has no mandate of his own"
    assert "Camila Nieto" not in outputs["official"], "elected in 2024, in office on the day of the article"


def test_shows_the_evidence_of_a_fact_marked_in_its_context(outputs):
    assert re.search(r"<mark>[^<]*Sharp[^<]*</mark>", outputs["offsets"])


def test_ranks_by_degree_and_explains_a_path_step_by_step(outputs):
    assert "Municipalidad de Valparaíso" in outputs["degree"]
    rows = outputs["path"].split("<tbody>")[1].split("<tr>")[1:]
    assert len(rows) >= 2
    assert "Jorge Sharp Fajardo" in rows[0]
    assert "Luis Mella Gajardo" in rows[-1]
    for row in rows:
        quote = re.findall(r"<td>(.*?)</td>", row)[3]
        assert len(quote.split()) >= 2


def test_speaks_rdf(outputs):
    assert "gobierna" in outputs["terms"]
    assert "mg:adopts" in outputs["models"]
    assert "Oficinas Municipales de Zona" in outputs["models"]


def test_shows_the_page_in_a_frame_of_its_own(outputs):
    assert outputs["page"].startswith("<iframe srcdoc=")
    assert "Jorge Sharp Fajardo" in outputs["page"]


def test_reads_a_text_in_hand(outputs):
    assert "Elena Prado Ruiz · governs · Municipalidad de Olmué" in outputs["own"]
    assert "Las ferias libres necesitan" in outputs["own"]
