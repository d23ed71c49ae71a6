"""Mend the characters of a text: encodings gone wrong, invisible signs, odd spaces, HTML remnants.

What comes out is NFC (Unicode Standard Annex #15) and has no control character but the line feed, no zero-width or
soft hyphen, no private-use sign, no lone surrogate: it can be written as UTF-8 and stands in XML 1.0.  A clean text is
recognised by one regular expression and returned as it is.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["mend_characters"]

#: Letters and signs of Spanish (and neighbouring) text whose UTF-8 bytes, read as Latin-1 or Windows-1252, may be taken
#: for what they are.  Ã and Â stand for text that went wrong twice.
_MISREAD = "áéíóúüñÁÉÍÓÚÜÑçÇàèìòùâêîôûäëïöãõÃÂ“”‘’–—…•€™" + "".join(map(chr, range(0xA0, 0xC0)))


def _misreadings() -> dict[str, str]:
    table = {}
    for character in _MISREAD:
        raw = character.encode("utf-8")
        table[raw.decode("latin-1")] = character
        table["".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw)] = character
    return table


_MOJIBAKE = _misreadings()
_mojibake = re.compile("|".join(re.escape(wrong) for wrong in sorted(_MOJIBAKE, key=lambda w: (-len(w), w))))
#: "ValparaÃso": the second half of í (U+00AD, a soft hyphen) was lost on the way.
_lost_i = re.compile(r"(?<=[a-zñ])Ã(?=[a-zñ\s.,;:]|$)")

#: Signs that are well as they are; most texts hold no other.
_PLAIN_ASCII = bytes(code for code in range(0x20, 0x7F) if chr(code) not in "&<") + b"\n"
_PLAIN_OTHER = frozenset("áéíóúüñÁÉÍÓÚÜÑçàèìòùäëïöãôêßÀÈÖÄ¡¿«»°ºª·´“”‘’–—…•€™")
_odd = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u034f\u0600-\u0605\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\ud800-\uf8ff\ufb00-\ufb06\ufdd0-\ufdef\ufeff\uff01-\uff5e\ufff0-\ufffb\ufffe\uffff"
    "\U0001d400-\U0001d7ff\U000e0000-\U0010ffff]"
)
#: A character reference with its semicolon (HTML Standard, 13.5), escaped once or many times (``&amp;amp;lt;``).
_entity = re.compile(
    r"&(?:[aA][mM][pP];|#0{0,5}38;|#[xX]0{0,4}26;)*(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
#: Elements whose content is not text: how they open and how they close.
_HIDDEN = (("<script", "</script"), ("<style", "</style"), ("<!--", "--"))
#: Tags put into tags come apart in as many rounds at most; then what is left of them is no markup.
_ROUNDS = 8
_BLOCKS = "p|div|br|hr|li|ul|ol|h[1-6]|table|tr|section|article|header|footer|figure|figcaption|blockquote|iframe|aside"
_INLINE = (
    "a|b|i|u|s|em|strong|small|big|span|font|sup|sub|img|cite|code|q|td|th|tbody|thead|time|mark|abbr|script|style"
)
_block_tag = re.compile(rf"</?(?:{_BLOCKS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_inline_tag = re.compile(rf"</?(?:{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)

_line_ends = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
#: C1 controls are signs of Windows-1252 read as Latin-1.
_windows = re.compile("[\x80-\x9f]")
_WINDOWS = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_spaces = re.compile("[\x00-\x09\x0e-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_invisible = re.compile(
    "[\x7f\xad\u034f\u0600-\u0605\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ue000-\uf8ff\ufdd0-\ufdef\ufeff"
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U0010ffff]"
)
_surrogates = re.compile("[\ud800-\udfff]")
#: Letters dressed up as signs: mathematical alphabets, full-width forms, typographic ligatures.
_dressed = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]+")
#: In this order: what each sign is replaced by.
_STEPS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_line_ends, "\n"),
    (_windows, lambda match: _WINDOWS[match[0]]),
    (_spaces, " "),
    (_invisible, ""),
    (_surrogates, "\ufffd"),
    (_dressed, lambda match: unicodedata.normalize("NFKC", match[0])),
)
_runs = re.compile(" {2,}")
_line_edges = re.compile(" *\n *")


def mend_characters(text: str) -> str:
    """The text with every character mended; lines are kept, runs of spaces folded and the edges of lines cut.

    Mending what is mended changes nothing.  HTML tags and entities are taken out; the content of ``script`` and
    ``style`` goes with them.
    """
    before, rounds = None, 0
    while text != before:
        before, rounds = text, rounds + 1
        if rounds > _ROUNDS:
            text = text.replace("<", " ").replace("&", " ")
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        unusual = _unusual(text)
        if unusual:
            text = _mend_unusual(text, unusual)
        if "  " in text:
            text = _runs.sub(" ", text)
        if " \n" in text or "\n " in text:
            text = _line_edges.sub("\n", text)
        text = text.strip(" ")
    return text


def _unusual(text: str) -> str:
    """The characters of the text that may need mending, each once.

    Deleting the plain ASCII bytes in C leaves a thirtieth of a Spanish text to look at.
    """
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_ASCII).decode("utf-8", "surrogatepass")
    return "".join(sorted(frozenset(rest) - _PLAIN_OTHER))


def _mend_unusual(text: str, unusual: str) -> str:
    """Run the steps that the unusual characters of the text call for."""
    if "Ã" in unusual or "Â" in unusual or "â" in unusual:
        text = _lost_i.sub("í", _mojibake.sub(lambda match: _MOJIBAKE[match[0]], text))
    if "&" in unusual:
        text = _entity.sub(lambda match: unescape(f"&{match[1]};"), text)
    if "<" in unusual:
        text = _inline_tag.sub("", _block_tag.sub("\n", _without_hidden(text)))
    if not _odd.search(unusual):
        return text
    for pattern, replacement in _STEPS:
        if pattern.search(unusual):
            text = pattern.sub(replacement, text)
    return text


def _without_hidden(text: str) -> str:
    """The text without comments, scripts and styles that are closed; looks at each place once."""
    for opening, closing in _HIDDEN:
        lower = text.lower() if opening in text.lower() else ""
        if len(lower) != len(text):
            continue
        kept, position = [], 0
        while (start := lower.find(opening, position)) >= 0 and (end := lower.find(closing, start + 4)) >= 0:
            close = lower.find(">", end)
            if close < 0:
                break
            kept.append(text[position:start])
            position = close + 1
        kept.append(text[position:])
        text = " ".join(kept)
    return text
