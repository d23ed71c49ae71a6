"""Each rule fires where its file says, and not on its near misses."""

import re
from pathlib import Path

import pytest

import munigraph.extraction
from munigraph.errors import DataError
from munigraph.extraction import rules as rules_module
from munigraph.extraction.document import read_document
from munigraph.extraction.lexicon import Lexicon
from munigraph.extraction.rules import load_phrases, load_rules
from munigraph.model import Article
from munigraph.text import fold

RULES = load_rules("offices")
FIRES = [(rule, text) for rule in RULES for text in rule.fires]
MISSES = [(rule, text) for rule in RULES for text in rule.misses]


PHRASES = load_phrases().values()


RULE = """[[rule]]
id = "x"
pattern = "(?P<name>P)"
yields = "office"
confidence = 0.9
why = "w"
fires = []
misses = []
"""


def matches(rule, text):
    document = read_document(Article("t", text, text), Lexicon.default())
    return any(
        rule.is_said(match, sentence.chunks, document.folded)
        for sentence in document.sentences
        for match in rule.pattern.finditer(sentence.symbols)
    )


@pytest.mark.parametrize(("rule", "text"), FIRES, ids=[f"{r.id}-{i}" for i, (r, _) in enumerate(FIRES)])
def test_a_rule_fires_on_its_examples(rule, text):
    assert matches(rule, text)


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=[f"{r.id}-{i}" for i, (r, _) in enumerate(MISSES)])
def test_a_rule_does_not_fire_on_its_near_misses(rule, text):
    assert not matches(rule, text)


def test_every_rule_has_both_kinds_of_examples():
    assert len(RULES) >= 10
    assert all(rule.fires and rule.misses for rule in RULES)


@pytest.mark.parametrize(("phrase", "text"), [(p, text) for p in PHRASES for text in p.fires], ids=str)
def test_a_turn_of_phrase_is_found_in_its_examples(phrase, text):
    assert phrase.find(fold(text))


@pytest.mark.parametrize(("phrase", "text"), [(p, text) for p in PHRASES for text in p.misses], ids=str)
def test_a_turn_of_phrase_is_not_found_in_its_near_misses(phrase, text):
    assert not phrase.find(fold(text))


def test_every_turn_of_phrase_is_looked_for_and_no_other():
    files = Path(munigraph.extraction.__file__).parent.glob("*.py")
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    named = {rule_phrase for rule in RULES for rule_phrase in (rule.before, rule.not_before, rule.unless)} - {""}
    assert set(load_phrases()) == named | set(re.findall(r'\bphrase\(\s*"([a-z-]+)"', source))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('id = "x"\npattern = "["\nplace = "here"', "pattern"),
        ('id = "x"\npattern = "a"\nplace = "there"', "place must be one of"),
        ('id = "x"\npattern = "a"\nplace = 1', "place must be a str"),
    ],
)
def test_a_broken_phrase_is_named_with_the_reason(tmp_path, monkeypatch, text, says):
    rest = '\nwhy = "w"\nfires = []\nmisses = []\n'
    (tmp_path / "phrases.toml").write_text(f"[[phrase]]\n{text}{rest}", encoding="utf-8")
    monkeypatch.setattr(rules_module, "resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DataError, match=says) as caught:
        load_phrases.__wrapped__()
    assert "phrases.toml: phrase 1 (x)" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[rule]]\nid = 'x'\n", "missing or unknown key"),
        ("[[rule]\n", "cannot be read as TOML"),
        ("", "holds no rule"),
        (RULE + "words = { nobody = ['es'] }\n", "words names the group 'nobody'"),
    ],
)
def test_a_broken_rule_file_is_named_with_the_reason(tmp_path, monkeypatch, text, says):
    (tmp_path / "offices.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(rules_module, "resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DataError, match=says) as caught:
        load_rules.__wrapped__("offices")
    assert "offices.toml" in str(caught.value)
