"""Names of people in the Spanish two-surname system: which forms may be the same person's."""

from __future__ import annotations

import re
from functools import lru_cache

from munigraph.text.fold import fold
from munigraph.text.tokens import tokenize

__all__ = ["is_form_of", "name_words"]

#: In folded text, in which all quotation marks are plain.
_NICKNAME = re.compile(r"""(?<!\w)(?:"[^"]+"|'[^']+'|\([^)]+\))(?!\w)""")
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "e", "von", "van", "der", "da", "di"})


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without particles; "García-Huidobro" is two words, "O'Higgins" is one.

    A nickname in quotation marks or brackets is left out: José "Pepe" Soto is José Soto.  A letter at the start is an
    initial, though "e" and "y" are particles within a name.
    """
    folded = fold(name)
    bare = _NICKNAME.sub(lambda found: " " * len(found[0]), folded)
    if not bare.strip():
        bare = folded
    return tuple(
        word
        for place, token in enumerate(tokenize(bare, bare))
        if token.norm[0].isalnum() and (token.norm not in _PARTICLES or (place == 0 and len(token.norm) == 1))
        for word in token.norm.replace("'", "").split("-")
        if word
    )


def is_form_of(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True when ``short`` may be a shorter form of the name ``long`` (folded words, in order).

    One word must be a surname of the longer name.  Two or more must begin with the same given name (or an initial of
    it), keep the order, and end in a surname.
    """
    if not short or len(short) > len(long):
        return False
    if short == long:
        return True
    if len(short) == 1:
        return short[0] in long[1:]
    if not _same_word(short[0], long[0]):
        # "Ángel Aguilera" for "Miguel Ángel Aguilera": a later given name leads.
        return len(short) < len(long) - 1 and _in_order(short, long[1:])
    return _in_order(short[1:], long[1:])


def _same_word(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    position = 0
    for word in short:
        while position < len(long) and not _same_word(word, long[position]):
            position += 1
        if position == len(long):
            return False
        position += 1
    return True
