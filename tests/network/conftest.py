"""A store of two invented articles, written by the mapping itself."""

from __future__ import annotations

import dataclasses

import pytest
from pyoxigraph import Store

from munigraph.mapping import (
    article_quads,
    assertions_of,
    authority_quads,
    ontology_quads,
    summarize,
    summary_quads,
)
from munigraph.model import (
    RESOURCE_IRI,
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
from munigraph.resolve import Identities, Identity

FIRST = (
    "Arica y Putre acuerdan un plan\n\n"
    "La alcaldesa de Arica, Elena Prado Ruiz, y el director de obras, Aldo Lillo, se reunieron ayer. "
    "Arica trabajará con Putre. «Es un gran paso», dijo Prado. Firmaron el convenio Dos Valles."
)
SECOND = "Nueva nota\n\nElena Prado, alcaldesa de Arica, aplica el Plan Barrio Abierto."


def _proof(text: str, quote: str) -> tuple[Evidence, ...]:
    start = text.index(quote)
    return (Evidence(start, start + len(quote), quote),)


def _first() -> Extraction:
    article = Article(
        "a", "Arica y Putre acuerdan un plan", FIRST, "2021-03-04", "https://faro.example/a", "El Faro de Prueba"
    )
    entities = (
        Entity("e", EntityKind.MAYOR, "Elena Prado Ruiz", ("Prado",), "15101"),
        Entity("l", EntityKind.OFFICIAL, "Aldo Lillo", (), "15101"),
        Entity("m", EntityKind.MUNICIPALITY, "Municipalidad de Arica", (), "15101"),
        Entity("p", EntityKind.MUNICIPALITY, "Municipalidad de Putre", (), "15201"),
    )

    def proof(quote: str) -> tuple[Evidence, ...]:
        return _proof(FIRST, quote)

    role = "director de obras"
    facts = (
        Fact(Predicate.GOVERNS, "e", "m", proof("La alcaldesa de Arica, Elena Prado Ruiz"), 0.95, "r1"),
        Fact(Predicate.HOLDS_ROLE, "l", "m", proof("el director de obras, Aldo Lillo"), 0.9, "r2", role),
        Fact(Predicate.COLLABORATES_WITH, "p", "m", proof("Arica trabajará con Putre"), 0.8, "r3"),
    )
    told = proof("se reunieron ayer")
    meeting = Event(
        EventType.MEETING, "reunión de Prado y Lillo", ("e", "l"), told, 0.9, "r4", date="2021-03-03", place="Putre"
    )
    agreement = Agreement("convenio Dos Valles", ("m", "p"), proof("Firmaron el convenio Dos Valles"), 0.9, "r5")
    statement = Statement("e", proof("Es un gran paso"), 0.9, "r6", ("p",))
    return Extraction(article, entities, facts, (meeting,), (agreement,), (statement,), "test/1")


def _second() -> Extraction:
    article = Article("b", "Nueva nota", SECOND, "2020-01-02", None, None)
    entities = (
        Entity("e", EntityKind.MAYOR, "Elena Prado", (), "15101"),
        Entity("m", EntityKind.MUNICIPALITY, "Municipalidad de Arica", (), "15101"),
        Entity("b", EntityKind.MODEL, "Plan Barrio Abierto", ("PBA",), "15101"),
    )
    return Extraction(
        article,
        entities,
        (
            Fact(Predicate.GOVERNS, "e", "m", _proof(SECOND, "Elena Prado, alcaldesa de Arica"), 0.97, "r1"),
            Fact(Predicate.ADOPTS, "m", "b", _proof(SECOND, "aplica el Plan Barrio Abierto"), 0.9, "r7"),
        ),
        extractor="test/1",
    )


_IDENTITIES = {
    label: Identity(RESOURCE_IRI + path, label, aliases, ())
    for label, path, aliases in (
        ("Elena Prado Ruiz", "person/elena-prado-ruiz", ("Elena Prado",)),
        ("Aldo Lillo", "person/aldo-lillo", ()),
        ("Municipalidad de Arica", "municipality/15101", ()),
        ("Municipalidad de Putre", "municipality/15201", ()),
        ("Plan Barrio Abierto", "model/plan-barrio-abierto", ("PBA",)),
    )
}
_IDENTITIES["Elena Prado"] = _IDENTITIES["Elena Prado Ruiz"]


@pytest.fixture(scope="session")
def quads():
    """All quads but those of authority and ontology."""
    extractions = (_first(), _second())
    for extraction in extractions:
        extraction.check()
    identities = Identities(
        {(e.article.digest, entity.key): _IDENTITIES[entity.label] for e in extractions for entity in e.entities}
    )
    uses = [use for extraction in extractions for use in assertions_of(extraction, identities)]
    return [
        *(quad for extraction in extractions for quad in article_quads(extraction, identities)),
        *summary_quads(identities, summarize(uses)),
    ]


@pytest.fixture(scope="session")
def store(quads) -> Store:
    store = Store()
    store.bulk_extend([*quads, *authority_quads(), *ontology_quads()])
    return store


@dataclasses.dataclass(frozen=True)
class Names:
    prado: str = f"{RESOURCE_IRI}person/elena-prado-ruiz"
    lillo: str = f"{RESOURCE_IRI}person/aldo-lillo"
    arica: str = f"{RESOURCE_IRI}municipality/15101"
    putre: str = f"{RESOURCE_IRI}municipality/15201"
    plan: str = f"{RESOURCE_IRI}model/plan-barrio-abierto"


@pytest.fixture(scope="session")
def names() -> Names:
    return Names()
