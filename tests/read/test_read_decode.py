"""Bytes become text, whatever their encoding; what is no text is told apart."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munigraph.read.decode import NotTextError, decode

SENTENCE = "Ñuñoa y Valparaíso: “sí”, dijo el alcalde"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_are_recognised(encoding):
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


def test_a_mixture_of_encodings_comes_out_whole():
    assert decode("Peñalolén ".encode() + "y Ñuñoa".encode("latin-1")) == "Peñalolén y Ñuñoa"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"\x1f\x8b\x08\x00", "compressed by gzip"),
        (bytes(range(256)) * 4, "binary data"),
        (b"\x00" * 100, "binary data"),
    ],
)
def test_what_is_no_text_is_named(data, what):
    with pytest.raises(NotTextError, match=what):
        decode(data)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs"])))
def test_utf8_is_read_as_it_is(text):
    data = text.encode("utf-8")
    if not data.startswith((b"\xef\xbb\xbf", b"%PDF-", b"PK\x03\x04", b"GIF8", b"SQLite")):
        assert decode(data) == text


@settings(deadline=None)
@given(st.binary())
def test_bytes_give_text_or_one_known_error(data):
    with suppress(NotTextError):
        assert isinstance(decode(data), str)
