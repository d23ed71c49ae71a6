"""What an extraction says of itself: how its items came about, what was turned down, and words for all of it."""

import ast
import re
from pathlib import Path

import pytest

from munigraph.errors import DataError
from munigraph.extraction import Extractor
from munigraph.extraction import wording as wording_module
from munigraph.extraction.confidence import Measured, RuleRecord
from munigraph.extraction.lexicon import _KEYS, Lexicon
from munigraph.extraction.rules import load_phrases, load_rules
from munigraph.extraction.wording import LANGUAGES, load_wording, parse_wording
from munigraph.model import Fact, Statement
from munigraph.read import read_sources, read_text
from munigraph.resources import resource

PACKAGE = Path(wording_module.__file__).parent
SAMPLES = Path(__file__).parents[2] / "data" / "articles"
EXTRACTOR = Extractor()


def explain(text, *, title="Noticias de la comuna", date="2022-05-12"):
    explanation = EXTRACTOR.explain(read_text(text, id="t", title=title, date=date))
    explanation.extraction.check()
    return explanation


def readings(explanation, predicate):
    labels = {entity.key: entity.label for entity in explanation.extraction.entities}
    return {
        (labels[found.item.subject], reading.words, reading.means, reading.how)
        for found in explanation.found
        if isinstance(found.item, Fact) and found.item.predicate == predicate
        for proof in found.proofs
        for reading in proof.readings
    }


def refusals(explanation):
    return {(each.reason, each.words.quote) for each in explanation.turned_down}


# How items came about


@pytest.fixture(scope="module")
def samples():
    articles = [article for article in read_sources(SAMPLES) if article.id != "README"]
    return [(EXTRACTOR.extract(article), EXTRACTOR.explain(article)) for article in articles]


def test_an_explanation_tells_of_the_same_extraction(samples):
    assert len(samples) >= 39
    for extraction, explanation in samples:
        assert explanation.extraction == extraction
        items = (*extraction.facts, *extraction.events, *extraction.agreements, *extraction.statements)
        assert tuple(found.item for found in explanation.found) == items


def test_every_item_is_proved_by_its_evidence_within_the_article(samples):
    for extraction, explanation in samples:
        text = extraction.article.text
        for found in explanation.found:
            assert {proof.evidence for proof in found.proofs} == set(found.item.evidence)
            first = found.proofs[0]
            assert (first.rule, first.confidence) == (found.item.rule, found.item.confidence)
            for proof in found.proofs:
                assert proof.sentence.start <= proof.evidence.start <= proof.evidence.end <= proof.sentence.end
                assert text[proof.sentence.start : proof.sentence.end] == proof.sentence.quote
        for each in explanation.turned_down:
            assert text[each.words.start : each.words.end] == each.words.quote
            assert each.sentence.start <= each.words.start <= each.words.end <= each.sentence.end


def test_proofs_and_items_are_told_on_one_scale_of_confidence():
    text = "La alcaldesa de Tomé, Elena Prado Ruiz, habló. Elena Prado Ruiz, alcaldesa de Tomé, volvió a hablar."
    article = read_text(text, id="t", title="Noticias de la comuna", date="2022-05-12")
    half = Measured(
        [RuleRecord("name-office", None, 1, 2, 0.95, 0.5), RuleRecord("office-name", None, 1, 2, 0.97, 0.6)]
    )
    for measured, confidences in ((Measured(), [0.97, 0.95]), (half, [0.6, 0.5])):
        (found,) = Extractor(measured=measured).explain(article).found
        assert found.item.confidence == confidences[0]
        assert [(proof.rule, proof.confidence) for proof in found.proofs] == [
            ("office-name", confidences[0]),
            ("name-office", confidences[1]),
        ]


def test_every_municipality_of_an_office_is_accounted_for(samples):
    wording = load_wording()
    for _, explanation in samples:
        for found in explanation.found:
            if isinstance(found.item, Fact) and found.item.predicate in ("governs", "holdsRole", "hasUnit", "adopts"):
                assert all(any(not r.words for r in proof.readings) for proof in found.proofs), found
            for proof in found.proofs:
                assert proof.rule in wording.rules
                assert all(reading.how in wording.hows for reading in proof.readings)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("La alcaldesa de Tomé, Elena Prado Ruiz, habló en la plaza.", "named"),
        ("El alcalde porteño, Raúl Prado Soto, habló en la plaza.", "demonym"),
        ("La comuna de Tomé espera. La alcaldesa de esa comuna, Elena Prado Ruiz, habló.", "pointed back to"),
        ("La Municipalidad de Tomé abrió sus puertas. La alcaldesa Ivonne Rivas habló.", "its mayor had this name"),
    ],
)
def test_what_settled_the_municipality_of_a_mayor(text, how):
    assert any(how in each[3] for each in readings(explain(text), "governs"))


