"""The manual pages tell what the help pages tell, and manual readers find no fault with them."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted((DOCS / "man").glob("*.1"))
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def plain(page):
    """A page as a terminal shows it, without overstriking."""
    command = ["man", "--warnings", "-l", str(page)]
    environment = {**os.environ, "MANWIDTH": "200", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True)
    return re.sub(".\b", "", done.stdout), done.stderr


def test_they_are_not_stale():
    sys.path.insert(0, str(DOCS))
    try:
        spec = importlib.util.spec_from_file_location("munigraph_docs_generate_man", DOCS / "generate_man.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(DOCS))
    assert {page.name: page.read_text(encoding="utf-8") for page in PAGES} == module.pages(), (
        "stale: python docs/generate_man.py"
    )


@every_page
@pytest.mark.skipif(not shutil.which("man"), reason="man is not installed")
def test_a_manual_reader_shows_them_without_a_warning(page):
    shown, warnings = plain(page)
    assert warnings == ""
    for heading in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", "SEE ALSO"):
        assert re.search(f"^{heading}$", shown, re.MULTILINE)
    assert "--help" in shown, "hyphens are such that one can copy them"


@pytest.mark.skipif(not shutil.which("man"), reason="man is not installed")
def test_what_they_show_is_what_the_command_takes():
    shown, _ = plain(DOCS / "man" / "munigraph-query.1")
    assert "--param comuna=Valparaíso --param date=2021-01-05" in shown
    assert "Stop a query that needs more memory, such as 2G." in shown


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not installed")
@every_page
def test_mandoc_finds_no_error(page):
    assert subprocess.run(["mandoc", "-T", "lint", "-W", "error", page], check=False).returncode == 0
