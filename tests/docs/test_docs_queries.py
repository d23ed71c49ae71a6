"""The pages on asking tell what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from munigraph.cli.query import FORMATS
from munigraph.query import named_query
from munigraph.query.parameters import TYPES
from munigraph.query.prefixes import KNOWN
from munigraph.query.questions import VIEWS
from munigraph.query.settings import read_settings

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "queries.md").read_text(encoding="utf-8")


def block(language):
    return re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)[1]


def test_the_list_of_named_queries_is_not_stale():
    command = [sys.executable, DOCS / "generate_named_queries.py", "--check"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


def test_the_page_names_all_prefixes_formats_types_and_views():
    told = set(re.search(r"Known without a declaration: `(.*?)`", PAGE, re.DOTALL)[1].split())
    assert told == set(KNOWN)
    for name in (*FORMATS, *TYPES, *VIEWS):
        assert f"`{name}`" in PAGE, name


def test_the_examples_of_files_are_good_ones(tmp_path):
    (tmp_path / "units-of.rq").write_text(block("sparql"), encoding="utf-8")
    assert named_query("units-of", [tmp_path]).parameters[0].default == "Valparaíso"
    (tmp_path / "config.toml").write_text(block("toml"), encoding="utf-8")
    assert read_settings(tmp_path / "config.toml").prefixes
