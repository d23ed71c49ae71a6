"""Lexicons are data: an analyst adds words without code, and a broken file is told with its reason."""

import tomllib

import pytest

from munigraph.errors import DataError
from munigraph.extraction import Extractor, Lexicon
from munigraph.resources import resource


def write(tmp_path, text):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


TEXT = (
    "El faenero municipal de la Municipalidad de Tomé, Luis Mora, habló. "
    "La Cuadrilla de Aseo de la Municipalidad de Tomé limpió. La Municipalidad de Tomé lanzó la minga Barrio Vivo."
)
TOME = "Municipalidad de Tomé"


@pytest.mark.parametrize(
    ("entry", "fact"),
    [
        (
            'kind = "role"\nid = "harbour-master"\nobject = "municipality"\nforms = ["faenero municipal"]',
            ("holdsRole", "Luis Mora", TOME, "faenero municipal"),
        ),
        ('kind = "unit"\ntype = "municipal"\nforms = ["cuadrilla"]', ("hasUnit", TOME, "Cuadrilla de Aseo", None)),
        ('kind = "model"\nforms = ["minga"]', ("adopts", TOME, "minga Barrio Vivo", None)),
    ],
    ids=["role", "unit", "model"],
)
def test_a_role_a_unit_head_and_a_model_are_each_added_by_an_entry_alone(tmp_path, told, entry, fact):
    path = write(tmp_path, f"[[entry]]\n{entry}\n")
    assert told(TEXT).facts == set()
    assert told(TEXT, extractor=Extractor(extra=[path])).facts == {fact}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[entry]]\nkind = 'rol'\nforms = ['x']", "entry 1: unknown kind 'rol'"),
        ("[[entry]]\nkind = 'say'\nforms = ['x']\ncolour = 'red'", "unknown key 'colour'"),
        ("[[entry]]\nkind = 'say'", "forms must be a list of words"),
        ("[[entry]]\nkind = 'say'\nforms = ['']", "forms must be a list of words"),
        ("[[entry]]\nkind = 'say'\nverbs = ['habló']", "is not an infinitive"),
        ("[[entry]]\nkind = 'role'\nforms = ['x']\nobject = 'king'", "object must be one of"),
        ("[[entry]]\nkind = 'role'\nobject = 'mayor'\nforms = ['x']", "a role needs an id"),
        ("[[entry]]\nkind = 'say'\nforms = 'x'", "forms must be a list of words"),
        ("[[entry]]\nkind = 'say'\nforms = ['x']\nplurals = [1]", "plurals must be a list of words"),
        ("[[entry]]\nkind = 'say'\nforms = ['…']\ncase = 'lower'", "case must be one of accents, exact"),
        ("[[entry]]\nkind = 'say'\nforms = [' ']", "forms must be a list of words"),
        ("[[entry]]\nkind = 'event'\nforms = ['x']\ntype = 'Party'", "type must be one of AgreementSigning, Ceremony"),
        ("[[entry]]\nkind = 'event'\nforms = ['x']", "type must be one of"),
        ("[[entry]]\nkind = 'function'\nforms = ['x']\ntype = 'ab'", "type must be one of"),
        ("[[entry]]\nkind = 'unit'\nforms = ['x']\ntype = 3", "type must be a string"),
        ("[[entry]]\nkind = 'role'\nid = 'x'\nobject = 'mayor'\nforms = ['x']\nexclusive = 'yes'", "true or false"),
        ("entry = [1]", "entry 1: expected a table"),
        ("[[entri]]\nkind = 'say'", "expected only"),
        ("kind = ", "not a TOML file"),
    ],
)
def test_a_broken_lexicon_is_named_with_entry_and_reason(tmp_path, text, says):
    path = write(tmp_path, text)
    with pytest.raises(DataError, match=says) as caught:
        Lexicon.load([path])
    assert str(path) in str(caught.value)


def test_a_missing_lexicon_is_told(tmp_path):
    with pytest.raises(DataError, match="no such lexicon"):
        Lexicon.load([tmp_path / "nothing.toml"])
    with pytest.raises(DataError, match="directory"):
        Lexicon.load([tmp_path])


def test_facts_tell_the_lexicon_that_they_came_from(tmp_path, told):
    path = write(tmp_path, "[[entry]]\nkind = 'model'\nforms = ['minga']\n")
    text = "El alcalde de Tomé, Raúl Prado, habló."
    names = [told(text, extractor=one).extraction.extractor for one in (Extractor(), Extractor(extra=[path]))]
    assert names[0] != names[1]
    path.write_text("[[entry]]\nkind = 'model'\nforms = ['mingaco']\n", encoding="utf-8")
    assert Extractor(extra=[path]).name not in names


def test_given_names_stand_once_and_are_not_places():
    lines = resource("data", "lexicons", "given_names.txt").read_text(encoding="utf-8").splitlines()
    names = [name for line in lines if not line.startswith("#") for name in line.split()]
    assert all(name[0].isupper() for name in names)
    assert not {"San", "Santa", "Puerto", "Nueva"} & set(names)


def test_nouns_that_point_back_name_roles_that_there_are():
    tables = [
        entry
        for path in sorted(resource("data", "lexicons").glob("*.toml"))
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("entry", ())
    ]
    ids = {entry["id"] for entry in tables if entry["kind"] == "role"}
    named = {role for entry in tables for key in ("roles", "never") for role in entry.get(key, ())}
    assert named
    assert named <= ids
