"""The pages that people read: whole, and their links lead somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not {"articles", "node_modules"} & set(path.parts) and not any(p.startswith(".") for p in path.parts[1:])
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_of_the_project(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
        assert (page.parent / target).exists(), target


def test_the_figures_of_extraction_are_numbers():
    text = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in text.splitlines() if row.startswith("|")]
    figures = [row[1:] for row in rows if row[0].startswith(("dev", "news", "all,", "`"))]
    assert len(figures) == 4 + 15
    assert all(re.fullmatch(r"\d*\.?\d+|–", cell) for row in figures for cell in row)