def test_a_shorter_name_is_told_to_be_the_same_person():
    text = "La alcaldesa de Tomé, Elena Prado Ruiz, habló. La alcaldesa de Tomé, Elena Prado, volvió a hablar."
    assert ("Elena Prado Ruiz", "Elena Prado", "Elena Prado Ruiz", "shorter name") in readings(explain(text), "governs")


@pytest.mark.parametrize(
    ("saying", "words", "how"),
    [
        ("“El agua llegará a todos los sectores”, dijo Prado.", "Prado", "shorter name"),
        ("“El agua llegará a todos los sectores”, dijo la edil.", "edil", "holder of the office"),
        ("“El agua llegará a todos los sectores”, agregó.", "", "spoke last"),
    ],
)
def test_how_a_speaker_was_found(saying, words, how):
    explanation = explain(f"La alcaldesa de Tomé, Elena Prado Ruiz, habló en la plaza.\n\n{saying}")
    (found,) = (each for each in explanation.found if isinstance(each.item, Statement))
    assert [(r.words, r.means, r.how) for r in found.proofs[0].readings] == [(words, "Elena Prado Ruiz", how)]


# What was turned down

MAYOR = "La alcaldesa de Tomé, Elena Prado Ruiz, habló. "


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        ("El candidato a alcalde de Tomé, Raúl Prado, habló.", "candidate-for-office", "Raúl Prado"),
        ("El alcalde electo de Tomé, Raúl Prado, habló.", "office-not-yet-taken", "Raúl Prado"),
        ("La alcaldesa de Tomé, Pedro Prado, habló.", "feminine-office-masculine-name", "Pedro Prado"),
        ("El municipio abrió sus puertas. El alcalde Raúl Prado habló.", "municipality-not-settled", "Raúl Prado"),
        ("La comuna de Tomé crece. El alcalde Zacarías Prado habló.", "another-mayor", "Zacarías Prado"),
        (MAYOR + "El presidente, Raúl Soto, habló.", "office-without-body", "Raúl Soto"),
        (MAYOR + "Lejos de ahí pasó el tiempo. Y más. Y aun más. El senador Raúl Soto votó.", "national-office-without-dealings", "Raúl Soto"),
        (MAYOR + "“Hay que esperar a que baje el río”, se oyó en la calle.", "speaker-not-settled", "esperar"),
        (MAYOR + "“Hay que esperar a que baje el río”, explicó la urbanista.", "speaker-is-another", "esperar"),
        (MAYOR + "“Muy lindo”, dijo la alcaldesa Elena Prado.", "quotation-too-short", "Muy lindo"),
        (MAYOR + "“Hay que esperar a que baje el río”, dijo Raúl Soto.", "speaker-without-office", "esperar"),
        ("Los municipios de Tomé y Penco esperan. Ahí está la Dirección de Obras.", "unit-without-owner", "Dirección de Obras"),
        ("Los alcaldes de Tomé y Penco hablaron. Ahora llega el programa Barrio Vivo.", "model-without-adopter", "programa Barrio Vivo"),
        (MAYOR + "El municipio no aplica el programa Barrio Vivo.", "model-denied", "programa Barrio Vivo"),
        (MAYOR + "La alcaldesa Elena Prado no se reunió con los vecinos.", "event-denied", "reunió"),
        (MAYOR + "Criticó además la reunión.", "event-only-named", "reunión"),
        (MAYOR + "Se realizó una reunión en la sede.", "event-without-participants", "reunión"),
        (MAYOR + "La municipalidad firmó un convenio.", "agreement-with-few-parties", "convenio"),
        (MAYOR + "Ahí estuvo Raúl Soto (PS).", "party-without-office", "Raúl Soto"),
    ],
)  # fmt: skip
def test_a_candidate_is_turned_down_for_its_reason(text, reason, words):
    found = refusals(explain(text))
    assert any(each == reason and words in quote for each, quote in found), found


