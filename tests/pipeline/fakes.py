"""An extractor whose answers anyone can foresee: it knows a few invented names, and fails where told to."""

from __future__ import annotations

import os

from munigraph.errors import DataError
from munigraph.model import (
    Entity,
    EntityKind,
    Event,
    EventType,
    Evidence,
    Extraction,
    Fact,
    Predicate,
    Statement,
)

PEOPLE = {
    "Elena Prado Ruiz": (EntityKind.MAYOR, Predicate.GOVERNS, "05501", "Quillota"),
    "Marta Lillo Vera": (EntityKind.COUNCILLOR, Predicate.COUNCILLOR_OF, "05803", "Olmué"),
}
MUNICIPALITIES = {"Quillota": "05501", "Olmué": "05803"}
MODEL = "Barrios Vivos"


class FakeExtractor:
    """Facts for every known name; ``FALLA`` in a text raises, ``MUERE`` ends the process."""

    name = "fake/1"

    def extract(self, article):
        text = article.text
        if "FALLA" in text:
            raise RuntimeError("no puedo leer esto")
        if "MUERE" in text:
            os._exit(3)
        entities, facts, statements = {}, [], []

        def piece(words):
            at = text.index(words)
            return (Evidence(at, at + len(words), words),)

        def municipality(name):
            key = f"m{MUNICIPALITIES[name]}"
            entities[key] = Entity(key, EntityKind.MUNICIPALITY, f"Municipalidad de {name}", cut=MUNICIPALITIES[name])
            return key

        for name, (kind, predicate, cut, comuna) in PEOPLE.items():
            if name in text:
                key = f"p{name}"
                entities[key] = Entity(key, kind, name, cut=cut)
                facts.append(Fact(predicate, key, municipality(comuna), piece(name), 0.9, "fake-office"))
                if "“" in text:
                    quote = text[text.index("“") + 1 : text.index("”")]
                    statements.append(Statement(key, piece(quote), 0.8, "fake-said"))
        for name in MUNICIPALITIES:
            if f"municipio de {name}" in text and MODEL in text:
                entities["model"] = Entity("model", EntityKind.MODEL, MODEL)
                facts.append(
                    Fact(
                        Predicate.ADOPTS, municipality(name), "model", piece(f"municipio de {name}"), 0.7, "fake-adopts"
                    )
                )
        people = tuple(sorted(key for key in entities if key.startswith("p")))
        events = ()
        if "recibió" in text and people:
            events = (
                Event(
                    EventType.MEETING, article.title, people, piece("recibió"), 0.85, "fake-event", date=article.date
                ),
            )
        return Extraction(
            article, tuple(entities[key] for key in sorted(entities)), tuple(facts), events, (), tuple(statements),
            self.name,
        )  # fmt: skip


class NewerExtractor(FakeExtractor):
    """The next version of it, which is surer of what it finds."""

    name = "fake/2"

    def extract(self, article):
        from dataclasses import replace

        found = super().extract(article)
        return replace(found, facts=tuple(replace(fact, confidence=0.95) for fact in found.facts), extractor=self.name)


class BrokenExtractor(FakeExtractor):
    """Finds out at the first article that its lexicon is broken."""

    def extract(self, article):
        raise DataError("lexicon.toml, line 3: unknown key", hint="mend it")
