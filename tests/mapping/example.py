"""An extraction of every kind of fact from an invented article, for the tests of mapping, ontology and validation."""

from __future__ import annotations

import json

from munigraph.authority import load
from munigraph.corrections import Correction, Outcome, corrections_quads
from munigraph.mapping import article_quads, assertions_of, authority_quads, ontology_quads, summarize, summary_quads
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
from munigraph.resolve.reasons import reason
from munigraph.resolve.types import Doubt, Identities, Identity
from munigraph.text import slug

TITLE = "Quillota y Ancud comparten sus mesas de barrio"
BODY = (
    "La alcaldesa de Quillota, Elena Prado Ruiz (PPD), recibió el martes en Quillota a Bruno Leiva Soto, concejal de "
    "Ancud y ex director de Obras de esa comuna. Acompañó la visita Marta Ibáñez, jefa de gabinete de la alcaldía. "
    "Quillota aplica las Mesas de Barrio (MB), parecidas a los Consejos de Sector, y su Dirección de Aseo y Ornato las "
    "atiende. Ambas municipalidades firmaron un convenio de cooperación. «Vamos a aprender de Ancud», dijo Prado. La "
    "exalcaldesa de Ancud, Julia Mora (2008-2012), preside desde abril la Asociación de Municipios del Ensayo, de la que Ancud es "
    "socia."
)
TEXT = f"{TITLE}\n\n{BODY}"


def article(**changes: str | None) -> Article:
    fields: dict[str, str | None] = {
        "id": "ensayo-1",
        "title": TITLE,
        "text": TEXT,
        "date": "2023-04-05",
        "url": "https://diario.example/nota/1?a=b",
        "outlet": "El Diario del Ensayo",
    }
    return Article(**{**fields, **changes})  # type: ignore[arg-type]


ENTITIES = (
    Entity("p1", EntityKind.MAYOR, "Elena Prado Ruiz", ("Prado",), "05501"),
    Entity("p2", EntityKind.COUNCILLOR, "Bruno Leiva Soto", (), "10202"),
    Entity("p3", EntityKind.OFFICIAL, "Marta Ibáñez", (), "05501"),
    Entity("p4", EntityKind.PERSON, "Julia Mora", (), "10202"),
    Entity("m1", EntityKind.MUNICIPALITY, "Municipalidad de Quillota", (), "05501"),
    Entity("m2", EntityKind.MUNICIPALITY, "Municipalidad de Ancud", (), "10202"),
    Entity("u1", EntityKind.UNIT, "Dirección de Aseo y Ornato", (), "05501"),
    Entity("d1", EntityKind.MODEL, "Mesas de Barrio", ("MB",), "05501"),
    Entity("d2", EntityKind.MODEL, "Consejos de Sector"),
    Entity("a1", EntityKind.ASSOCIATION, "Asociación de Municipios del Ensayo"),
    Entity("y1", EntityKind.PARTY, "PPD", ref="PPD"),
    Entity("x1", EntityKind.ORGANIZATION, "Nadie lo nombra"),
)


def words(quote: str, text: str = TEXT) -> tuple[Evidence, ...]:
    start = text.index(quote)
    return (Evidence(start, start + len(quote), quote),)


def _fact(predicate: Predicate, subject: str, obj: str, quote: str, role: str | None = None) -> Fact:
    return Fact(predicate, subject, obj, words(quote), 0.9, f"rule-{predicate}", role)


FACTS = (
    _fact(Predicate.GOVERNS, "p1", "m1", "La alcaldesa de Quillota, Elena Prado Ruiz"),
    _fact(Predicate.MEMBER_OF_PARTY, "p1", "y1", "Elena Prado Ruiz (PPD)"),
    _fact(Predicate.COUNCILLOR_OF, "p2", "m2", "Bruno Leiva Soto, concejal de Ancud"),
    _fact(Predicate.FORMERLY_HELD_ROLE, "p2", "m2", "ex director de Obras", "director de Obras"),
    _fact(Predicate.HOLDS_ROLE, "p3", "m1", "Marta Ibáñez, jefa de gabinete", "jefa de gabinete"),
    _fact(Predicate.ADOPTS, "m1", "d1", "Quillota aplica las Mesas de Barrio"),
    _fact(Predicate.SIMILAR_TO, "d1", "d2", "parecidas a los Consejos de Sector"),
    _fact(Predicate.HAS_UNIT, "m1", "u1", "su Dirección de Aseo y Ornato"),
    _fact(Predicate.COLLABORATES_WITH, "m2", "m1", "Ambas municipalidades firmaron un convenio"),
    _fact(Predicate.FORMERLY_GOVERNED, "p4", "m2", "exalcaldesa de Ancud, Julia Mora"),
    _fact(Predicate.MEMBER_OF, "m2", "a1", "la Asociación de Municipios del Ensayo, de la que Ancud es socia"),
)
EVENTS = (
    Event(
        EventType.VISIT, "visita a Quillota", ("p1", "p2", "p3"), words("recibió el martes en Quillota"), 0.8, "visit",
        date="2023-04-04", place="Quillota", topic="mesas de barrio",
    ),
    Event(
        EventType.AGREEMENT_SIGNING, "firma de convenio", ("m1", "m2"), words("firmaron un convenio"), 0.7, "signing",
        planned=True,
    ),
)  # fmt: skip
AGREEMENTS = (Agreement("convenio de cooperación", ("m1", "m2"), words("un convenio de cooperación"), 0.8, "covenant"),)
STATEMENTS = (Statement("p1", words("Vamos a aprender de Ancud"), 0.95, "quotation", ("m2",)),)


