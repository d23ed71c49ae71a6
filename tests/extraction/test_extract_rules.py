"""Each rule fires where its file says, and not on its near misses."""

import pytest

from munigraph.errors import DataError
from munigraph.extraction import rules as rules_module
from munigraph.extraction.document import read_document
from munigraph.extraction.lexicon import Lexicon
from munigraph.extraction.rules import load_rules
from munigraph.model import Article

RULES = load_rules("offices")
FIRES = [(rule, text) for rule in RULES for text in rule.fires]
MISSES = [(rule, text) for rule in RULES for text in rule.misses]


def matches(rule, text):
    article = Article("t", text, text)
    return any(rule.pattern.search(s.symbols) for s in read_document(article, Lexicon.default()).sentences)


@pytest.mark.parametrize(("rule", "text"), FIRES, ids=[f"{r.id}-{i}" for i, (r, _) in enumerate(FIRES)])
def test_a_rule_fires_on_its_examples(rule, text):
    assert matches(rule, text)


@pytest.mark.parametrize(("rule", "text"), MISSES, ids=[f"{r.id}-{i}" for i, (r, _) in enumerate(MISSES)])
def test_a_rule_does_not_fire_on_its_near_misses(rule, text):
    assert not matches(rule, text)


def test_every_rule_has_both_kinds_of_examples():
    assert len(RULES) >= 10
    assert all(rule.fires and rule.misses for rule in RULES)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[rule]]\nid = 'x'\n", "missing or unknown key"),
        ("[[rule]\n", "cannot be read as TOML"),
        ("", "holds no rule"),
    ],
)
def test_a_broken_rule_file_is_named_with_the_reason(tmp_path, monkeypatch, text, says):
    (tmp_path / "offices.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(rules_module, "resource", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(DataError, match=says) as caught:
        load_rules.__wrapped__("offices")
    assert "offices.toml" in str(caught.value)
