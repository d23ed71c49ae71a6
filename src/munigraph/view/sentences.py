"""Facts as sentences in Spanish or English, by the templates of ``labels.toml`` (the words of the page)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.text import fold
from munigraph.view.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["confidence_level", "joined", "kind_label", "named", "relation"]

#: As the page has it: this confidence or more is called high, middling.
_HIGH, _MID = 0.9, 0.7


def relation(
    predicate: str, others: Sequence[str], lang: str, *, body: str = "", role: str | None = None, side: str = "out"
) -> str:
    """A fact after its subject (``side`` ``out``) or its object (``in``), as the page's panel has it.

    ``others`` are the names on the other side as they stand in a sentence (:func:`named`); ``body`` is the label of
    the one whose office ``role`` names.
    """
    template = str(load_labels()["relations"][predicate][f"{side}_{lang}"])
    kept, dropped = (r"\[(.*?)\]", r"<.*?>") if role else (r"<(.*?)>", r"\[.*?\]")
    template = re.sub(kept, r"\1", re.sub(dropped, "", template))
    template = re.sub(r"\{([^{}|]*)\|([^{}|]*)\}", r"\2" if len(others) > 1 else r"\1", template)
    if role and fold(body) in fold(role):
        template = re.sub(r" (?:de|of) \{o\}", "", template)  # "directora de Obras" says where
    elif role:
        role = _without_body(role, body)
    told = template.format_map(dict.fromkeys("os", joined(others, lang)) | {"role": role or ""})
    return told.replace(" de el ", " del ").replace(" a el ", " al ")


def named(label: str, lang: str, *, person: bool = False) -> str:
    """A name in a sentence: with its article, or between quotation marks when it is a common noun."""
    if article := "" if person or lang != "es" else _article(label):
        return f"{article} {label}"
    return label if not label[:1].islower() else f"«{label}»" if lang == "es" else f"“{label}”"


def _article(label: str) -> str:
    first = re.split(r"[\s,]", label, maxsplit=1)[0]
    articles: dict[str, list[str]] = load_labels()["articles"]
    return next((article for article, words in articles.items() if first in words), "")


def joined(names: Sequence[str], lang: str) -> str:
    """The names with commas and the word for "and" before the last."""
    *first, last = names
    if not first:
        return last
    joint = "e" if lang == "es" and re.match(r"h?i(?![aeou])", fold(last)) else load_labels()["text"][lang]["and"]
    return f"{', '.join(first)} {joint} {last}"


def kind_label(kind: str, lang: str) -> str:
    """The word for a class, singular."""
    kinds = load_labels()["kinds"]
    return str(kinds.get(kind, kinds["Thing"])[lang][0])


def confidence_level(confidence: float) -> str:
    """``high``, ``mid`` or ``low``."""
    return "high" if confidence >= _HIGH else "mid" if confidence >= _MID else "low"


def _without_body(role: str, body: str) -> str:
    """The name of an office less the beginning of its body's name: "presidente" of "presidente del Consejo"."""
    words = fold(body).split()
    for count in range(len(words), 0, -1):
        begun = re.search(rf" del? (?:la |los |las )?{re.escape(' '.join(words[:count]))}$", fold(role))
        if begun is not None:
            return role[: begun.start()]
    return role
