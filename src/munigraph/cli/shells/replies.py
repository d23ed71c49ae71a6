"""The lines that the script of each shell is answered with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from munigraph.printable import printable
from munigraph.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from munigraph.cli.shells.typed import Typed

__all__ = ["Item", "bash", "fish", "zsh"]

#: Everything that some shell may give a meaning to, a letter, digit or harmless sign being none.
_SPECIAL = re.compile(r"[^\w\-.,/:=@%+]")


class Item(NamedTuple):
    """Something that may stand at the cursor."""

    #: ``plain``; ``file`` or ``dir`` leave it to the shell to find one.
    type: str
    #: The beginning of the word that stays as it is: ``--option=``.
    lead: str
    value: str
    #: One line about it; may be empty.
    about: str

    @property
    def word(self) -> str:
        """The whole word."""
        return self.lead + self.value

    @property
    def goes_on(self) -> bool:
        """True for a word that something is to be typed to, as ``comuna=``."""
        return self.value.endswith("=")


def bash(typed: Typed, items: Iterable[Item]) -> Iterator[str]:
    """``file``, ``dir``, ``nospace``, or ``plain`` and what takes the place of readline's word, quoted.

    Readline puts the longest common beginning of several proposals in place of what was typed.  Where that would be
    shorter, since they differ in accents from it, an empty proposal keeps what was typed.
    """
    plain = []
    for item in items:
        if item.type != "plain":
            yield item.type
        elif fold(item.word[: typed.kept]) == fold(typed.word[: typed.kept]):
            plain.append(item)
    if any(item.goes_on for item in plain):
        yield "nospace"
    if len(plain) > 1 and not _agree(typed.word, plain):
        yield "plain "
    for item in plain:
        yield f"plain {_quoted(item.word[typed.kept :], typed.quote)}"


def _agree(word: str, items: list[Item]) -> bool:
    """True when all begin with the same letters as far as the word that was typed goes."""
    return len({item.word[: len(word)] for item in items}) == 1


def _quoted(text: str, quote: str) -> str:
    """The text as it is to be typed, unquoted or after an opening quotation mark."""
    if quote == "'":
        return text.replace("'", "'\\''")
    if quote:
        return re.sub(r'(["\\$`])', r"\\\1", text)
    return _SPECIAL.sub(r"\\\g<0>", text)


def zsh(typed: Typed, items: Iterable[Item]) -> Iterator[str]:
    """``file``, ``dir``, or ``space``/``nospace`` and a proposal as ``_describe`` takes it: ``word:about``.

    ``list`` first where what was typed is to stay, as in :func:`bash`.
    """
    plain = []
    for item in items:
        if item.type != "plain":
            yield item.type
        else:
            plain.append(item)
    if len(plain) > 1 and not _agree(typed.word, plain):
        yield "list"
    for item in plain:
        word = re.sub(r"([\\:])", r"\\\1", item.word)
        yield f"{'nospace' if item.goes_on else 'space'} {word}{f':{printable(item.about)}' if item.about else ''}"


def fish(typed: Typed, items: Iterable[Item]) -> Iterator[str]:
    """``file`` or ``dir``, what comes before the path, the path; or ``plain``, word, what it is; tabs between.

    Fish shows what holds the letters that were typed, in any case but with their accents: where they were typed
    without, so is what it is answered, with the name itself beside it.
    """
    for item in items:
        if item.type != "plain":
            yield f"{item.type}\t{item.lead}\t{typed.word.removeprefix(item.lead)}"
        elif typed.word.casefold() in item.word.casefold():
            yield f"plain\t{item.word}\t{printable(item.about)}"
        else:
            yield f"plain\t{item.lead}{fold(item.value)}\t{item.value.rpartition('=')[2]}"