def test_the_mayor_on_record_is_named():
    explanation = explain("La comuna de Tomé crece. El alcalde Zacarías Prado habló.")
    about = next(dict(each.about) for each in explanation.turned_down if each.reason == "another-mayor")
    assert about["comuna"] == "Tomé"
    assert about["mayor"].startswith("Ivonne Rivas")


def test_an_article_without_local_government_says_so():
    explanation = explain("El tiempo estará bueno.", title="El tiempo")
    assert refusals(explanation) == {("article-without-local-government", "El tiempo")}
    assert explanation.found == ()


def test_a_long_report_is_read_around_what_names_local_government():
    idle = "La jornada siguió sin novedad en el país. " * 400
    text = f"{idle}La alcaldesa de Tomé, Ivonne Rivas, habló. {idle}"
    explanation = explain(text)
    assert [fact.item.predicate for fact in explanation.found] == ["governs"]
    far = [quote for reason, quote in refusals(explanation) if reason == "far-from-local-government"]
    assert far == ["La jornada siguió sin novedad en el país."]


def test_what_the_article_states_elsewhere_is_not_told_as_turned_down():
    text = (
        "La Dirección de Obras de la Municipalidad de Tomé creció. La Municipalidad de Penco espera. "
        "Ahí está la Dirección de Obras."
    )
    assert not any(reason.startswith("unit") for reason, _ in refusals(explain(text)))


# Words for all of it


def constants():
    """The texts in the code of extraction, docstrings left out."""
    found = set()
    for path in PACKAGE.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and isinstance(node.body[0], ast.Expr)
        }
        found |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
        }
    return found


def hows():
    """What the code gives as the ``how`` of a municipality: the third argument of ``Meant``."""
    calls = [
        node
        for path in PACKAGE.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Meant"
    ]
    return {call.args[2].value for call in calls if isinstance(call.args[2], ast.Constant)}


def test_every_rule_and_reason_has_an_explanation():
    wording = load_wording()
    entries = {entry for group in Lexicon.default()._by_first.values() for entry in group}
    other = {
        *_KEYS,
        *load_phrases(),
        *(entry.id for entry in entries),
        *("organization-concejo", "organization-asociacion-de-muni"),
    }
    ids = {text for text in constants() if re.fullmatch(r"[a-z]+(?:-[a-z]+)+", text)} - other
    ids |= {rule.id for rule in load_rules("offices")}
    assert ids - set(wording.rules) - set(wording.reasons) == set()


def test_everything_that_settles_a_municipality_has_an_explanation():
    assert len(hows()) > 10
    assert hows() - set(load_wording().hows) == set()


def test_no_explanation_is_left_over():
    wording = load_wording()
    used = constants() | {rule.id for rule in load_rules("offices")}
    assert (set(wording.rules) | set(wording.reasons) | set(wording.hows)) - used == set()


def test_every_explanation_is_in_both_languages():
    wording = load_wording()
    for group in (wording.rules, wording.hows, wording.reasons, wording.kinds):
        assert all(entry[language].strip() for entry in group.values() for language in LANGUAGES)
    for entry in wording.reasons.values():
        places = [set(re.findall(r"\{(\w+)\}", entry[language])) for language in LANGUAGES]
        assert places[0] == places[1]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('id = "event-verb"\nes', 'id = "event-verb"\nfr'), "rule 'event-verb': missing es"),
        (('id = "office-name"\nes', 'id = "office-name"\nen = "x"\nes'), "rule 'office-name': unknown key en"),
        (('kind = "party"', 'kind = "fiesta"'), "reason 'party-without-office': kind must be one of"),
        (('id = "event-noun"', 'id = "event-verb"'), "two rule entries share an id"),
        (("[text.es]\n", "[text.es]\nmore_words = 'x'\n"), "missing more_words"),
        (("[kinds.work]", "[kinds.work"), "not valid TOML"),
    ],
)
def test_a_broken_file_of_explanations_is_named_with_the_reason(change, says):
    source = resource("data", "rules", "explanations.toml").read_text(encoding="utf-8")
    assert change[0] in source
    with pytest.raises(DataError, match=says) as caught:
        parse_wording(source.replace(*change, 1))
    assert str(caught.value).startswith("explanations.toml: ")
