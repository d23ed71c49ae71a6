"""Corrections by people, through the command line: applied, remembered, told when they fit nothing.  All invented."""

from __future__ import annotations

import itertools
import json
import shutil

import pytest

from munigraph.cli.main import run
from munigraph.query import run as ask
from munigraph.resources import resource
from munigraph.store import Store

ARTICLES = (
    {
        "id": "a1",
        "title": "Dos comunas comparten su experiencia",
        "date": "2021-03-02",
        "text": "La alcaldesa de Quillota, Elena Prado Ruiz, se reunió ayer con la concejala de Olmué, Marta Lillo Vera. "
        "El municipio de Quillota aplica el programa Barrios Vivos.",
    },
    {
        "id": "a2",
        "title": "El programa llega a otra comuna",
        "date": "2021-04-10",
        "text": "El municipio de Olmué aplica el programa Barrios Vivos, que la alcaldesa de Quillota, "
        "Elena Prado Ruiz, dio a conocer.",
    },
    {
        "id": "a3",
        "title": "Faltan luces en el centro",
        "date": "2021-05-20",
        "text": "La concejala de Olmué, Marta Lillo Vera, pidió más luminarias.",
    },
    {
        "id": "a4",
        "title": "El otro programa",
        "date": "2021-06-02",
        "text": "La Municipalidad de Castro aplica el programa Barrio Vivo.",
    },
)
SIGNED = {"author": "Ana Rojas", "date": "2021-07-01", "reason": "Lo confirmó el municipio."}
REJECT = {"kind": "reject", "subject": "elena prado ruiz", "predicate": "governs", "object": "Quillota", **SIGNED}
SAME = {"kind": "same", "things": ["programa Barrios Vivos", "Programa Barrio Vivo"], **SIGNED}
DIFFERENT = {
    "kind": "different",
    "things": ["Marta Lillo Vera", {"name": "Marta Lillo Vera", "articles": ["a3"]}],
    **SIGNED,
}
NAME = {"kind": "name", "thing": "Marta Lillo Vera", "name": "Marta Lillo Veras", **SIGNED}
ALL = (REJECT, SAME, DIFFERENT, {**NAME, "thing": {"name": "Marta Lillo Vera", "articles": ["a1"]}})


class Place:
    """A folder with articles and a store."""

    def __init__(self, folder):
        self.folder = folder
        self.store = folder / "store"

    def articles(self, articles=ARTICLES, name="articles.jsonl"):
        file = self.folder / name
        file.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in articles), encoding="utf-8")
        return file

    def corrections(self, *entries, name="corrections.toml"):
        file = self.folder / name
        file.write_text("\n".join(map(toml, entries)), encoding="utf-8")
        return file

    def build(self, *arguments):
        return run(["build", *map(str, arguments), "--store", str(self.store)])

    def exported(self):
        file = self.folder / "out.nq"
        assert run(["export", str(file), "--store", str(self.store)]) == 0
        return file.read_bytes()

    def ask(self, sparql):
        with Store.open(self.store) as store:
            return sorted(tuple(row) for row in ask(store, sparql))


def toml(entry):
    return "[[correction]]\n" + "".join(f"{key} = {value_of(value)}\n" for key, value in entry.items())


