"""What validation finds, for people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Literal

__all__ = ["ArticleRef", "Report", "Result", "Severity", "Side"]

Language = Literal["es", "en"]


class Severity(StrEnum):
    """How grave a result is: a violation is an error of the graph, a warning something for a person to look at."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class ArticleRef:
    """The article whose graph holds what is wrong."""

    iri: str
    title: str
    #: ISO day, empty when unknown.
    date: str = ""
    outlet: str = ""
    #: The identifiers under which it was read.
    ids: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        about = ", ".join(part for part in (self.outlet, self.date) if part)
        return f"{self.title} ({about})" if about else self.title


@dataclass(frozen=True, slots=True)
class Side:
    """One of the claims that contradict each other."""

    #: The words of the article, or the label of what is on record.
    text: str
    #: None for a record of the authority tables.
    article: ArticleRef | None
    #: The name of the record's source.
    source: str = ""

    @property
    def sort_key(self) -> tuple[str, ...]:
        """Articles by date, then records."""
        ref = self.article
        return ("0", ref.date, ref.title, ref.iri, self.text) if ref else ("1", self.text, self.source)

    def to_text(self, lang: Language) -> str:
        """The claim and where it comes from, in Spanish or English."""
        name = "told" if self.article else "recorded"
        return str(_WORDS[lang][name]).format(text=_one_line(self.text), source=self.article or self.source)


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that is wrong."""

    severity: Severity
    #: The name of the shape or check, e.g. ``Evidence-exact``.
    check: str
    #: IRI of the node that fails, shortened where a prefix is known.
    focus: str
    message_es: str
    message_en: str
    #: The property looked at, shortened; empty when the node itself fails.
    path: str = ""
    #: The offending value, if there is one.
    value: str | None = None
    #: None when no article says it (the authority tables, or the whole of the graph).
    article: ArticleRef | None = None
    #: The words of the article behind what fails, if there are any.
    quote: str | None = None
    #: Of a contradiction, the claims of both sides.
    sides: tuple[Side, ...] = ()

    @property
    def articles(self) -> tuple[ArticleRef, ...]:
        """Every article that it is about."""
        told = [self.article, *(side.article for side in self.sides)]
        return tuple(dict.fromkeys(ref for ref in told if ref is not None))

    def message(self, lang: Language = "es") -> str:
        """What is wrong, in Spanish or English."""
        return self.message_es if lang == "es" else self.message_en

    @property
    def sort_key(self) -> tuple[str, ...]:
        """Violations before warnings, then by check and node."""
        order = str(list(Severity).index(self.severity))
        article = self.article.iri if self.article else ""
        return (article, order, self.check, self.focus, self.path, self.value or "", self.quote or "")


_WORDS = {
    "es": {
        "conforms": "El grafo cumple todas sus reglas.",
        "with_warnings": "El grafo cumple sus reglas; hay advertencias que conviene mirar.",
        "fails": "El grafo no cumple sus reglas.",
        "violation": ("error", "errores"),
        "warning": ("advertencia", "advertencias"),
        "info": ("aviso", "avisos"),
        "no_article": "Sin nota de prensa (tablas de autoridad o el grafo en su conjunto)",
        "value": "valor",
        "quote": "cita",
        "node": "nodo",
        "told": "dice la nota: «{text}» — {source}",
        "recorded": "consta: {text} — fuente: {source}",
        "more": "… y {} más",
    },
    "en": {
        "conforms": "The graph conforms to all its rules.",
        "with_warnings": "The graph conforms to its rules; there are warnings to look at.",
        "fails": "The graph does not conform to its rules.",
        "violation": ("error", "errors"),
        "warning": ("warning", "warnings"),
        "info": ("notice", "notices"),
        "no_article": "No press article (authority tables, or the graph as a whole)",
        "value": "value",
        "quote": "quote",
        "node": "node",
        "told": "the article says: “{text}” — {source}",
        "recorded": "on record: {text} — source: {source}",
        "more": "… and {} more",
    },
}


@dataclass(frozen=True, slots=True)
class Report:
    """All results, sorted by article, severity and check."""

    results: tuple[Result, ...] = ()

    @property
    def conforms(self) -> bool:
        """True when no result is a violation; warnings do not count."""
        return not any(result.severity is Severity.VIOLATION for result in self.results)

    def count(self, severity: Severity) -> int:
        """How many results are of that severity."""
        return sum(result.severity is severity for result in self.results)

    def of_article(self, article: str) -> Report:
        """The results that concern the article of that identifier, those in which it contradicts another among them."""
        return Report(tuple(each for each in self.results if any(article in one.ids for one in each.articles)))

    def to_dict(self) -> dict[str, Any]:
        """As plain lists, dicts, strings and numbers, for JSON."""
        return {
            "conforms": self.conforms,
            "counts": {str(severity): self.count(severity) for severity in Severity},
            "results": [asdict(result) for result in self.results],
        }

    def by_article(self) -> dict[ArticleRef | None, tuple[Result, ...]]:
        """The results of each article; under None those that no article says.  Articles by date, then title."""
        groups: dict[ArticleRef | None, list[Result]] = defaultdict(list)
        for result in self.results:
            groups[result.article].append(result)
        known = sorted((ref for ref in groups if ref is not None), key=lambda ref: (ref.date, ref.title, ref.iri))
        ordered: list[ArticleRef | None] = [*known, *([None] if None in groups else [])]
        return {ref: tuple(groups[ref]) for ref in ordered}

    def to_text(self, lang: Language = "es", *, limit: int = 20) -> str:
        """The report as lines of text in Spanish (``es``) or English (``en``).

        At most ``limit`` results of each article are written out; the rest are counted.
        """
        words = _WORDS[lang]
        lines = [self._verdict(lang), *([counts] if (counts := self._counts(lang)) else [])]
        for ref, results in self.by_article().items():
            lines += ["", _heading(ref) if ref else str(words["no_article"])]
            for result in results[:limit]:
                lines.append(f"  {words[result.severity][0]}: {result.message(lang)}")
                lines.append(f"    {words['node']}: {result.focus}" + (f" {result.path}" if result.path else ""))
                lines += [
                    f"    {words[name]}: {_one_line(text)}"
                    for name, text in (("value", result.value), ("quote", result.quote))
                    if text is not None
                ]
                lines += [f"    {side.to_text(lang)}" for side in result.sides]
            if len(results) > limit:
                lines.append("  " + str(words["more"]).format(len(results) - limit))
        return "\n".join(lines) + "\n"

    def _verdict(self, lang: Language) -> str:
        if not self.conforms:
            return str(_WORDS[lang]["fails"])
        return str(_WORDS[lang]["with_warnings" if self.count(Severity.WARNING) else "conforms"])

    def _counts(self, lang: Language) -> str:
        counted = [(self.count(severity), _WORDS[lang][severity]) for severity in Severity]
        return ", ".join(f"{number} {words[number != 1]}" for number, words in counted if number)


def _heading(ref: ArticleRef) -> str:
    return f"{ref} [{', '.join(ref.ids)}]" if ref.ids else str(ref)


def _one_line(text: str, width: int = 200) -> str:
    """The text with control characters and line breaks as spaces, cut to ``width``."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= width else line[: width - 1] + "…"
