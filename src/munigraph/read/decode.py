"""From bytes to text, whatever the encoding: UTF-8, UTF-16 and UTF-32 with their marks, Windows-1252, a mixture.

Text that claims nothing is read as UTF-8; bytes that are no UTF-8 are read as Windows-1252, one by one, so a page put
together from two encodings comes out whole (WHATWG Encoding Standard: ``latin1`` means Windows-1252).
"""

from __future__ import annotations

import codecs

__all__ = ["NotTextError", "bom_encoding", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: First bytes of files that are often met under a wrong name.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
#: Control characters that do occur in text files: tab, line feed, form feed, carriage return, escape.
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})
#: Share of control characters from which bytes are no text.
_TOO_MANY = 0.03


class NotTextError(ValueError):
    """The bytes are no text; ``str(error)`` says what they look like."""


def bom_encoding(head: bytes) -> str | None:
    """The encoding that the byte order mark at the start of ``head`` names, if there is one."""
    return next((encoding for mark, encoding in _BOMS if head.startswith(mark)), None)


def decode(data: bytes) -> str:
    """The text of ``data``, without its byte order mark.

    Raises :class:`NotTextError` for pictures, archives and other binary data.
    """
    encoding = bom_encoding(data)
    if encoding is None:
        for magic, what in _MAGIC:
            if data.startswith(magic):
                raise NotTextError(what)
        encoding = _utf16_without_mark(data) or "utf-8"
    if encoding.startswith("utf-8") and len(data.translate(None, _CONTROLS)) < (1 - _TOO_MANY) * len(data):
        raise NotTextError("binary data")
    errors = _WINDOWS_1252 if encoding.startswith("utf-8") else "replace"
    return data.decode(encoding, errors)


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows in Spanish text as a NUL in nearly every second byte."""
    half = len(data) // 2
    if half >= 4 and data.count(0) > 0.4 * len(data):
        even, odd = data[::2].count(0), data[1::2].count(0)
        if odd > 0.8 * half > 2 * even:
            return "utf-16-le"
        if even > 0.8 * half > 2 * odd:
            return "utf-16-be"
    return None


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: the bytes in question as Windows-1252, where that leaves a gap as Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    text = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in wrong)
    return text, error.end


_WINDOWS_1252 = "munigraph-windows-1252"
codecs.register_error(_WINDOWS_1252, _as_windows_1252)
