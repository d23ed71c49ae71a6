"""What was found by words, for people who read it in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.view.card_words import short
from munigraph.view.prose import BOLD, CLOSE, OPEN, Prose, shortened
from munigraph.view.sentences import joined, kind_label
from munigraph.view.words import words_of

if TYPE_CHECKING:
    from munigraph.search import Found, Hit, Marked

__all__ = ["found_text", "missing", "remarks"]

#: Characters of a title.
_TITLE = 90
#: Things that a quote is about and that are named.
_NAMED = 3
_MARKS = str.maketrans("", "", OPEN + CLOSE)


def found_text(found: Found, lang: str = "es", *, colour: bool = False, width: int = 100) -> str:
    """The hits, each with its address for ``munigraph show``, the words marked: in brackets, or in colour."""
    prose = Prose(colour=colour, width=width)
    for number, hit in enumerate(found):
        if number:
            prose.gap()
        _tell(prose, hit, lang)
    return prose.text()


def remarks(found: Found, lang: str = "es") -> list[str]:
    """What to know of the answer: words that were replaced, hits that are not shown."""
    say = words_of("found", lang)
    told = [
        say["instead"].format(word=word, words=joined([_quoted(each, lang) for each in others], lang))
        for word, others in found.instead
    ]
    if found.total > len(found):
        told.append(say["first"].format(shown=len(found), total=found.total))
    return told


def missing(found: Found, lang: str = "es") -> tuple[str, str]:
    """That nothing was found, and what may help."""
    say = words_of("found", lang)
    if found.elsewhere:
        return say["none_of_these"].format(words=found.words), say["elsewhere"].format(n=found.elsewhere)
    told = [say["apart"].format(words=", ".join(f"{word} {number}" for word, number in found.apart))]
    names = [f"{each.label} ({short(each.iri)})" for each in found.suggestions]
    told.append(say["suggested"].format(names="; ".join(names)) if names else say["fewer"])
    return say["none"].format(words=found.words), "; ".join(told if len(found.apart) > 1 else told[1:])


def _tell(prose: Prose, hit: Hit, lang: str) -> None:
    say = words_of("found", lang)
    if hit.group in ("quote", "statement"):
        several = 1 if hit.group == "statement" else _NAMED
        names = joined([ref.label for ref in hit.about[:several]], lang) if hit.about else ""
        title = [say[hit.group], say["by" if hit.group == "statement" else "of"].format(names=names) if names else ""]
    else:
        kind = say["article"] if hit.group == "article" else kind_label(hit.kind, lang)
        number = say["in_articles_one" if hit.articles == 1 else "in_articles"].format(n=hit.articles)
        title = [_marked(hit.label), kind, number if hit.articles and hit.group != "article" else ""]
    prose.add(" · ".join(filter(None, title)), style=BOLD)
    if hit.snippet.text:
        prose.add(_snippet(hit, lang), indent=4)
    source = (hit.date, hit.outlet, "" if hit.group == "article" else shortened(hit.title or "", _TITLE))
    if any(source):
        prose.add(" · ".join(filter(None, source)), indent=4)
    if hit.group == "article" and hit.url:
        prose.add(hit.url, indent=4, whole=True)
    prose.add(short(hit.iri), indent=4, whole=True)


def _snippet(hit: Hit, lang: str) -> str:
    shown = _marked(hit.snippet)
    if hit.group in ("quote", "statement"):
        return _quoted(shown, lang)
    return words_of("found", lang)["also"].format(name=shown) if hit.group not in ("event", "agreement") else shown


def _quoted(text: str, lang: str) -> str:
    return f"«{text}»" if lang == "es" else f"“{text}”"


def _marked(text: Marked) -> str:
    """The text with signs around its marks; those of its own would be taken for them."""
    parts, at = [], 0
    for start, end in text.marks:
        parts += [text.text[at:start].translate(_MARKS), OPEN, text.text[start:end], CLOSE]
        at = end
    return "".join((*parts, text.text[at:].translate(_MARKS)))
