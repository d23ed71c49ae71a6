"""Invented articles with what they state, in any number: the graph that ``queries.py`` asks.

Everything is drawn from the number of an article and a seed, so the same numbers give the same graph.  Comunas, parties
and associations are those of the authority tables; persons, units, models and outlets are made up.  As in real press,
a few places and people are in most of the news: the n-th of a list is drawn about 1/n as often as the first.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from munigraph.authority import load
from munigraph.model import (
    Agreement,
    Article,
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

if TYPE_CHECKING:
    from collections.abc import Sequence

    from munigraph.authority import Comuna

__all__ = ["InventedArticles"]

_T = TypeVar("_T")
_GIVEN = ("Alba", "Bruno", "Celia", "Darío", "Elisa", "Fabián", "Gilda", "Hernán", "Irma", "Julio", "Leonor", "Mario")
_FIRST = ("Mar", "Tal", "Quin", "Lor", "Ber", "Cas", "Pel", "Zur", "Nev", "Gal", "Dor", "Fen", "Hual", "Rin", "Sab")
_LAST = ("uel", "ondo", "ique", "ares", "imán", "eguí", "uento", "avel", "illán", "orno", "anza", "uri", "edal", "ote")
_ROLES = (
    "jefa de gabinete",
    "director de obras",
    "administradora municipal",
    "encargado de cultura",
    "asesor jurídico",
)
_UNITS = ("Dirección de Riberas", "Oficina de Faroles", "Departamento de Veredas", "Unidad de Mercados")
_MODEL_KINDS = ("Mesas", "Ferias", "Talleres", "Huertos", "Relojes", "Faros", "Puentes", "Bancos", "Cocinas", "Patios")
_MODEL_TRAITS = ("de Barrio", "del Río", "del Adoquín", "de Invierno", "de la Colina", "del Andén", "de Otoño")
_TOPICS = ("las veredas", "el alumbrado", "la ribera del río", "los mercados", "el archivo comunal", "las plazas")
_OUTLETS = tuple(
    f"El {noun} de {stuff}" for noun in ("Farol", "Telar", "Vigía") for stuff in ("Papel", "Tinta", "Lino")
)
_FROM, _UNTIL = date(2017, 1, 1), date(2025, 6, 30)
#: Days after which another person is mayor.
_TERM = 1460
#: Sentences without facts, so that bodies are as long as those of articles are.
_FILLING = (
    "Los vecinos llegaron temprano y la conversación siguió hasta la tarde, con preguntas sobre plazos y materiales.",
    "El avance se conocerá en los próximos meses, cuando terminen los estudios que se encargaron el año pasado.",
    "Hubo quienes pidieron más detalles, y también quienes recordaron que el tema se discute desde hace una década.",
    "Según los asistentes, lo que falta es una fecha, porque el presupuesto ya está comprometido en su mayor parte.",
)


@dataclass
class _Draft:
    """An article being written: its sentences, and what they state with the words that do."""

    draw: random.Random
    day: date
    sentences: list[str] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    facts: list[tuple[Predicate, str, str, str, str | None]] = field(default_factory=list)
    events: list[tuple[EventType, str, tuple[str, ...], str, str]] = field(default_factory=list)
    agreements: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    statements: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)

    def name(self, kind: EntityKind, label: str, cut: str | None = None, ref: str | None = None) -> str:
        """The key of an entity, which the article names from now on."""
        key = f"{kind}/{cut}/{label}"
        self.entities[key] = Entity(key, kind, label, cut=cut, ref=ref)
        return key

    def label(self, key: str) -> str:
        """The name of an entity."""
        return self.entities[key].label

    def state(self, predicate: Predicate, subject: str, obj: str, verb: str, role: str | None = None) -> None:
        """Write a sentence that states a fact."""
        words = f"{self.label(subject)} {verb} {self.label(obj)}"
        self.sentences.append(f"{words}, según se informó.")
        self.facts.append((predicate, subject, obj, words, role))

    def happens(self, percent: int) -> bool:
        """True so often."""
        return self.draw.randrange(100) < percent


class InventedArticles:
    """Articles by number; and the extractor that knows what each of them states."""

    def __init__(self, seed: int = 0) -> None:
        #: Name and version, as the pipeline wants them of an extractor.
        self.name = f"invented/{seed}"
        self._seed = seed
        tables = load()
        places = random.Random(f"{seed} places")
        comunas = [comuna for comuna in tables.comunas if comuna.municipality is not None]
        self._comunas = places.sample(comunas, len(comunas))
        self._parties = [party for party in tables.parties if party.abbreviation != "IND"]
        self._associations = [association.name for association in tables.associations]
        models = [f"{kind} {trait}" for kind in _MODEL_KINDS for trait in _MODEL_TRAITS]
        self._models = places.sample(models, len(models))

    def article(self, number: int) -> dict[str, str]:
        """One article, as a line of JSON Lines holds it."""
        draft = self._draft(number)
        return {
            "id": f"invented-{number}",
            "title": f"Nota {number} sobre {draft.draw.choice(_TOPICS)}",
            "date": draft.day.isoformat(),
            "url": f"https://invented.example/{number}",
            "outlet": draft.draw.choice(_OUTLETS),
            "text": "\n\n".join((*draft.sentences, *draft.draw.choices(_FILLING, k=draft.draw.randrange(2, 8)))),
        }

    def extract(self, article: Article) -> Extraction:
        """What an article of :meth:`article` states."""
        draft = self._draft(int(article.id.rpartition("-")[2]))
        sure = draft.draw.choice((0.8, 0.9, 0.95, 0.98))

        def words(quote: str) -> tuple[Evidence, ...]:
            start = article.text.index(quote)
            return (Evidence(start, start + len(quote), quote),)

        return Extraction(
            article,
            tuple(draft.entities.values()),
            tuple(Fact(p, s, o, words(quote), sure, f"invented-{p}", role) for p, s, o, quote, role in draft.facts),
            tuple(
                Event(kind, label, present, words(quote), sure, "invented-event", date=article.date, topic=topic)
                for kind, label, present, quote, topic in draft.events
            ),
            tuple(
                Agreement(label, parties, words(quote), sure, "invented-agreement")
                for label, parties, quote in draft.agreements
            ),
            tuple(
                Statement(speaker, words(quote), sure, "invented-quotation", about)
                for speaker, quote, about in draft.statements
            ),
            self.name,
        )

    def _draft(self, number: int) -> _Draft:
        draw = random.Random(f"{self._seed} article {number}")
        draft = _Draft(draw, _FROM + timedelta(days=draw.randrange((_UNTIL - _FROM).days)))
        if draft.happens(20):  # news about other things
            return draft
        here, there = _ranked(draw, self._comunas), _ranked(draw, self._comunas)
        people = [*self._people(draft, here), *(self._people(draft, there)[:1] if here is not there else ())]
        self._state_ties(draft, here, there)
        self._tell(draft, people, here)
        return draft

    def _people(self, draft: _Draft, place: Comuna) -> list[str]:
        """Keys of the people of a municipality that the article names, with what they are there."""
        body = _municipality(draft, place)
        term = (draft.day - _FROM).days // _TERM
        mayor = draft.name(EntityKind.MAYOR, self._person(place, f"mayor {term}"), place.cut)
        draft.state(Predicate.GOVERNS, mayor, body, "dirige la")
        people = [mayor]
        for seat in draft.draw.sample(range(6), k=draft.draw.randrange(3)):
            people.append(draft.name(EntityKind.COUNCILLOR, self._person(place, f"seat {seat}"), place.cut))
            draft.state(Predicate.COUNCILLOR_OF, people[-1], body, "integra el concejo de la")
        for desk, role in draft.draw.sample(list(enumerate(_ROLES)), k=draft.draw.randrange(4)):
            people.append(draft.name(EntityKind.OFFICIAL, self._person(place, f"desk {desk} {term}"), place.cut))
            draft.state(Predicate.HOLDS_ROLE, people[-1], body, f"trabaja como {role} en la", role)
        if draft.happens(20):  # a person keeps to one party
            party = random.Random(f"{self._seed} {draft.label(people[-1])}").choice(self._parties)
            ref = draft.name(EntityKind.PARTY, party.name, ref=party.abbreviation)
            draft.state(Predicate.MEMBER_OF_PARTY, people[-1], ref, "milita en el")
        return people

    def _state_ties(self, draft: _Draft, here: Comuna, there: Comuna) -> None:
        """What the municipalities of the article have and share."""
        body = _municipality(draft, here)
        if draft.happens(40):
            unit = draft.name(EntityKind.UNIT, draft.draw.choice(_UNITS), here.cut)
            draft.state(Predicate.HAS_UNIT, body, unit, "cuenta con la")
        if draft.happens(40):
            model = draft.name(EntityKind.MODEL, _ranked(draft.draw, self._models))
            draft.state(Predicate.ADOPTS, body, model, "aplica el programa")
            if draft.happens(20):
                other = draft.name(EntityKind.MODEL, draft.draw.choice(self._models))
                if other != model:
                    draft.state(Predicate.SIMILAR_TO, model, other, "se parece al programa")
        if draft.happens(5):
            club = draft.name(EntityKind.ASSOCIATION, draft.draw.choice(self._associations))
            draft.state(Predicate.MEMBER_OF, body, club, "es socia de la")
        if here is not there and draft.happens(50):
            partner = _municipality(draft, there)
            draft.state(Predicate.COLLABORATES_WITH, body, partner, "trabaja con la")
            if draft.happens(30):
                words = f"un convenio entre {draft.label(body)} y {draft.label(partner)}"
                draft.sentences.append(f"Se firmó {words}.")
                draft.agreements.append((f"convenio sobre {draft.draw.choice(_TOPICS)}", (body, partner), words))

    def _tell(self, draft: _Draft, people: Sequence[str], here: Comuna) -> None:
        """Who met, and who said what."""
        topic = draft.draw.choice(_TOPICS)
        if len(people) > 1 and draft.happens(60):
            kind = draft.draw.choice((EventType.MEETING, EventType.VISIT, EventType.CEREMONY))
            present = tuple(draft.draw.sample(people, k=draft.draw.randrange(2, min(len(people), 5) + 1)))
            words = f"se encontraron {', '.join(draft.label(key) for key in present)}"
            draft.sentences.append(f"En {here.name} {words} para hablar de {topic}.")
            draft.events.append((kind, f"encuentro en {here.name}", present, words, topic))
        for speaker in people[: draft.draw.randrange(3)]:
            words = f"Vamos a revisar {topic} con calma, y con {draft.draw.choice(_TOPICS)} haremos lo mismo"
            if any(words == said for _, said, _ in draft.statements):
                continue
            draft.sentences.append(f"«{words}», dijo {draft.label(speaker)}.")
            draft.statements.append((speaker, words, (_municipality(draft, here),)))

    def _person(self, place: Comuna, post: str) -> str:
        """The name of who has a post in a municipality."""
        draw = random.Random(f"{self._seed} {place.cut} {post}")
        surnames = (draw.choice(_FIRST) + draw.choice(_LAST) for _ in range(2))
        return " ".join((draw.choice(_GIVEN), *surnames))


def _municipality(draft: _Draft, place: Comuna) -> str:
    return draft.name(EntityKind.MUNICIPALITY, f"Municipalidad de {place.name}", place.cut)


def _ranked(draw: random.Random, items: Sequence[_T]) -> _T:
    """One of the items, the n-th about 1/n as often as the first."""
    return draw.choices(items, cum_weights=list(accumulate(1 / rank for rank in range(1, len(items) + 1))))[0]
