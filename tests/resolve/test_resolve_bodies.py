"""Units, organizations and models: which names are one body's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from told import body, case, iris, region

import munigraph.corrections
import munigraph.resolve
from munigraph.errors import DataError
from munigraph.model import EntityKind
from munigraph.resolve import resolve
from munigraph.resolve.names import equivalents, read_equivalents
from munigraph.resolve.reasons import LANGUAGES, codes, reason
from munigraph.resources import resource

U, M = EntityKind.UNIT, EntityKind.MODEL


def one(*cases):
    return len({iri for (_, key), iri in iris(*cases).items() if not key.startswith("region")}) == 1


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Dideco", "Dirección de Desarrollo Comunitario"),
        ("Desarrollo Comunitario", "Dirección de Desarrollo Comunitario"),
        ("Secplan", "Secretaría Comunal de Planificación"),
        ("Secpla", "Secoplac"),
        ("DOM", "Dirección de Obras Municipales"),
        ("Dirección del Tránsito", "Dirección de Tránsito y Transporte Público"),
        ("DAEM", "Departamento de Administración de Educación Municipal"),
    ],
)
def test_the_names_of_a_legal_unit_are_one_in_a_municipality(short, full):
    here, there = body(short, kind=U, cut="05101"), body(full, kind=U, cut="05101")
    assert one(case("a", here), case("b", there))
    assert not one(case("a", here), case("b", body(full, kind=U, cut="05501")))


def test_a_region_tells_bodies_of_one_name_apart():
    salud = body("Seremi de Salud")
    assert one(case("a", salud, region("10")), case("b", body("seremi de Salud de la Región de Los Lagos")))
    assert one(case("a", salud, region("10")), case("b", body("Secretaría Regional Ministerial de Salud Los Lagos")))
    assert not one(case("a", salud, region("10")), case("b", salud, region("14")))
    assert not one(case("a", salud), case("b", salud))
    assert not one(case("a", salud, region("10")), case("b", body("Seremi de Educación"), region("10")))


def test_the_region_is_where_the_municipalities_of_the_article_lie():
    def municipality(cut):
        return body(f"m{cut}", kind=EntityKind.MUNICIPALITY, cut=cut)

    salud = body("Seremi de Salud")
    chiloe = case("a", salud, *map(municipality, ("10201", "10202", "10203", "05101")))
    mixed = case("b", salud, *map(municipality, ("10201", "05101")))
    found = iris(chiloe, mixed)
    assert found["a", "Seremi de Salud"] == "organization/seremi-de-salud-de-la-region-de-los-lagos"
    assert found["b", "Seremi de Salud"] == "organization/seremi-de-salud-b"


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Intendencia metropolitana", "intendencia-de-la-region-metropolitana"),
        ("Intendencia de Santiago", "intendencia-de-la-region-metropolitana"),
        ("Gobernación Provincial de Llanquihue", "gobernacion-de-llanquihue"),
        ("Gobernación de la Provincia de Chañaral", "gobernacion-de-chanaral"),
        ("Ministerio de Justicia", "ministerio-de-justicia-y-derechos-humanos"),
        ("Ministerio de la Felicidad", "ministerio-de-felicidad"),
        ("Concejo Municipal de Coquimbo", "concejo-municipal-de-coquimbo"),
        ("Consejo de Vecinos de Prueba", "consejo-de-vecinos-de-prueba"),
    ],
)
def test_names_are_read_with_the_table(name, iri):
    assert iris(case("a", body(name)))["a", name] == f"organization/{iri}"


def test_a_plan_that_each_municipality_has_is_that_municipalitys():
    plan = body("Plan Regulador", kind=M)
    here = case("a", plan, adopted=[("05101", "Plan Regulador")])
    same = case("b", body("Plan Regulador Comunal", kind=M, cut="05101"))
    there = case("c", plan, adopted=[("05501", "Plan Regulador")])
    assert one(here, same)
    assert not one(here, there)
    shared = body("Farmacia Popular", kind=M)
    assert one(case("a", shared, adopted=[("05101", "Farmacia Popular")]), case("b", shared))


def test_an_acronym_is_learnt_from_any_article_and_told():
    learnt = case("a", body("Consejo de Vecinos de Prueba", "CVP"))
    alone, reversed_ = case("b", body("CVP")), case("c", body("CVP", "Consejo de Vecinos de Prueba"))
    assert one(learnt, alone, reversed_)
    identity = resolve([learnt, alone]).of("b", "CVP")
    assert identity.label == "Consejo de Vecinos de Prueba"
    assert "sigla de Consejo de Vecinos de Prueba, según una nota que da ambas" in [
        why.tell("es") for why in identity.reasons
    ]


def test_a_slip_of_the_pen_in_a_long_name_is_mended_and_a_short_one_is_not():
    assert one(
        case("a", body("Servicio Local de Educación Pública Dos Ríos")),
        case("b", body("Servicio Local de Eduación Pública Dos Ríos")),
    )
    for right, other in (
        ("Club Andino", "Club Andina"),
        ("Junta de Vecinos Villa Alegre", "Junta de Vecinos Villa Alegra"),
        ("Liceo Técnico de Mujeres Carolina", "Liceo Técnico de Mujeres Carolino"),
    ):
        assert not one(case("a", body(right)), case("b", body(other)))


def test_an_association_is_known_by_any_of_its_names():
    kind = EntityKind.ASSOCIATION
    found = iris(
        case("a", body("AChM", kind=kind)), case("b", body("Asociación Chilena de Municipalidades", kind=kind))
    )
    assert set(found.values()) == {"organization/asociacion-chilena-de-municipalidades"}


HEAD = "kind,name,variants,scope,circle,source\n"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("town,Oficina,,comuna,,x", "no such kind: 'town'"),
        ("unit,Oficina,,village,,x", "no such scope: 'village'"),
        ("unit,,,comuna,,x", "column name is empty"),
        ("unit,Oficina Uno,ODU,comuna,,x\nunit,Oficina Dos,ODU,comuna,,x", "line 3: the form 'ODU' already belongs"),
    ],
)
def test_a_table_that_is_wrong_is_refused_with_its_line(tmp_path, line, complaint):
    file = tmp_path / "bodies.csv"
    file.write_text(HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(complaint)) as caught:
        read_equivalents(file)
    assert str(file) in str(caught.value)


def test_the_table_of_the_program_is_sorted_out():
    lines = resource("data", "identity", "bodies.csv").read_text("utf-8").splitlines()
    assert len(lines) == len(set(lines))
    assert equivalents().read(U, "Oficina que nadie conoce") is None


def test_every_reason_is_told_in_every_language():
    gaps = {
        "municipality",
        "start",
        "body",
        "first",
        "second",
        "shared",
        "kind",
        "place",
        "name",
        "words",
        "day",
        "count",
        "author",
        "date",
    }
    filled = dict.fromkeys(gaps, "X")
    for code in codes():
        told = [reason(code, **filled).tell(lang) for lang in LANGUAGES]
        assert len(set(told)) == len(LANGUAGES)
        assert all(sentence and not sentence.endswith(".") for sentence in told)


def test_every_reason_of_the_code_is_in_the_file_and_no_other():
    folders = [Path(package.__file__).parent for package in (munigraph.resolve, munigraph.corrections)]
    source = "".join(file.read_text("utf-8") for folder in folders for file in sorted(folder.glob("*.py")))
    used = set(re.findall(r'(?:reason|_one)\(\s*(?:fitting, )?"([a-z-]+)"', source))
    used |= set(re.findall(r'"((?:doubt|official|party|association|same|correction)-[a-z-]+)"', source))
    assert used == codes()
