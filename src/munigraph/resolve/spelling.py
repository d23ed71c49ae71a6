"""Names that differ by a slip of the pen."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["one_letter_apart"]

#: Only in a name of so many words, in a word of so many letters: what is shorter may be another name.
_WORDS, _LETTERS = 4, 7


def one_letter_apart(names: Mapping[str, int]) -> dict[str, str]:
    """Misspelt name to right one, among slugs with the number of articles that use each.

    Two names are one when all words but one are equal and that one lacks a letter, has one too many or a wrong one
    (Levenshtein distance 1) before its last two, where number and gender are told.  The form of more articles is right,
    then the longer, then the first in order.  A name that differs so from several right ones is left alone.
    """
    alike: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in names:
        words = name.split("-")
        if len(words) >= _WORDS:
            for i, word in enumerate(words):
                if len(word) >= _LETTERS - 1 and word.isalpha():
                    alike[(*words[:i], "", *words[i + 1 :])].add(name)
    pairs: dict[str, set[str]] = defaultdict(set)
    for gap, group in alike.items():
        i = gap.index("")
        ordered = sorted(group, key=lambda name: (-names[name], -len(name), name))
        for right in ordered:
            for wrong in ordered[ordered.index(right) + 1 :]:
                if _is_slip(wrong.split("-")[i], right.split("-")[i]):
                    pairs[wrong].add(right)
    return {
        wrong: next(iter(rights)) for wrong, rights in pairs.items() if len(rights) == 1 and not rights & set(pairs)
    }


def _is_slip(one: str, other: str) -> bool:
    """True when one letter, not among the last two, makes one word of the other."""
    short, long = sorted((one, other), key=len)
    if len(long) < _LETTERS or len(long) - len(short) > 1:
        return False
    same = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    rest = short[same:] if len(long) > len(short) else short[same + 1 :]
    return len(rest) >= 2 and rest == long[same + 1 :]
