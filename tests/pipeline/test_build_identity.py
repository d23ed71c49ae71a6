"""Real articles in any order and any number of builds give one graph, with the reasons and doubts of its identities."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munigraph.export import export
from munigraph.pipeline import build, graphs, retract
from munigraph.query import Lookup, run
from munigraph.read import read_sources
from munigraph.resources import resource
from munigraph.store import Store

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.fixture(autouse=True)
def light(monkeypatch):
    """Without the authority and the ontology, which are the same in every build."""
    monkeypatch.setattr(graphs, "authority_quads", lambda: iter(()))
    monkeypatch.setattr(graphs, "ontology_quads", lambda: iter(()))


def records(*paths):
    return [
        {name: getattr(article, name) for name in ("id", "title", "date", "url", "outlet", "text")}
        for article in read_sources([str(path) for path in paths], on_skip=lambda _: None)
    ]


def add(store, folder, articles):
    file = folder / "input.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in articles), encoding="utf-8")
    build(file, store, workers=1)


def canonical(store, folder):
    with Store.open(store) as opened:
        return export(opened, folder / "out.nq").read_bytes()


def built(folder, articles, bounds=()):
    for start, end in itertools.pairwise([0, *bounds, len(articles)]):
        add(folder / "s", folder, articles[start:end])
    return canonical(folder / "s", folder)


@pytest.fixture(scope="module")
def samples():
    return records(resource("data", "articles"))


@pytest.fixture(scope="module")
def whole(samples, tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graphs, "authority_quads", lambda: iter(()))
        patch.setattr(graphs, "ontology_quads", lambda: iter(()))
        return built(folder, samples)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_and_any_split_of_the_samples_give_the_same_quads(data, whole, samples, tmp_path_factory):
    order = data.draw(st.permutations(samples))
    bounds = sorted(data.draw(st.sets(st.integers(1, len(samples) - 1), max_size=4)))
    assert built(tmp_path_factory.mktemp("split"), order, bounds) == whole


def quarrelling():
    """Articles of one councillor of Tomé, invented, in two parties, on the staff, and without more; and of a deputy."""
    said = [
        "La concejala de Tomé Elena Prado (RN) visitó la feria.",
        "La concejala de Tomé Elena Prado (PS) visitó la playa.",
        "La directora de Obras de la Municipalidad de Tomé, Elena Prado, visitó la plaza.",
        "La concejala de Tomé Elena Prado visitó la biblioteca.",
        "La directora de Obras de la Municipalidad de Tomé, Elena Prado, inauguró la sala junto al alcalde de Tomé.",
        "La diputada Paulina Núñez (RN) se reunió con el alcalde de Tomé.",
        "La senadora Paulina Núñez se reunió con la concejala de Tomé Elena Prado.",
    ]
    days = ["2021-03-01", "2021-03-20", "2021-04-01", "2021-04-20", "2021-05-02", "2021-05-20", "2023-06-01"]
    return [
        {"id": f"n{number}", "title": f"Nota {number}", "date": day, "text": f"Nota {number}\n\n{text}"}
        for number, (day, text) in enumerate(zip(days, said, strict=True))
    ]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_contradictions_are_parted_alike_by_any_split_into_builds(data, tmp_path_factory):
    articles = quarrelling()
    once = built(tmp_path_factory.mktemp("once"), articles)
    assert once.count(b"IdentityDoubt>") >= 1
    order = data.draw(st.permutations(articles))
    bounds = sorted(data.draw(st.sets(st.integers(1, len(articles) - 1), max_size=4)))
    assert built(tmp_path_factory.mktemp("split"), order, bounds) == once


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_retraction_in_between_leaves_the_quads_of_the_rest(data, whole, samples, tmp_path_factory):
    """Identities, doubts and events that rested on the retracted articles are decided again; nothing of them stays."""
    folder = tmp_path_factory.mktemp("retracted")
    order = data.draw(st.permutations(samples))
    gone = data.draw(st.sets(st.sampled_from([each["id"] for each in samples]), min_size=1, max_size=4))
    cut = data.draw(st.integers(1, len(samples) - 1))
    add(folder / "s", folder, order[:cut])
    if here := sorted(gone & {each["id"] for each in order[:cut]}):
        retract(here, folder / "s")
    add(folder / "s", folder, [each for each in order[cut:] if each["id"] not in gone])
    rest = tmp_path_factory.mktemp("rest")
    assert canonical(folder / "s", folder) == built(rest, [each for each in samples if each["id"] not in gone])
    add(folder / "s", folder, [each for each in samples if each["id"] in gone])
    assert canonical(folder / "s", folder) == whole


@pytest.mark.corpus
def test_any_order_and_any_split_of_the_corpus_give_the_same_quads(tmp_path):
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real articles is not beside the checkout")
    articles = records(*(CORPUS / name for name in ("dev.jsonl", "press", "valparaiso-quillota.txt", "pool.jsonl.gz")))
    order = random.Random(1).sample(articles, len(articles))
    for name in ("whole", "split"):
        (tmp_path / name).mkdir()
    assert built(tmp_path / "split", order, [100, 700]) == built(tmp_path / "whole", articles)


OUTLETS = (
    {
        "id": "a",
        "title": "Firman convenio",
        "date": "2022-05-12",
        "text": "El alcalde de Valparaíso, Jorge Sharp, y el alcalde de Quillota, Óscar Calderón, firmaron ayer un convenio "
        "de colaboración para recuperar los humedales.",
    },
    {
        "id": "b",
        "title": "Acuerdo por los humedales",
        "date": "2022-05-13",
        "text": "Los municipios de Valparaíso y Quillota firmaron un convenio de colaboración para recuperar los humedales. "
        "El alcalde de Quillota, Óscar Calderón, y el alcalde de Valparaíso, Jorge Sharp, firmaron el convenio.",
    },
)


def rows(store, sparql):
    with Store.open(store) as opened:
        return [tuple(row) for row in run(opened, sparql)]


REASONS = """SELECT ?reason WHERE {
  <https://w3id.org/munigraph/id/person/jorge-sharp-fajardo> mg:identityReason ?reason FILTER(lang(?reason) = "es") }"""


def test_the_graph_says_why_mentions_are_one(tmp_path):
    add(tmp_path / "s", tmp_path, OUTLETS)
    ((told,),) = rows(tmp_path / "s", REASONS)
    assert "alcaldía de Valparaíso desde" in str(told)


DOUBTS = """SELECT ?one ?other ?reason WHERE {
  ?doubt a mg:IdentityDoubt ; mg:doubtAbout ?one, ?other ; mg:doubtReason ?reason .
  FILTER(str(?one) < str(?other) && lang(?reason) = "en") }"""


def namesake(name, date):
    text = f"El alcalde de Quillota, {name}, recorrió las obras de la avenida con los vecinos."
    return {"id": name, "title": "Recorrido", "date": date, "text": text}


def test_the_graph_lists_what_may_be_one_and_takes_it_back(tmp_path):
    store = tmp_path / "s"
    known, out_of_time = namesake("Luis Mella Gajardo", "2018-03-01"), namesake("Luis Mella", "2023-03-01")
    add(store, tmp_path, [known])
    assert not rows(store, DOUBTS)
    add(store, tmp_path, [out_of_time])
    ((one, other, reason),) = rows(store, DOUBTS)
    assert str(one).endswith("/person/luis-mella")
    assert "luis-mella-gajardo" in str(other)
    assert "no such mandate" in str(reason)
    add(store, tmp_path, [{**out_of_time, "date": "2018-03-02"}])
    assert not rows(store, DOUBTS)


def test_one_event_of_two_outlets_has_two_pieces_of_evidence_and_a_reason(tmp_path):
    """Whatever is extracted of the two: the identity of events is the build's, not the extractor's."""
    from munigraph.model import Article, Entity, EntityKind, Event, EventType, Evidence, Extraction

    class Told:
        name = "told/1"

        def extract(self, article: Article) -> Extraction:
            mayor = Entity("s", EntityKind.MAYOR, "Jorge Sharp", (), "05101")
            at = article.text.index("convenio")
            evidence = (Evidence(at, at + 8, "convenio"),)
            label = f"firma de convenio por los humedales ({article.id})"
            event = Event(
                EventType.AGREEMENT_SIGNING, label, ("s",), evidence, 0.9, "r", topic="recuperar los humedales"
            )
            return Extraction(article, (mayor,), (), (event,), extractor=self.name)

    file = tmp_path / "input.jsonl"
    for article in OUTLETS:
        file.write_text(json.dumps(article) + "\n", encoding="utf-8")
        build(file, tmp_path / "s", extractor=Told())
    found = rows(
        tmp_path / "s",
        """SELECT ?event (COUNT(DISTINCT ?evidence) AS ?pieces) (COUNT(DISTINCT ?article) AS ?articles)
                  (SAMPLE(?support) AS ?count) (SAMPLE(?why) AS ?reason) WHERE {
             ?event a mg:Event ; mg:hasEvidence ?evidence ; prov:wasDerivedFrom ?article ; mg:supportCount ?support ;
                    mg:identityReason ?why FILTER(lang(?why) = "en") } GROUP BY ?event""",
    )
    ((_, pieces, articles, count, reason),) = found
    assert [int(str(number)) for number in (pieces, articles, count)] == [2, 2, 2]
    assert "humedales" in str(reason)


REPLACES = "SELECT ?now ?former { ?now dcterms:replaces ?former }"


def councillor(name, day):
    text = f"La concejala de Quillota, {name}, propuso plantar árboles en la plaza con los vecinos."
    return {"id": f"{name} {day}", "title": "Propuesta", "date": day, "text": text}


def test_an_address_that_a_later_build_joins_away_leads_to_what_it_became(tmp_path):
    store = tmp_path / "s"
    short, full = councillor("Elena Prado", "2022-03-01"), councillor("Elena Prado Ruiz", "2022-05-01")
    add(store, tmp_path, [short])
    ((address,),) = rows(store, 'SELECT ?p { ?p mg:writtenAs "Elena Prado" }')
    assert rows(store, REPLACES) == []
    add(store, tmp_path, [full])
    ((now, former),) = rows(store, REPLACES)
    assert former == address != now
    assert rows(store, f"SELECT ?name {{ ?p dcterms:replaces? <{address}> ; skos:prefLabel ?name }}") == [
        ("Elena Prado Ruiz",)
    ]
    with Store.open(store) as opened:
        lookup = Lookup(opened)
        assert [each.iri for each in lookup.find(address)] == [lookup.current(address)] == [now]
    retract([full["id"]], store)
    assert rows(store, REPLACES) == []
    assert rows(store, 'SELECT ?p { ?p mg:writtenAs "Elena Prado" }') == [(address,)]


def test_an_address_that_two_namesakes_had_leads_to_both(tmp_path):
    store = tmp_path / "s"
    one = councillor("Elena Prado", "2022-03-01")
    other = {**one, "id": "other", "text": one["text"].replace("Quillota", "Olmué")}
    add(store, tmp_path, [one])
    ((address,),) = rows(store, 'SELECT ?p { ?p mg:writtenAs "Elena Prado" }')
    add(store, tmp_path, [other])
    with Store.open(store) as opened:
        lookup = Lookup(opened)
        assert len(lookup.find(address)) == 2
        assert lookup.decide(lookup.find(address)) is None
        assert lookup.current(address) == address
        assert lookup.find(f"{address}-senado") == []


def test_an_event_keeps_the_addresses_of_its_tellings(tmp_path):
    store = tmp_path / "s"
    add(store, tmp_path, OUTLETS[1:])
    addresses = {event for (event,) in rows(store, "SELECT ?e { ?e a mg:AgreementSigning }")}
    add(store, tmp_path, OUTLETS)
    signing = "SELECT ?now ?former { ?now a mg:AgreementSigning ; dcterms:replaces ?former }"
    assert addresses <= {former for _, former in rows(store, signing)}