def extraction(art: Article | None = None) -> Extraction:
    made = Extraction(art or article(), ENTITIES, FACTS, EVENTS, AGREEMENTS, STATEMENTS, "ensayo/1.0")
    made.check()
    return made


def recorded() -> Extraction:
    """An article that calls mayor the one whom the tables know as such on its day."""
    day = "2023-04-05"
    name = load().mayors_on("05501", day)[0].short_name
    words_there = f"el alcalde de Quillota, {name}"
    text = f"Otra nota del ensayo\n\nHabló {words_there}."
    people = (Entity("p", EntityKind.MAYOR, name, (), "05501"), ENTITIES[4])
    fact = Fact(Predicate.GOVERNS, "p", ENTITIES[4].key, words(words_there, text), 0.9, "rule-governs")
    made = Extraction(Article("ensayo-2", "Otra nota del ensayo", text, day), people, (fact,), extractor="ensayo/1.0")
    made.check()
    return made


def _iri(entity: Entity) -> str:
    match entity.kind:
        case EntityKind.MUNICIPALITY:
            return f"{RESOURCE_IRI}municipality/{entity.cut}"
        case EntityKind.PARTY:
            return f"{RESOURCE_IRI}party/partido-por-la-democracia"
        case EntityKind.UNIT:
            return f"{RESOURCE_IRI}unit/{entity.cut}/{slug(entity.label)}"
        case EntityKind.MODEL:
            return f"{RESOURCE_IRI}model/{slug(entity.label)}"
        case EntityKind.ORGANIZATION | EntityKind.ASSOCIATION:
            return f"{RESOURCE_IRI}organization/{slug(entity.label)}"
        case _:
            return f"{RESOURCE_IRI}person/{slug(entity.label)}"


def identities(*extractions: Extraction) -> Identities:
    return Identities(
        {
            (each.article.digest, entity.key): Identity(
                _iri(entity), entity.label, entity.aliases, (reason("same-name"),)
            )
            for each in extractions
            for entity in each.entities
        },
        doubts=[Doubt(*sorted(_iri(entity) for entity in ENTITIES if entity.kind.is_person)[:2], reason("doubt-name"))],
    )


def quads_of(*extractions: Extraction) -> list:
    """The articles' graphs and the summary."""
    known = identities(*extractions)
    uses = [use for each in extractions for use in assertions_of(each, known)]
    return [
        *(quad for each in extractions for quad in article_quads(each, known)),
        *summary_quads(known, summarize(uses), doubts=known.doubts),
    ]


def small_authority() -> list:
    """The authority graph of the example's comunas and of a member of an association, with all that they lead to."""
    quads = list(authority_quads())
    cuts = ("05501", "10202", "14104")
    about = {f"{RESOURCE_IRI}{kind}/{cut}" for cut in cuts for kind in ("municipality", "comuna")}
    about |= {f"{RESOURCE_IRI}office/{cut}/alcaldia" for cut in cuts} | {
        f"{RESOURCE_IRI}party/partido-por-la-democracia"
    }
    terms = tuple(f"{RESOURCE_IRI}mandate/{cut}/" for cut in cuts)
    about |= {quad.subject.value for quad in quads if quad.subject.value.startswith(terms)}
    affiliations = f"{RESOURCE_IRI}affiliation/"
    about |= {
        q.subject.value for q in quads if q.subject.value.startswith(affiliations) and q.subject.value.endswith(cuts)
    }
    for _ in range(3):
        about |= {quad.object.value for quad in quads if quad.subject.value in about}
    return [quad for quad in quads if quad.subject.value in about]


def corrections() -> list:
    """The corrections' graph: one correction that holds, one that could not be applied."""
    elena = f"{RESOURCE_IRI}person/elena-prado-ruiz"
    told = {"author": "Ana Rojas", "date": "2026-11-20", "reason": "Así firma."}
    entries = (
        {"kind": "name", "thing": "Elena Prado", "name": "Elena Prado Ruiz", **told},
        {"kind": "same", "things": ["Elena Prado", "Nadie"], **told},
    )
    made = [Correction(json.dumps(entry, sort_keys=True), "ensayo.toml", 1) for entry in entries]
    outcomes = (Outcome(made[0], (elena,)), Outcome(made[1], refused="nothing is called 'Nadie'"))
    return list(corrections_quads(outcomes, {elena}))


def whole(*extractions: Extraction) -> list:
    """All that a store holds: the articles' graphs, the summary, the authority, the ontology."""
    return [*quads_of(*extractions), *corrections(), *authority_quads(), *ontology_quads()]