def value_of(value):
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {value_of(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(value_of, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The articles, built once."""
    made = Place(tmp_path_factory.mktemp("corrections"))
    assert made.build(made.articles()) == 0
    return made.folder


@pytest.fixture
def place(tmp_path, built, capfd):
    made = Place(tmp_path / "place")
    shutil.copytree(built, made.folder)
    capfd.readouterr()
    return made


GOVERNS = "SELECT ?name ?body { ?p mg:governs ?m . ?p rdfs:label ?name . ?m rdfs:label ?body }"
ADOPTS = "SELECT DISTINCT ?m ?model { ?m mg:adopts ?model }"
MARTA = 'SELECT DISTINCT ?p { ?p mg:writtenAs "Marta Lillo Vera" }'
NAMED = 'SELECT ?name { ?p mg:writtenAs "Marta Lillo Vera" ; skos:prefLabel ?name }'


def rebuilt(place):
    """The same store after a later build, with one more article and no word of corrections."""
    more = {"id": "a9", "title": "Otra", "date": "2021-08-01", "text": "La alcaldesa de Castro, Sonia Mora Paz, habló."}
    assert place.build(place.articles([more, *ARTICLES])) == 0
    return place


class TestKinds:
    def test_a_rejected_fact_is_gone_and_stays_gone(self, place):
        assert place.ask(GOVERNS) == [("Elena Prado Ruiz", "Municipalidad de Quillota")]
        assert place.build("--corrections", place.corrections(REJECT)) == 0
        assert place.ask(GOVERNS) == []
        assert place.ask("SELECT ?p { ?p a mg:Mayor ; mg:writtenAs ?w }") == [], "a mayor by that fact alone"
        assert place.ask('SELECT ?e { ?e mg:involves ?p . ?p rdfs:label "Elena Prado Ruiz"@es }'), "the rest stands"
        assert rebuilt(place).ask(GOVERNS) == [("Sonia Mora Paz", "Municipalidad de Castro")]

    def test_a_fact_is_rejected_in_one_article_only(self, place):
        place.build("--corrections", place.corrections({**REJECT, "articles": ["a1"]}))
        told = "SELECT ?id { ?a rdf:predicate mg:governs ; mg:hasEvidence/oa:hasSource/dcterms:identifier ?id }"
        assert place.ask(told) == [("a2",)]
        assert place.ask("SELECT ?n { ?a rdf:predicate mg:governs ; mg:supportCount ?n }") == [(1,)]

    def test_an_event_is_rejected_by_its_label(self, place):
        label = place.ask("SELECT ?l { ?e a mg:Event ; rdfs:label ?l }")[0][0]
        entry = {"kind": "reject", "told": label, "articles": ["a1"], **SIGNED}
        assert place.build("--corrections", place.corrections(entry)) == 0
        assert place.ask("SELECT ?e { ?e a mg:Event }") == []

    def test_two_things_are_one(self, place):
        assert len({model for _, model in place.ask(ADOPTS)}) == 2
        assert place.build("--corrections", place.corrections(SAME)) == 0
        assert len({model for _, model in place.ask(ADOPTS)}) == 1
        assert len({model for _, model in rebuilt(place).ask(ADOPTS)}) == 1
        assert place.ask('SELECT ?l { ?m skos:prefLabel "programa Barrios Vivos"@es ; skos:altLabel ?l }') == [
            ("programa Barrio Vivo",)
        ]

    def test_three_things_are_one(self, place):
        text = "La Municipalidad de Ancud aplica el programa Barrio Vivo Sur."
        more = {"id": "a5", "title": "El tercero", "date": "2021-06-03", "text": text}
        entry = {**SAME, "things": ["programa Barrio Vivo Sur", "programa Barrios Vivos"]}
        assert place.build(place.articles([more]), "--corrections", place.corrections(SAME, entry)) == 0
        assert {model.rpartition("/")[2] for _, model in place.ask(ADOPTS)} == {"programa-barrio-vivo-sur"}
        assert len(place.ask(ADOPTS)) == 4

    def test_show_tells_who_joined_and_who_parted_them(self, place, capfd):
        assert place.build("--corrections", place.corrections(SAME, DIFFERENT)) == 0
        assert run(["show", "programa Barrio Vivo", "--why", "--store", str(place.store)]) == 0
        out = capfd.readouterr().out
        assert "• Ana Rojas dice que son lo mismo (2021-07-01)" in out
        assert "• Son lo mismo: programa Barrios Vivos y Programa Barrio Vivo\n" in out
        parted = max(place.ask(MARTA))[0]
        assert run(["show", parted, "--why", "--lang", "en", "--store", str(place.store)]) == 0
        out = capfd.readouterr().out
        assert "• Ana Rojas says that it is different from another of that name (2021-07-01)" in out
        assert "• Are different: Marta Lillo Vera and Marta Lillo Vera (in a3)" in out

    def test_one_thing_is_two(self, place):
        assert len(place.ask(MARTA)) == 1
        assert place.build("--corrections", place.corrections(DIFFERENT)) == 0
        parted = place.ask(MARTA)
        assert len(parted) == 2
        assert rebuilt(place).ask(MARTA) == parted, "their addresses stay"

    def test_things_that_are_apart_stay_apart_when_another_correction_would_join_them(self, place, capfd):
        entry = {**SAME, "kind": "different"}
        assert place.build("--corrections", place.corrections(SAME, entry)) == 2
        assert len({model for _, model in place.ask(ADOPTS)}) == 2
        assert "line 8 of corrections.toml says that they are different" in capfd.readouterr().err

    def test_the_right_name(self, place):
        assert place.build("--corrections", place.corrections(NAME)) == 0
        assert place.ask(NAMED) == [("Marta Lillo Veras",)]
        assert rebuilt(place).ask(NAMED) == [("Marta Lillo Veras",)]
        assert ("Marta Lillo Vera",) in place.ask(
            'SELECT ?l { ?p rdfs:label "Marta Lillo Veras"@es ; skos:altLabel ?l }'
        )

    def test_of_two_right_names_the_later_stands_and_the_other_is_told(self, place, capfd):
        later = {**NAME, "name": "Marta Lillo Vergara", "date": "2021-07-02"}
        assert place.build("--corrections", place.corrections(later, NAME)) == 2
        assert place.ask(NAMED) == [("Marta Lillo Vergara",)]
        assert "a later correction says that the right name is 'Marta Lillo Vergara'" in capfd.readouterr().err

    def test_a_thing_is_found_by_its_right_name(self, place):
        entry = {**REJECT, "subject": "Marta Lillo Veras", "predicate": "councillorOf", "object": "Olmué"}
        assert place.build("--corrections", place.corrections(entry, NAME)) == 0
        assert place.ask("SELECT ?p { ?p mg:councillorOf ?m }") == []


MEETING = "La alcaldesa de Quillota, Elena Prado Ruiz, se reunió con la concejala de Olmué, Marta Lillo Vera."
SIGNING = (
    "La alcaldesa de Quillota, Elena Prado Ruiz, y el alcalde de Olmué, Pedro Lillo Vera, firmaron el lunes 5 de julio "
    "un convenio de colaboración para recuperar los humedales."
)
TOLD = (
    {"id": "e1", "title": "Se reunieron", "date": "2021-03-02", "text": MEETING},
    {"id": "e2", "title": "Lo que dejó el mes", "date": "2021-03-30", "text": MEETING},
    {"id": "e3", "title": "Firman convenio", "date": "2021-07-06", "text": SIGNING},
    {"id": "e4", "title": "Acuerdo por los humedales", "date": "2021-07-07", "text": SIGNING},
)
MET, SIGNED_BY, AGREED = "mg:Meeting", "mg:AgreementSigning", "mg:Agreement"


class TestTold:
    """Events and agreements that the program takes for one or two, and a person knows better."""

    @pytest.fixture
    def told(self, tmp_path, capfd):
        place = Place(tmp_path)
        assert place.build(place.articles(TOLD)) == 0
        capfd.readouterr()
        return place

    @staticmethod
    def of(place, kind):
        """Identifiers of the articles of each event or agreement of a class, by its address."""
        rows = place.ask(f"SELECT DISTINCT ?e ?id {{ ?e a {kind} ; prov:wasDerivedFrom/dcterms:identifier ?id }}")
        return {e: [i for of, i in rows if of == e] for e, _ in rows}

    @staticmethod
    def label(place, kind, article):
        ((label,),) = place.ask(
            f'SELECT ?l {{ GRAPH ?g {{ ?g dcterms:identifier "{article}" . ?e a {kind} ; rdfs:label ?l }} }}'
        )
        return label

    def entry(self, place, kind, told, *articles):
        things = [{"name": self.label(place, told, each), "articles": [each]} for each in articles]
        return {"kind": kind, "things": things, **SIGNED}

    def test_two_events_are_one(self, told, capfd):
        assert sorted(self.of(told, MET).values()) == [["e1"], ["e2"]]
        assert told.build("--corrections", told.corrections(self.entry(told, "same", MET, "e1", "e2"))) == 0
        ((address, articles),) = self.of(told, MET).items()
        assert articles == ["e1", "e2"]
        assert self.of(rebuilt(told), MET)[address] == ["e1", "e2"]
        assert told.ask(f"SELECT ?n {{ <{address}> mg:supportCount ?n }}") == [(2,)]
        capfd.readouterr()
        assert run(["show", address, "--why", "--store", str(told.store)]) == 0
        out = capfd.readouterr().out
        assert "Ana Rojas dice que son lo mismo (2021-07-01)" in out
        assert "Lo confirmó el municipio." in out

    @pytest.mark.parametrize("kind", [SIGNED_BY, AGREED])
    @pytest.mark.parametrize("parted", [("e3", "e4"), ("e4", "e3")])
    def test_one_is_two_whichever_keeps_the_address(self, told, kind, parted):
        ((address, articles),) = self.of(told, kind).items()
        assert articles == ["e3", "e4"]
        assert told.build("--corrections", told.corrections(self.entry(told, "different", kind, *parted))) == 0
        found = self.of(told, kind)
        assert sorted(found.values()) == [["e3"], ["e4"]]
        assert found[address] == ["e3"], "made from its first telling"
        assert self.of(rebuilt(told), kind) == found
        why = f'SELECT ?w {{ ?e a {kind} ; mg:identityReason ?w FILTER(LANG(?w) = "en") }}'
        assert [text for (text,) in told.ask(why) if "Ana Rojas says that it is different" in text]
        assert told.ask("SELECT ?d { ?d a mg:IdentityDoubt }") == []

    def test_by_whatever_order_and_number_of_builds(self, told, tmp_path):
        entries = [self.entry(told, "same", MET, "e1", "e2"), self.entry(told, "different", SIGNED_BY, "e4", "e3")]
        told.build("--corrections", told.corrections(*entries))
        place = Place(tmp_path / "other")
        place.folder.mkdir()
        place.build(place.articles(TOLD[1::2], "x.jsonl"), "--corrections", place.corrections(*reversed(entries)))
        place.build(place.articles(TOLD[::-2], "y.jsonl"))
        assert place.build(place.articles(TOLD[::2], "z.jsonl"), "--corrections", place.corrections(*entries)) == 0
        assert place.exported() == told.exported()
        assert run(["validate", "--store", str(told.store)]) == 0

    def test_what_cannot_be_is_told_and_left(self, told, capfd):
        event, agreement = self.label(told, SIGNED_BY, "e3"), self.label(told, AGREED, "e3")
        mixed = {**SAME, "things": [event, agreement]}
        named = {**NAME, "thing": event}
        several = {**SAME, "things": [self.label(told, MET, "e1"), event]}
        assert told.build("--corrections", told.corrections(mixed, named, several)) == 2
        err = capfd.readouterr().err
        assert "are things of different kinds" in err
        assert "it is an event or agreement: these can be the same, different or rejected" in err
        assert "may be several things" in err

    def test_a_rejected_event_has_no_reason_left(self, told):
        entries = [
            {"kind": "reject", "told": self.label(told, SIGNED_BY, each), "articles": [each], **SIGNED}
            for each in ("e3", "e4")
        ]
        ((address, _),) = self.of(told, SIGNED_BY).items()
        assert told.build("--corrections", told.corrections(*entries)) == 0
        assert told.ask(f"SELECT ?p {{ <{address}> ?p ?o }}") == []


class TestStore:
    def test_the_same_corrections_again_change_nothing(self, place):
        file = place.corrections(*ALL)
        assert place.build("--corrections", file) == 0
        with Store.open(place.store) as before:
            generation = before.generation
        assert place.build("--corrections", file) == 0
        with Store.open(place.store) as after:
            assert after.generation == generation

    def test_order_of_entries_of_files_and_of_builds_does_not_matter(self, tmp_path):
        graphs = set()
        for number, order in enumerate(itertools.islice(itertools.permutations(ALL), 0, None, 7)):
            place = Place(tmp_path / str(number))
            place.folder.mkdir()
            first, *rest = order
            one, two = place.corrections(first, name="uno.toml"), place.corrections(*rest, name="dos.toml")
            early, late = place.articles(ARTICLES[::2], "x.jsonl"), place.articles(ARTICLES[1::2], "y.jsonl")
            place.build(early, "--corrections", one)
            place.build(late)
            place.build("--corrections", two)
            graphs.add(place.exported())
        whole = Place(tmp_path / "whole")
        whole.folder.mkdir()
        assert whole.build(whole.articles(), "--corrections", whole.corrections(*ALL)) == 0
        graphs.add(whole.exported())
        assert len(graphs) == 1

    def test_a_file_takes_the_place_of_one_of_its_name_and_of_no_other(self, place):
        place.build("--corrections", place.corrections(REJECT, name="uno.toml"))
        place.build("--corrections", place.corrections(NAME, name="dos.toml"))
        assert place.ask(GOVERNS) == []
        place.build("--corrections", place.corrections(name="uno.toml"))
        assert place.ask(GOVERNS) == [("Elena Prado Ruiz", "Municipalidad de Quillota")]
        assert place.ask(NAMED) == [("Marta Lillo Veras",)]

    def test_without_corrections_the_graph_is_as_it_was(self, place):
        before = place.exported()
        place.build("--corrections", place.corrections(*ALL))
        assert place.exported() != before
        place.build("--corrections", place.corrections())
        assert place.exported() == before

    def test_they_stand_in_a_graph_of_their_own_with_author_day_and_reason(self, place):
        place.build("--corrections", place.corrections(NAME))
        told = """SELECT ?author ?day ?reason ?applied { GRAPH mgr:graph\\/corrections {
            ?c a mg:Naming ; prov:wasAttributedTo/rdfs:label ?author ; dcterms:created ?day ;
               dcterms:description ?reason ; mg:applied ?applied } }"""
        ((author, day, reason, applied),) = place.ask(told)
        assert (author, str(day), reason, applied) == ("Ana Rojas", "2021-07-01", SIGNED["reason"], True)

    def test_the_corrected_graph_keeps_its_shapes(self, place):
        place.build("--corrections", place.corrections(*ALL))
        assert run(["validate", "--store", str(place.store)]) == 0


class TestNotApplied:
    @pytest.mark.parametrize(
        ("entry", "says"),
        [
            ({**NAME, "thing": "Pedro Nadie"}, "nothing is called 'Pedro Nadie'"),
            ({**NAME, "thing": "mgr:person/nadie"}, "nothing is called 'mgr:person/nadie'"),
            ({**NAME, "thing": "Municipalidad de Quillota"}, "the official tables name 'Municipalidad de Quillota'"),
            ({**NAME, "thing": {"name": "Marta Lillo Vera", "articles": ["a2"]}}, "'Marta Lillo Vera' in a2"),
            ({**NAME, "thing": {"name": "Marta Lillo Vera", "articles": ["zz"]}}, "no article has the id 'zz'"),
            ({**SAME, "things": ["programa Barrios Vivos", "Marta Lillo Vera"]}, "things of different kinds"),
            ({**SAME, "things": ["Quillota", "Municipalidad de Olmué"]}, "the official tables tell"),
            ({**DIFFERENT, "things": ["Marta Lillo Vera", "Marta Lillo Vera"]}, "not plain which mentions"),
            ({**REJECT, "predicate": "formerlyGoverned"}, "no article states this"),
        ],
    )
    def test_it_is_told_with_file_line_and_reason_and_the_rest_applied(self, place, capfd, entry, says):
        file = place.corrections({**NAME, "name": "Marta Lillo Veras"}, entry)
        assert place.build("--corrections", file) == 2
        told = capfd.readouterr().err
        assert "skipped: corrections.toml, line 9: " in told
        assert says in told
        assert place.ask(NAMED) == [("Marta Lillo Veras",)]
        assert [each for (each,) in place.ask("SELECT ?o { ?c mg:applied false ; mg:outcome ?o }") if says in each]

    def test_a_later_build_tells_it_again_and_is_no_failure(self, place, capfd):
        place.build("--corrections", place.corrections({**NAME, "thing": "Pedro Nadie"}))
        capfd.readouterr()
        assert place.build(place.articles()) == 0
        assert "corrections.toml, line 1: nothing is called 'Pedro Nadie'" in capfd.readouterr().err

    def test_it_is_applied_once_there_is_what_it_means(self, place):
        place.build("--corrections", place.corrections({**NAME, "thing": "Sonia Mora Paz", "name": "Sonia Mora"}))
        assert rebuilt(place).ask('SELECT ?p { ?p skos:prefLabel "Sonia Mora"@es }')

    def test_of_several_that_bear_a_name_each_is_told(self, place, capfd):
        place.build("--corrections", place.corrections(DIFFERENT))
        capfd.readouterr()
        assert place.build("--corrections", place.corrections(DIFFERENT, NAME)) == 2
        told = capfd.readouterr().err
        assert "'Marta Lillo Vera' may be several things" in told
        assert told.count("<https://w3id.org/munigraph/id/person/marta-lillo-vera") == 2


class TestFiles:
    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("[[correction]]\nkind =\n", "not valid TOML"),
            ("[[corrections]]\n", "expected only [[correction]] tables, found corrections"),
            (toml({**NAME, "kind": "rename"}), "line 1: kind is 'rename', not one of reject, same, different, name"),
            ("\n# nota\n" + toml({**NAME, "date": "ayer"}), "line 3: date is 'ayer', not a day"),
            (toml({**SAME, "things": ["a"]}), "line 1: things must be a list of two"),
            (toml({**REJECT, "predicate": "gobierna"}), "line 1: predicate is 'gobierna', not one of governs"),
            (toml({**NAME, "nombre": "x"}), "line 1: unknown key nombre for kind name"),
            (toml({"kind": "name", **SIGNED}), "line 1: missing thing, name"),
            (toml({**NAME, "name": " "}), "line 1: name must be a text that is not empty"),
            (toml({**NAME, "thing": {"name": "x"}}), "line 1: thing: a table must have the keys name and articles"),
        ],
    )
    def test_a_broken_file_is_named_and_nothing_is_done(self, place, capfd, text, says):
        before = place.exported()
        file = place.folder / "mal.toml"
        file.write_text(text, encoding="utf-8")
        capfd.readouterr()
        assert place.build("--corrections", file) == 2
        told = capfd.readouterr().err
        assert told.startswith(f"error: {file}")
        assert says in told
        assert place.exported() == before

    def test_a_missing_file_and_two_of_one_name(self, place, capfd):
        assert place.build("--corrections", place.folder / "nada.toml") == 2
        (place.folder / "otra").mkdir()
        one, two = place.corrections(NAME), place.corrections(NAME, name="otra/corrections.toml")
        assert place.build("--corrections", one, "--corrections", two) == 2
        assert "another file of corrections has the same name" in capfd.readouterr().err

    def test_nothing_to_do(self, place, capfd):
        assert place.build() == 2
        assert "nothing to do" in capfd.readouterr().err


def test_the_example_fits_the_sample_articles(tmp_path, capfd):
    place = Place(tmp_path)
    example = resource("data", "corrections", "example.toml")
    assert place.build(resource("data", "articles"), "--corrections", example) == 0
    assert "4 corrected" in capfd.readouterr().out
