"""``munigraph show``: all that is known of one thing, found by what people type.  All invented but the mayors' tables."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from munigraph.cli.main import run

ARTICLES = (
    {
        "id": "nota-1",
        "title": "Dos comunas comparten su experiencia",
        "date": "2021-03-02",
        "outlet": "El Faro de Prueba",
        "url": "https://example.org/a1",
        "text": "La alcaldesa de Quillota, Elena Prado Ruiz, se reunió ayer en Olmué con la concejala de Olmué, Marta "
        "Lillo Vera. «Vamos a aprender de Olmué», dijo la alcaldesa Prado. El municipio de Quillota aplica el programa "
        "Barrios Vivos.",
    },
    {
        "id": "nota-2",
        "title": "El programa llega a otra comuna",
        "date": "2021-04-10",
        "outlet": "La Hoja de Prueba",
        "text": "El municipio de Olmué aplica el programa Barrios Vivos, que la alcaldesa de Quillota, "
        "Elena Prado, dio a conocer. La Dirección de Obras Municipales de Olmué lo coordina.",
    },
    {
        "id": "nota-3",
        "title": "Firman un convenio",
        "date": "2021-05-20",
        "outlet": "El Faro de Prueba",
        "text": "La Municipalidad de Quillota y la Municipalidad de Olmué firmaron un convenio de colaboración.",
    },
    {
        "id": "nota-4",
        "title": "Otra Marta",
        "date": "2021-06-20",
        "outlet": "El Faro de Prueba",
        "text": "La concejala de Castro, Marta Lillo, pidió más luminarias.",
    },
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("show")
    file, corrections = folder / "notas.jsonl", folder / "mias.toml"
    file.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in ARTICLES), encoding="utf-8")
    corrections.write_text(
        '[[correction]]\nkind = "name"\nthing = "Elena Prado Ruiz"\nname = "Elena Sofía Prado Ruiz"\n'
        'author = "Ana Rojas"\ndate = 2021-07-01\nreason = "Así firma."\n',
        encoding="utf-8",
    )
    assert run(["build", str(file), "--store", str(folder / "s"), "--corrections", str(corrections)]) == 0
    return folder / "s"


@pytest.fixture
def show(store, capfd):
    """Runs the command; gives its exit code, what it prints, and what it says beside."""

    def call(*arguments):
        capfd.readouterr()
        code = run(["show", *arguments, "--store", str(store)])
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


@pytest.fixture
def profile(show):
    def call(*arguments):
        code, out, _ = show(*arguments, "--json")
        assert code == 0
        return json.loads(out)

    return call


class TestFinding:
    @pytest.mark.parametrize(
        "typed",
        [
            "Elena Prado Ruiz", "elena prado", "ELENA SOFIA PRADO", "Elna Prado", "Elena Prdo Ruiz",
            "mgr:person/elena-prado-ruiz", "person/elena-prado-ruiz",
            "<https://w3id.org/munigraph/id/person/elena-prado-ruiz>",
        ],
    )  # fmt: skip
    def test_by_any_name_in_part_with_errors_and_by_its_address(self, show, typed):
        code, out, _ = show(typed)
        assert code == 0
        assert out.startswith("Elena Sofía Prado Ruiz · Alcalde o alcaldesa\n")

    @pytest.mark.parametrize(
        ("typed", "kind"),
        [
            ("Quillota", "Municipality"),
            ("Direccion de Obras Municipales", "MunicipalUnit"),
            ("Barrios Vivos", "ManagementModel"),
            ("Partido Comunista", "PoliticalParty"),
            ("asociacion chilena de municipalidades", "MunicipalAssociation"),
            ("Región de Valparaíso", "Region"),
            ("convenio de colaboración", "Agreement"),
            ("reunión de Elena Prado", "Meeting"),
        ],
    )
    def test_all_kinds_of_things(self, profile, typed, kind):
        assert profile(typed)["kind"] == kind

    def test_what_was_typed_wrong_is_told(self, show):
        assert show("Elna Prado")[2].startswith("Nada se llama exactamente «Elna Prado»")
        assert show("Elena Prado Ruiz")[2] == ""

    def test_others_of_the_name_are_told_beside(self, show):
        code, out, err = show("Quillota")
        assert code == 0
        assert out.startswith("Municipalidad de Quillota")
        assert "mgr:province/055" in err

    def test_a_kind_narrows_the_search(self, profile):
        assert profile("Quillota", "--kind", "province")["iri"].endswith("/province/055")

    def test_of_several_each_is_listed_with_what_tells_it_apart(self, show):
        code, out, err = show("Marta Lillo", "--kind", "Councillor")
        assert code == 0, "one is called just so"
        code, out, err = show("Marta")
        assert (code, out) == (2, "")
        assert re.search(r"^mgr:person/marta-lillo-vera +Marta Lillo Vera · Concejal", err, re.MULTILINE)
        assert "Integra el concejo de la Municipalidad de Olmué" in err
        assert "Integra el concejo de la Municipalidad de Castro" in err
        assert "munigraph show mgr:person/" in err

    def test_of_several_as_json(self, show):
        code, out, _ = show("Marta", "--json")
        assert code == 2
        labels = [each["label"] for each in json.loads(out)["candidates"]]
        assert {"Marta Lillo", "Marta Lillo Vera"} <= set(labels)

    @pytest.mark.parametrize("typed", ["", "  "])
    def test_no_name_at_all_is_wrong_usage(self, show, typed):
        code, out, err = show(typed)
        assert (code, out) == (2, "")
        assert "no hay un nombre" in err

    def test_an_unknown_address_suggests_its_like(self, show):
        code, out, err = show("mgr:person/elena-prada", "--lang", "en")
        assert (code, out) == (1, "")
        assert "holds nothing at https://w3id.org/munigraph/id/person/elena-prada" in err
        assert "mgr:person/elena-prado-ruiz" in err
        assert "mgr:model" not in err
        assert "did you mean" not in show("https://example.org/elena-prada", "--lang", "en")[2]

    def test_what_is_in_the_graph_without_a_name_can_be_described(self, show, profile):
        address = profile("Elena Prado Ruiz")["facts"][0]["evidence"][0]["article"]["iri"]
        code, out, err = show(address, "--lang", "en")
        assert (code, out) == (1, "")
        assert f'munigraph query "DESCRIBE <{address}>"' in err

    def test_an_address_of_another_kind_is_not_said_to_be_nameless(self, show):
        code, _, err = show("mgr:municipality/05501", "--kind", "Person", "--lang", "en")
        assert code == 1
        assert "other thing with a name" not in err

    def test_nothing_of_the_name(self, show):
        code, out, err = show("Elena Xóchitl")
        assert (code, out) == (1, "")
        assert err.startswith("error: nada en el grafo se llama «Elena Xóchitl»\nhint: ¿quiso decir Elena Sofía Prado")
        code, out, err = show("zzzz", "--lang", "en")
        told, hint = err.splitlines()
        assert (code, told) == (1, "error: nothing in the graph is called “zzzz”")
        assert "munigraph search" in hint
        code, out, _ = show("zzzz", "--json")
        assert json.loads(out) == {"candidates": [], "nearest": []}


class TestTelling:
    def test_facts_events_statements_with_dates_quotes_and_sources(self, show):
        _, out, _ = show("Elena Prado Ruiz")
        assert "También: Elena Prado, Elena Prado Ruiz" in out
        assert "• Gobierna la Municipalidad de Quillota. (en 2 artículos; confianza alta" in out
        assert "2021-03-02 · El Faro de Prueba · Dos comunas comparten su experiencia [nota-1]" in out
        assert "[alcaldesa de Quillota, Elena Prado Ruiz]" in out
        assert "2021-04-10 · La Hoja de Prueba" in out
        assert "ACTIVIDADES\n• 2021-03-01: Reunión." in out
        assert "DECLARACIONES\n• Elena Sofía Prado Ruiz: «Vamos a aprender de Olmué»" in out
        assert "CORRECCIONES\n• El nombre correcto de Elena Prado Ruiz es Elena Sofía Prado Ruiz\n" in out
        assert "  Ana Rojas, 2021-07-01: Así firma." in out

    def test_in_english(self, show):
        _, out, _ = show("Elena Prado Ruiz", "--lang", "en")
        assert out.startswith("Elena Sofía Prado Ruiz · Mayor\n")
        assert "• Governs Municipalidad de Quillota. (in 2 articles; confidence high" in out
        assert "MEETINGS AND OTHER EVENTS" in out

    def test_a_municipality_with_its_record_and_its_side_of_facts(self, show):
        _, out, _ = show("Quillota")
        assert "administra la comuna de Quillota" in out
        assert "• Luis Mella Gajardo, alcaldía, 2016-12-06 a 2021-06-28" in out
        assert "• La gobierna Elena Sofía Prado Ruiz." in out
        assert "• Aplica «programa Barrios Vivos»." in out
        assert "CONVENIOS Y ACUERDOS" in out

    def test_an_event_by_itself(self, show):
        _, out, _ = show("reunión de Elena Prado")
        assert "con Elena Sofía Prado Ruiz y Marta Lillo Vera" in out
        assert "[nota-1]" in out

    def test_what_only_the_tables_know(self, show):
        _, out, _ = show("Luis Mella Gajardo")
        assert "• Alcaldía de la Municipalidad de Quillota, 2016-12-06 a 2021-06-28" in out
        assert "fuente: " in out
        assert "La prensa leída no dice nada" in out

    def test_why_mentions_are_one(self, show):
        _, out, _ = show("Elena Prado Ruiz", "--why")
        assert "POR QUÉ SE TRATA DE UNA SOLA COSA\n• El mismo nombre en la municipalidad de Quillota" in out
        assert "POR QUÉ" not in show("Elena Prado Ruiz")[1]

    def test_what_was_left_in_doubt(self, tmp_path, show, capfd):
        doubt = "https://w3id.org/munigraph/id/doubt/1"
        one, two = (f"<https://w3id.org/munigraph/id/person/{x}>" for x in ("ana-uno", "ana-dos"))
        about, why = (f"<https://w3id.org/munigraph/ontology#doubt{x}>" for x in ("About", "Reason"))
        kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/munigraph/ontology#Person>"
        label = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
        file = tmp_path / "dudas.nt"
        file.write_text(
            f'{one} {kind} .\n{two} {kind} .\n{one} {label} "Ana Uno" .\n<{doubt}> {about} {one} .\n'
            f'<{doubt}> {about} {two} .\n<{doubt}> {why} "el mismo nombre"@es .\n<{doubt}> {why} "same name"@en .\n',
            encoding="utf-8",
        )
        assert run(["show", "Ana Uno", "--why", "--data", str(file)]) == 0
        out = capfd.readouterr().out
        assert "(mgr:person/ana-dos): el mismo nombre" in out
        assert "same name" not in out

    def test_as_json_with_all_evidence(self, profile):
        data = profile("Elena Prado Ruiz", "--why")
        (fact,) = [each for each in data["facts"] if each["predicate"] == "governs"]
        assert fact["object"]["iri"].endswith("/municipality/05501")
        assert fact["support"] == len({quote["article"]["iri"] for quote in fact["evidence"]}) == 2
        assert next(quote["article"]["ids"] for quote in fact["evidence"]) == ["nota-1"]
        for quote in fact["evidence"]:
            assert quote["end"] - quote["start"] == len(quote["text"])
        assert data["corrections"][0]["author"] == "Ana Rojas"
        assert data["reasons"]

    def test_lines_fit_and_nothing_is_coloured_in_a_pipe(self, show):
        for name in ("Elena Prado Ruiz", "Quillota"):
            _, out, _ = show(name)
            assert max(map(len, out.splitlines())) <= 100
            assert "\x1b" not in out

    def test_the_same_each_time(self, show):
        assert show("Quillota") == show("Quillota")


def test_only_what_it_needs_is_imported(store):
    heavy = {"rdflib", "networkx", "pandas", "pyvis", "oxrdflib", "pyshacl", "yaml", "sqlite3", "filelock"}
    code = (
        "import sys; from munigraph.cli.main import run; "
        f"code = run(['show', 'Elena Prado Ruiz', '--store', {str(store)!r}]); "
        f"print(code, *sorted({heavy!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr == "0\n"


def test_from_python(store):
    import munigraph
    from munigraph.errors import InputError

    with munigraph.open(store) as graph:
        assert graph.profile("elena prado").label == "Elena Sofía Prado Ruiz"
        assert len(graph.find("Marta")) > 1
        with pytest.raises(InputError, match="may mean"):
            graph.profile("Marta")
        with pytest.raises(InputError, match="nothing in the graph"):
            graph.profile("zzzz")
