"""Characters are mended when it is sure what they were, and left alone when it is not."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munigraph.read.characters import mend_characters

#: What hostile and broken text is made of.
PIECES = st.sampled_from(
    [
        "Ã", "Â", "â€", "³", "\xad", "\xa0", "&", "amp;", "lt;", "#60;", "<", "b", ">", "<p>", "</script>", "<script>",
        "<!--", "-->", "\x00", "\x93", "\u0301", "\u200b", "\ud83d", "\uff21", "𝐀", " ", "  ", "\n", "\r", "\t", "á",
        "n", "Ñ", "**", ";",
    ]
)  # fmt: skip
MESSY = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


@pytest.mark.parametrize(
    ("found", "mended"),
    [
        ("ValparaÃ\xadso y QuillotÃ¡", "Valparaíso y Quillotá"),
        ("PeÃ±alolÃ©n y Ã‘uÃ±oa", "Peñalolén y Ñuñoa"),
        ("ValparaÃso", "Valparaíso"),  # the soft hyphen of í was lost
        ("gestiÃƒÂ³n", "gestión"),  # misread twice
        ("dijo â€œvamosâ€\x9d â€“ y rió", "dijo “vamos” – y rió"),
        ("N.Âº 5 y 20Â\xa0%", "N.º 5 y 20 %"),
        ("\x93Hola\x94 \x96 dijo", "“Hola” – dijo"),  # Windows-1252 read as Latin-1
    ],
)
def test_wrong_encodings_are_undone(found, mended):
    assert mend_characters(found) == mended


@pytest.mark.parametrize(
    "text", ["«CAFÉ»", "“JOSÉ”", "SÃO PAULO", "João", "15 °C", "L’Âge d’or", "EL NIÑO”", "Peña–Ñuñoa"]
)
def test_true_spelling_is_left_alone(text):
    assert mend_characters(text) == text


@pytest.mark.parametrize(
    ("found", "mended"),
    [
        ("a\xa0b\u202fc\u3000d\te", "a b c d e"),
        ("muni\xadcipio\u200b\ufeff", "municipio"),
        ("uno \n dos\r\ntres\u2028cuatro", "uno\ndos\ntres\ncuatro"),
        ("alcalde\x07sa\x00 y", "alcalde sa y"),
        ("Se\u0301", "Sé"),
        ("𝐎𝐟𝐢𝐜𝐢𝐧𝐚 ﬁscal", "Oficina fiscal"),
        ("mal \ud83d par", "mal \ufffd par"),
        ("\ue001icono", "icono"),
        ("\u202eoculto", "oculto"),
    ],
)
def test_odd_spaces_controls_and_invisible_signs(found, mended):
    assert mend_characters(found) == mended


@pytest.mark.parametrize(
    ("found", "mended"),
    [
        ("<p>La <b>alcaldesa</b></p>", "\nLa alcaldesa\n"),
        ("A &amp; B &aacute; &#225; &#xE1;", "A & B á á á"),
        ("A &amp;amp;amp; B", "A & B"),
        ("x <script>alert(1)</script> y", "x y"),
        ("x <SCRIPT src=z>alert(1)</SCRIPT > y", "x y"),
        ("x <!-- nota --> y", "x y"),
        ("2 < 3 y 5 > 4", "2 < 3 y 5 > 4"),
        ("AT&T, I&D; ?a=1&copy=2", "AT&T, I&D; ?a=1&copy=2"),
        ("<elena@ejemplo.cl>", "<elena@ejemplo.cl>"),
    ],
)
def test_html_remnants(found, mended):
    assert mend_characters(found) == mended


@pytest.mark.parametrize("piece", ["<script>", "<!--", "&amp;", "<", "<b", "Ã", "&"])
def test_hostile_repetition_ends(piece):
    mend_characters(piece * 50_000)


def test_tags_within_tags_end():
    assert "<b>" not in mend_characters("<" * 500 + "b>" * 500)


@settings(deadline=None)
@given(MESSY)
def test_what_is_mended_is_safe_and_stays(text):
    mended = mend_characters(text)
    assert mend_characters(mended) == mended
    assert unicodedata.is_normalized("NFC", mended)
    mended.encode("utf-8")
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co") and c != "\n" for c in mended)
    assert not any(c.isspace() and c not in " \n" for c in mended)


@settings(deadline=None)
@given(st.text(alphabet="aábcñ ZÉ.,“”«»¿?\n-", max_size=80))
def test_spanish_words_are_kept(text):
    assert mend_characters(text).split() == text.split()
