"""The user's file of settings."""

from __future__ import annotations

import pytest

from munigraph.errors import DataError
from munigraph.query.settings import read_settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config.toml"


def test_prefixes_and_folders(file):
    file.write_text(
        'queries = ["mine", "/elsewhere"]\n[prefixes]\nel-faro = "https://example.org/faro/"\n', encoding="utf-8"
    )
    found = read_settings(file)
    assert found.prefixes == {"el-faro": "https://example.org/faro/"}
    assert [str(folder) for folder in found.queries] == [str(file.parent / "mine"), "/elsewhere"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("prefixes = 3", "prefixes is no table"),
        ('[prefixes]\n"a b" = "https://e/"', "'a b' cannot be a prefix"),
        ('[prefixes]\na = "no iri"', "the prefix a stands for 'no iri'"),
        ('[prefixes]\na = "https://e/> SERVICE <x"', "which is no IRI"),
        ("[prefixes]\na = 3", "stands for 3"),
        ('queries = "x"', "queries is no list"),
        ('[prefix]\na = "https://e/"', "unknown key 'prefix'"),
        ("[prefixes\n", "is not TOML: .*line 1"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_reason(file, text, says):
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=says) as error:
        read_settings(file)
    assert str(file) in str(error.value)
    assert error.value.hint


def test_a_file_that_is_missing_or_no_text(file):
    with pytest.raises(DataError, match="No such file"):
        read_settings(file)
    file.write_bytes(b"\xff")
    with pytest.raises(DataError, match="not UTF-8"):
        read_settings(file)
