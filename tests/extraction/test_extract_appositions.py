"""How the press puts an office, a comuna or a party beside a name.  All people are invented."""

import pytest

TOME, PENCO, LOTA = "Municipalidad de Tomé", "Municipalidad de Penco", "Municipalidad de Lota"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Raúl Soto, ex alcalde de Tomé, llegó.", ("formerlyGoverned", "Raúl Soto", TOME, None)),
        ("Raúl Soto, en ese entonces alcalde de Tomé, llegó.", ("formerlyGoverned", "Raúl Soto", TOME, None)),
        ("Raúl Soto, anterior alcalde de Tomé, llegó.", ("formerlyGoverned", "Raúl Soto", TOME, None)),
        ("Raúl Soto, hoy alcalde de Tomé, llegó.", ("governs", "Raúl Soto", TOME, None)),
        ("Raúl Soto, recién reelecto alcalde de Tomé, llegó.", ("governs", "Raúl Soto", TOME, None)),
        ("Raúl Soto, también concejal de Tomé, llegó.", ("councillorOf", "Raúl Soto", TOME, None)),
        ("Raúl Soto, como alcalde de Tomé, llamó a la calma.", ("governs", "Raúl Soto", TOME, None)),
        ("Raúl Soto es el actual alcalde de Tomé.", ("governs", "Raúl Soto", TOME, None)),
        ("Raúl Soto, quien es además alcalde de Tomé, llegó.", ("governs", "Raúl Soto", TOME, None)),
        ("Raúl Soto, quien encabeza la Municipalidad de Tomé, llegó.", ("governs", "Raúl Soto", TOME, None)),
        ("Así lo señaló Raúl Soto alcalde de Tomé.", ("governs", "Raúl Soto", TOME, None)),
        ("El alcalde de Tomé (Raúl Soto) llegó.", ("governs", "Raúl Soto", TOME, None)),
        (
            "La trabajadora social de la Municipalidad de Tomé, Elena Prado, habló.",
            ("holdsRole", "Elena Prado", TOME, "trabajadora social"),
        ),
    ],
)
def test_one_name_and_its_office(told, text, fact):
    assert told(text).facts == {fact}


@pytest.mark.parametrize(
    "text",
    [
        "Raúl Soto, hoy candidato a alcalde de Tomé, llegó.",
        "Raúl Soto, como todo alcalde de Tomé, quiere más recursos.",
        "Raúl Soto, como el alcalde de Tomé, quiere más recursos.",
        "El rival de Raúl Soto es el alcalde de Tomé.",
        "Según Raúl Soto es el alcalde de Tomé quien decide.",
        "Quien acompaña a Raúl Soto es el alcalde de Tomé.",
        "El futuro alcalde de Tomé, Raúl Soto, llegó.",
        "Raúl Soto, quien visita la Municipalidad de Tomé, llegó.",
        "El veterinario Raúl Soto llegó a la Municipalidad de Tomé.",
        "La Seremi de Salud, Raúl Soto, llegó al municipio de Tomé.",
    ],
)
def test_near_misses_of_a_name_and_an_office(told, text):
    assert told(text).facts == set()


def test_an_office_left_and_one_held(told):
    found = told("Raúl Soto, ex director de Obras y hoy administrador municipal de Tomé, llegó.")
    assert {(p, r) for p, _, _, r in found.facts} == {
        ("formerlyHeldRole", "director de Obras"),
        ("holdsRole", "administrador municipal de Tomé"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Los alcaldes de Tomé (Raúl Soto), Penco (Elena Prado) y Lota (Ana Paz) llegaron.",
        "El alcalde de Tomé, Raúl Soto, la de Penco, Elena Prado, y la de Lota, Ana Paz, llegaron.",
        "Raúl Soto, Elena Prado y Ana Paz, alcaldes de Tomé, Penco y Lota, llegaron.",
    ],
)
def test_mayors_in_a_row(told, text):
    assert told(text).of("governs") == {("Raúl Soto", TOME), ("Elena Prado", PENCO), ("Ana Paz", LOTA)}


@pytest.mark.parametrize(
    "text",
    [
        "Llegaron Raúl Soto y Elena Prado, alcaldes, concejales y vecinos de Tomé.",
        "Llegaron Raúl Soto y Elena Prado, los concejales de Tomé Ana Paz y Luis Mora.",
    ],
)
def test_a_list_that_goes_on_after_the_names_gives_them_no_office(told, text):
    assert not {s for _, s, _, _ in told(text).facts} & {"Raúl Soto", "Elena Prado"}


def test_the_same_comuna_is_the_one_told_before(told):
    found = told("Llegó el alcalde de Penco, Raúl Soto. Una concejala de la misma comuna, Elena Prado, habló en Tomé.")
    assert found.of("councillorOf") == {("Elena Prado", PENCO)}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("El alcalde de Tomé, el comunista Raúl Soto, llegó.", "Partido Comunista de Chile"),
        ("El alcalde de Tomé, Raúl Soto (republicano), llegó.", "Partido Republicano de Chile"),
        ("El alcalde de Tomé, Raúl Soto, del PS, llegó.", "PS"),
        ("Raúl Soto, concejal RN, llegó al municipio de Tomé.", "RN"),
        ("El concejal del Partido Socialista por Tomé, Raúl Soto, llegó.", "Partido Socialista"),
        ("Los concejales UDI de Tomé Raúl Soto y Elena Prado llegaron.", "UDI"),
        ("Raúl Soto (PS) rechazó el plan del municipio de Tomé; según explicó el concejal, faltan fondos.", "PS"),
    ],
)
def test_a_party_beside_the_name(told, text, party):
    assert ("Raúl Soto", party) in told(text).of("memberOfParty")


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de Tomé, Raúl Soto, renunció al PS.",
        "El alcalde de Tomé, Raúl Soto, de la lista del PS, llegó.",
        "Elena Prado (PS) rechazó el plan del municipio de Tomé; según explicó el concejal, faltan fondos.",
        "El alcalde de Tomé, Raúl Soto, pidió un cambio radical.",
    ],
)
def test_a_party_that_is_not_said_of_the_person(told, text):
    assert told(text).of("memberOfParty") == set()


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("El edil Raúl Soto habló ante el concejo de Tomé.", "councillorOf"),
        ("La edila Ivonne Rivas habló ante el concejo de Tomé.", "governs"),
    ],
)
def test_an_edil_is_the_mayor_on_record_or_a_councillor(told, text, predicate):
    assert {p for p, *_ in told(f"En la Municipalidad de Tomé hubo sesión. {text}", date="2022-05-12").facts} == {
        predicate
    }
