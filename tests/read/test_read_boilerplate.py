"""Each rule of data/lexicons/boilerplate.toml does what its examples say, and the file is checked when loaded."""

import pytest

from munigraph.errors import DataError
from munigraph.read import clean_text
from munigraph.read.boilerplate import Boilerplate, load_rules
from munigraph.resources import resource

PATH = resource("data", "lexicons", "boilerplate.toml")
RULES = load_rules(PATH)


def remains(text):
    return clean_text(text).split()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_fires_and_spares(rule):
    alone = Boilerplate.of([rule])
    for text in rule.fires:
        lines = text.split("\n")
        end, _ = alone.block_at(lines, 0)
        assert end == len(lines) or alone.is_line(text), f"{text!r} should go"
        assert clean_text(text) == "", f"{text!r} should leave nothing"
    for text in rule.spares:
        assert remains(text) == text.split(), f"{text!r} should stay"


def test_every_rule_is_collected():
    assert len(RULES) == 23


def test_a_block_ends_where_the_article_goes_on():
    text = "NOTICIAS RELACIONADAS\nSe abre el parque de Olmué\n12\nLa alcaldesa habló ayer.\nY 12 vecinos la oyeron."
    assert clean_text(text) == "La alcaldesa habló ayer.\n\nY 12 vecinos la oyeron."


def test_a_related_headline_goes_wherever_it_is_repeated():
    text = (
        "NOTICIAS RELACIONADAS\nSe abre el parque de Olmué\n12\nEl concejo votó.\nSe abre el parque de Olmué\n12\nFin."
    )
    assert clean_text(text) == "El concejo votó.\n\nFin."


def test_a_list_of_the_article_is_not_taken_for_an_agency_box():
    text = "El plan contempla:\n- Agencia de publicidad\n- Parques"
    assert clean_text(text) == "El plan contempla:\n\n- Agencia de publicidad\n- Parques"


def test_no_long_line_is_removed():
    sentence = "Publicidad " + "y mucho más que decir sobre el municipio " * 10
    assert clean_text(sentence) == sentence.strip()


RULE = """
[[rule]]
id = "a"
kind = "line"
match = ["x"]
why = "y"
fires = ["x"]
spares = ["z"]
"""


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("= 1", "boilerplate.toml: "),
        ("[other]", r"expected \[\[rule\]\] tables"),
        (RULE + 'color = "red"', r"rule 1 \(a\): unknown keys: color"),
        (RULE.replace('why = "y"', ""), r"rule 1 \(a\): missing keys: why"),
        (RULE.replace('"line"', '"word"'), "kind must be one of line, pattern, prefix, block"),
        (RULE.replace('["x"]', '"x"'), "match must be a list of texts"),
        (RULE.replace('"line"', '"prefix"') + "max_length = 0", "max_length must be a whole number from 1 to 300"),
        (RULE.replace('"line"', '"pattern"').replace('["x"]', '["("]'), "'\\(' is no regular expression"),
        (RULE + RULE, "two rules have the id 'a'"),
    ],
)
def test_a_broken_file_is_refused(tmp_path, source, message):
    path = tmp_path / "boilerplate.toml"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_rules(path)
