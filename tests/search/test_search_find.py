"""What is found, and in which order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munigraph.errors import InputError
from munigraph.search import GROUPS


def paths(found):
    return [hit.iri.rsplit("/id/")[-1] for hit in found]


def marked(part):
    return [part.text[start:end] for start, end in part.marks]


@pytest.mark.parametrize(
    "typed", ["elena prado ruiz", "ELENA PRADO RUIZ", "Prado Elena", "elen* prado", '"elena prado"']
)
def test_a_person_is_found_by_parts_of_the_name(find, typed):
    first = find(typed).hits[0]
    assert (first.group, first.label.text) == ("person", "Elena Prado Ruiz")
    assert first.articles == 2


@pytest.mark.parametrize(
    ("typed", "group", "label"),
    [
        ("barrios vivos", "model", "Barrios Vivos"),
        ("olmue", "municipality", "Municipalidad de Olmué"),
        ("región de los lagos", "place", "Región de Los Lagos"),
        ("ibañez", "person", "Ana Ibáñez Soto"),
    ],
)
def test_things_are_found_by_their_names(find, typed, group, label):
    first = find(typed).hits[0]
    assert first.group == group
    assert label in first.label.text


def test_a_person_is_found_with_the_body_of_the_office(find):
    (hit,) = find("prado quillota", kinds=["person"])
    assert hit.label.text == "Elena Prado Ruiz"
    assert "Municipalidad de Quillota" in {ref.label for ref in hit.about}


def test_an_event_is_found_by_who_took_part_and_where(find):
    (hit,) = find("reunión prado olmué", kinds=["event"])
    assert (hit.kind, hit.articles) == ("Meeting", 1)


def test_a_statement_is_found_by_what_it_says_and_by_its_speaker(find):
    (hit,) = find("agua prado", kinds=["statement"])
    assert hit.about[0].label == "Elena Prado Ruiz"
    assert (hit.date, hit.outlet, hit.title) == (
        "2021-03-02",
        "El Faro de Prueba",
        "Dos comunas comparten su experiencia",
    )
    assert marked(hit.snippet) == ["agua"]


def test_a_quote_is_told_once_in_its_sentence_and_leads_to_what_it_is_about(find):
    hits = find("luminarias concejala", kinds=["quote"])
    assert not hits, "only the words of the evidence are searched"
    (hit,) = find('"concejala de castro"', kinds=["quote"])
    assert hit.iri.endswith("/person/ana-ibanez-soto")
    assert "pidió más" in hit.snippet.text
    assert hit.article is not None


def test_a_headline_is_found(find):
    (hit,) = find("luminarias", kinds=["article"])
    assert (hit.label.text, marked(hit.label)) == ("Piden luminarias", ["luminarias"])


def test_the_words_of_a_statement_are_not_told_again_as_a_quote(find):
    assert [hit.group for hit in find("cuidar agua niños")] == ["statement"]


def test_a_tilde_that_is_typed_is_meant(find):
    assert len(find("niño", kinds=["statement"])) == 1
    assert len(find("nino", kinds=["statement"])) == 1
    assert find('"agüa"', kinds=["statement"]).total == 2, "other marks fold away"
    assert not find('"año" riego')


def test_small_typing_errors_are_forgiven_only_where_nothing_fits(find):
    assert find("quillota").instead == ()
    found = find("quilota")
    assert found.instead == (("quilota", ("quillota",)),)
    assert found.hits[0].label.text == "Municipalidad de Quillota"
    assert marked(found.hits[0].label) == ["Quillota"]


def test_nothing_is_found_with_what_may_help(find):
    found = find("agua luminarias")
    assert (found.total, found.hits) == (0, ())
    assert dict(found.apart) == {"agua": 2, "luminarias": 1}
    assert find("prado luminarias").suggestions[0].label == "Elena Prado Ruiz"
    assert find("xyzzyplugh").suggestions == ()


def test_kinds_and_days_narrow(find):
    assert [hit.date for hit in find('"agua"', since=date(2021, 4, 1))] == ["2021-04-10"]
    assert [hit.date for hit in find('"agua"', until=date(2021, 4, 1))] == ["2021-03-02"]
    assert {hit.group for hit in find("prado", kinds=["person", "event"], limit=100)} == {"person", "event"}
    assert paths(find("marta lillo vera", kinds=["person"], since=date(2021, 6, 1))) == []
    assert find('"agua"', kinds=["person"]).elsewhere == 2


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_that_shows_nothing_is_refused(find, limit):
    with pytest.raises(InputError, match=f"the limit is {limit}"):
        find("quillota", limit=limit)


def test_a_limit_may_be_as_large_as_one_likes(find):
    assert find("quillota", limit=10**30) == find("quillota", limit=1000)


def test_the_limit_cuts_and_the_total_counts(find):
    whole = find("quillota", limit=100)
    assert whole.total == len(whole) > 3
    cut = find("quillota", limit=3)
    assert (len(cut), cut.total) == (3, whole.total)
    assert cut.hits == whole.hits[:3]


def test_what_bears_the_whole_name_comes_first(find):
    assert {hit.label.text for hit in find("Quillota").hits[:3]} == {
        "Municipalidad de Quillota", "Quillota", "Provincia de Quillota",
    }  # fmt: skip


def test_things_come_before_what_only_tells_of_them(find):
    groups = [hit.group for hit in find("elena prado", limit=100)]
    assert groups[0] == "person"
    assert groups.index("event") < groups.index("quote")


@pytest.mark.parametrize("typed", ["", " ", "¿?", '""', "\0"])
def test_without_a_word_there_is_nothing_to_look_for(find, typed):
    with pytest.raises(InputError, match="no word"):
        find(typed)


def test_an_unknown_kind_is_told(find):
    with pytest.raises(InputError, match="no kind 'river'"):
        find("agua", kinds=["river"])


SYNTAX = st.sampled_from(
    ["AND", "OR", "NOT", "NEAR(", "^", "*", '"', "'", "(", ")", "{name}:", "-", "+", ":", "agua", "prado", "ñ", "\0",
     "\ue000", "😀", "«", "”", "\ud800", "%", "_", ";", "--", "e\u0301"]
)  # fmt: skip


@given(st.lists(SYNTAX | st.text(), max_size=8), st.sampled_from(["", " "]))
def test_whatever_is_typed_is_words_or_nothing(find, parts, between):
    try:
        found = find(between.join(parts), limit=5)
    except InputError:
        return
    assert found.total >= len(found)
    for hit in found:
        assert hit.group in GROUPS
        for part in (hit.label, hit.snippet):
            assert all(0 <= start < end <= len(part.text) for start, end in part.marks)


def test_a_long_quotation_can_be_pasted(find):
    assert find('"Vamos a cuidar el agua de los niños este año"').total == 1
    assert find(f'"{"agua " * 5000}"').total == 0
    assert find("agua " * 5000).total == find("agua agua").total


def test_only_so_many_unknown_words_are_looked_after(find, monkeypatch):
    from munigraph.search import spelling

    compared = []
    monkeypatch.setattr(spelling, "_like", lambda index, word: compared.append(word) or ())
    assert not find(" ".join(f"zzq{number}x" for number in range(200))).hits
    assert 0 < len(compared) < 50
