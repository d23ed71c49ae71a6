"""One event that several articles tell."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from told import agreement, body, case, event, person

from munigraph.model import EntityKind, Predicate
from munigraph.resolve import resolve

MAYOR = person("Jorge Sharp", "05101")
GOVERNS = [("Jorge Sharp", Predicate.GOVERNS, "05101")]
COUNCIL = body("Concejo Municipal de Quillota")
CLUB, LEAGUE = body("Club Andino de Prueba"), body("Liga de Prueba")


def told(article, *events, date="2022-05-12", entities=(MAYOR, COUNCIL, CLUB, LEAGUE), title=""):
    return case(article, *entities, date=date, offices=GOVERNS, events=events, title=title)


def fair(label="Feria del Libro Usado", *who, **more):
    return event("Ceremony", label, *(who or ("Jorge Sharp",)), **more)


def same(*cases):
    found = resolve(cases)
    return len({found.told(c.article, e).tellings for c in cases for e in c.events}) == 1


def in_doubt(*cases):
    return [doubt.reason.code for doubt in resolve(cases).doubts]


def test_one_participant_and_one_subject_within_days_are_one_event():
    one, other = (
        told("a", fair()),
        told("b", fair("nueva Feria del Libro", topic="fomento de la lectura"), date="2022-05-14"),
    )
    assert same(one, other)
    event_identity = resolve([one, other]).told("a", one.events[0])
    assert [telling[0] for telling in event_identity.tellings] == ["a", "b"]
    assert [why.code for why in event_identity.reasons] == ["event-topic"]
    assert "feria, libro" in event_identity.reasons[0].tell("es")


def test_weeks_apart_or_without_dates_they_are_two():
    assert not same(told("a", fair()), told("b", fair(), date="2022-06-30"))
    assert not same(told("a", fair(), date=None), told("b", fair(), date=None))
    assert not same(told("a", fair(date="2022-05-10")), told("b", fair(date="2022-05-11")))


def test_an_event_told_again_later_with_its_day_is_one():
    assert same(told("a", fair(date="2022-05-10")), told("b", fair(date="2022-05-10"), date="2022-09-01"))


def test_nobody_in_common_another_type_or_another_subject_are_two():
    assert not same(told("a", fair()), told("b", fair("Feria del Libro Usado", CLUB.key)))
    assert not same(told("a", fair()), told("b", event("Visit", "Feria del Libro Usado", "Jorge Sharp")))
    assert not same(told("a", fair()), told("b", fair("carrera de botes de verano")))


def test_an_announcement_and_a_report_are_left_apart_and_listed():
    one, other = told("a", fair(planned=True)), told("b", fair())
    assert not same(one, other)
    assert in_doubt(one, other) == ["doubt-event"]


def test_several_participants_on_one_day_are_one_event_whatever_its_name():
    who = ("Jorge Sharp", CLUB.key)
    one = told("a", event("Meeting", "reunión de trabajo", *who, date="2022-05-11"))
    other = told("b", event("Meeting", "cita por las canchas", *who, LEAGUE.key, date="2022-05-11"))
    assert same(one, other)
    undated = told("b", event("Meeting", "cita por las canchas", *who))
    assert not same(one, undated)


def test_nearly_the_same_many_participants_are_one_meeting_though_its_day_is_told_once():
    who = ("Jorge Sharp", CLUB.key, LEAGUE.key, COUNCIL.key)
    more = (*who, "Elena Prado")
    entities = (MAYOR, CLUB, LEAGUE, COUNCIL, person("Elena Prado"))

    def pair(kind, date):
        one = told("a", event(kind, "reunión", *who, date="2022-05-11"), entities=entities)
        return one, told("b", event(kind, "cita", *more), date=date, entities=entities)

    assert same(*pair("Meeting", "2022-05-12"))
    assert not same(*pair("Meeting", "2022-05-14"))
    assert not same(*pair("Visit", "2022-05-12"))
    assert not same(*pair("CouncilSession", "2022-05-12"))


PARTIES = (body("Municipalidad de Valparaíso", kind=EntityKind.MUNICIPALITY, cut="05101"), CLUB, LEAGUE)


def signing(article, label, *who, date="2022-05-12"):
    return case(
        article,
        *PARTIES,
        date=date,
        events=[event("AgreementSigning", f"firma de {label}", *who)],
        agreements=[agreement(label, *who)],
    )


def test_the_same_bodies_sign_one_agreement_at_one_time():
    both = (PARTIES[0].key, CLUB.key)
    one, other = signing("a", "convenio por las canchas", *both), signing("b", "convenio", *both, date="2022-05-14")
    found = resolve([one, other])
    for item, again in zip(one.told, other.told, strict=True):
        assert found.told("a", item) == found.told("b", again)
        assert [why.code for why in found.told("a", item).reasons] == ["event-parties"]
    assert len(found.events) == len(found.agreements) == 1


def test_other_bodies_another_time_or_another_subject_are_another_agreement():
    both = (PARTIES[0].key, CLUB.key)
    one = signing("a", "convenio para recuperar canchas", *both)
    for other in (
        signing("b", "convenio para recuperar plazas", *both, LEAGUE.key, date="2022-06-30"),
        signing("b", "convenio", *both, LEAGUE.key),
        signing("b", "convenio de farmacia popular", *both),
    ):
        found = resolve([one, other])
        assert len(found.events) == len(found.agreements) == 2


def test_an_agreement_told_twice_in_one_article_is_joined_by_its_subject():
    both = (PARTIES[0].key, CLUB.key)
    subject, parties = agreement("convenio para recuperar canchas", *both), agreement("convenio entre ambos", *both)
    one = case("a", *PARTIES, agreements=[subject])
    other = case("b", *PARTIES, agreements=[subject, parties])
    found = resolve([one, other])
    assert found.told("a", subject) == found.told("b", subject) != found.told("b", parties)
    assert in_doubt(one, other) == ["doubt-event"]


NEWS = "Vecinos mayores celebraron la fiesta del barrio con juegos y música"


def news(article, kind, label, *, title=NEWS, date="2022-05-12", more=()):
    return told(article, event(kind, label, "Jorge Sharp"), *more, date=date, title=title)


def test_one_piece_of_news_in_two_outlets_tells_one_event_whatever_it_is_called():
    one = news("a", "Ceremony", "ceremonia de cierre del año")
    assert same(one, news("b", "Meeting", "encuentro de Jorge Sharp", title=f"{NEWS} en vivo", date="2022-05-13"))
    assert not same(one, news("b", "Meeting", "encuentro de Jorge Sharp", date="2022-05-16"))
    assert not same(one, news("b", "Visit", "visita de Jorge Sharp"))
    assert not same(one, news("b", "Meeting", "encuentro de Jorge Sharp", title="Vecinos celebraron en el barrio"))
    second = event("Meeting", "reunión con la liga", "Jorge Sharp", LEAGUE.key)
    assert not same(one, news("b", "Meeting", "encuentro de Jorge Sharp", more=[second]))


def test_short_titles_that_differ_by_a_word_are_two_openings_in_a_row():
    one = news("a", "Ceremony", "inauguración", title="Alcalde inaugura sede social de Villa Norte")
    assert not same(one, news("b", "Ceremony", "inauguración", title="Alcalde inaugura sede social de Villa Sur"))


def test_singular_and_plural_are_one_subject():
    assert same(told("a", fair("Feria de los Libros Usados")), told("b", fair("feria de libro usado")))


def test_names_of_participants_are_no_subject():
    label = "reunión de Jorge Sharp y otros"
    one, other = told("a", event("Meeting", label, "Jorge Sharp")), told("b", event("Meeting", label, "Jorge Sharp"))
    assert not same(one, other)


def test_a_body_has_one_session_a_day():
    def session(article, label, date):
        return told(article, event("CouncilSession", label, COUNCIL.key, date=date))

    assert same(session("a", "sesión 50", "2022-05-11"), session("b", "el concejo vota el plan", "2022-05-11"))
    assert not same(session("a", "sesión", "2022-05-11"), session("b", "sesión", "2022-05-13"))


def test_events_of_one_article_are_never_one():
    both = told("a", fair(date="2022-05-10"), fair("Feria del Libro Usado, segunda parte", date="2022-05-10"))
    other = told("b", fair(date="2022-05-10"))
    found = resolve([both, other])
    assert len({found.told("a", each).tellings for each in both.events}) == 2
    assert len({found.told("b", each).tellings for each in other.events}) == 1
    assert found.told("a", both.events[0]).tellings != found.told("b", other.events[0]).tellings  # it fits two
    assert {doubt.reason.code for doubt in found.doubts} == {"doubt-event"}


def test_an_undated_telling_between_two_days_joins_neither():
    cases = [told("a", fair(date="2022-05-11")), told("b", fair()), told("c", fair(date="2022-05-13"))]
    found = resolve(cases)
    assert len({found.told(c.article, c.events[0]).tellings for c in cases}) == 3
    assert len(found.doubts) == 2


def test_a_participant_known_by_two_forms_of_the_name_counts():
    deputy = [(name, Predicate.HOLDS_ROLE, "Senado") for name in ("Elena Prado", "Elena Prado Ruiz")]
    one = case(
        "a", person("Elena Prado"), body("Senado"), posts=deputy[:1], events=[fair("Feria del Libro", "Elena Prado")]
    )
    two = case(
        "b",
        person("Elena Prado Ruiz"),
        body("Senado"),
        posts=deputy[1:],
        events=[fair("Feria del Libro", "Elena Prado Ruiz")],
    )
    assert same(one, two)


CASES = [
    told("a", fair(), event("Meeting", "reunión", "Jorge Sharp", CLUB.key, date="2022-05-11")),
    told("b", fair("gran Feria del Libro"), date="2022-05-13"),
    told("c", fair("Feria del Libro Usado", date="2022-05-11"), date="2022-05-13"),
    told("d", event("Meeting", "cita", "Jorge Sharp", CLUB.key, date="2022-05-11"), date=None),
    told("e", fair("Feria del Libro Usado", planned=True), date="2022-05-10"),
]


@given(st.permutations(CASES), st.integers(0, 99))
def test_order_and_repetition_do_not_matter(cases, seed):
    again = random.Random(seed).choice(cases)
    one, two = resolve(CASES), resolve([*cases, again])
    assert one.events == two.events
    assert one.doubts == two.doubts
