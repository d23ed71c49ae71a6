"""What must not be said: near misses of offices, statements, events and agreements.  All people are invented."""

import pytest

TOME, CASTRO = "Municipalidad de Tomé", "Municipalidad de Castro"


def held(found):
    """Who is told to govern or to hold any office."""
    return {
        (p, s, o) for p, s, o, _ in found.facts if p in ("governs", "councillorOf", "holdsRole", "formerlyGoverned")
    }


@pytest.mark.parametrize(
    "text",
    [
        "La jefa de gabinete del alcalde de Tomé, Karla Huerta Soto, llegó a la reunión.",
        "La viuda del alcalde de Tomé, Karla Huerta Soto, llegó a la municipalidad.",
        "El hermano del alcalde de Tomé, Luis Huerta Soto, llegó a la municipalidad.",
        "El chofer del alcalde de Tomé, Luis Huerta Soto, llegó a la municipalidad.",
        "El candidato a alcalde de Tomé, Luis Huerta Soto, habló ante la Municipalidad de Tomé.",
        "Luis Huerta Soto postula como alcalde de Tomé.",
        "El alcalde electo de Tomé, Luis Huerta Soto, visitó la Municipalidad de Tomé.",
        "Luis Huerta Soto no es el alcalde de Tomé.",
        "La esposa del alcalde de Tomé es Karla Huerta Soto.",
        "La favorita para alcaldesa de Tomé es Karla Huerta Soto.",
        "El padre de Luis Huerta Soto fue alcalde de Tomé.",
        "La madre de Karla Huerta Soto es concejala de Tomé.",
        "Si Karla Huerta Soto es alcaldesa de Tomé, todo cambiará.",
        "Al municipio de Tomé asistió Karla Huerta Soto.",
        "En la Municipalidad de Tomé estuvo Luis Huerta Soto.",
        "La querella contra la Municipalidad de Tomé, encabezada por Karla Huerta Soto, avanza.",
        "Los alcaldes recibieron a dirigentes de tres comunas: Ancud, Karla Huerta; Quellón, Luis Soto.",
        "Dos vecinos se reunieron con dos concejales de Tomé. Karla Huerta y Luis Soto pidieron ayuda.",
        "La comisión de vecinos del Concejo Municipal de Tomé, que integran Karla Huerta y Luis Soto, sesionó.",
        "El alcalde de Tomé y el dirigente Luis Huerta Soto llegaron.",
    ],
)
def test_kin_staff_candidates_and_the_elect_do_not_govern(told, text):
    assert not {fact for fact in held(told(text)) if fact[0] in ("governs", "councillorOf")}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "La alcaldesa de Tomé, Ivonne Rivas, designó directora del Daem a Ana Soto Díaz.",
            {("Ana Soto Díaz", "Daem", "directora")},
        ),
        (
            "La alcaldesa de Tomé, Ivonne Rivas, nombró administradora municipal a Ana Soto Díaz.",
            {("Ana Soto Díaz", "Municipalidad de Tomé", "administradora municipal")},
        ),
        ("El concejo de Tomé nombró jefa de gabinete de la alcaldesa Ivonne Rivas a Ana Soto Díaz.", set()),
        (
            "El concejo no eligió presidenta de la Asociación Chilena de Municipalidades a la alcaldesa Ivonne Rivas.",
            set(),
        ),
    ],
)
def test_who_gives_an_office_does_not_hold_it(told, text, roles):
    assert told(text).roles() == roles


@pytest.mark.parametrize(
    "text",
    [
        "Tras renunciar a la UDI Raúl Díaz Pérez, concejal de Tomé, calló.",
        "El candidato a alcalde comunista de Tomé, Raúl Díaz Pérez, perdió. Raúl Díaz Pérez, concejal de Tomé, ganó.",
        "Ante el Partido Socialista, la concejala de Tomé, Ana Soto Gil, defendió el plan.",
        "El concejal de Tomé Raúl Díaz Pérez y Ana Soto Gil, concejala de Tomé, ambos al PS pidieron cuentas.",
    ],
)
def test_contest_departure_and_candidacy_are_no_membership(told, text):
    assert told(text).of("memberOfParty") == set()


def test_an_office_that_is_still_to_end_is_held(told):
    found = told("Raúl Díaz Pérez es concejal de Tomé hasta 2024. Ana Soto Gil fue concejala de Tomé hasta 2021.")
    assert found.of("councillorOf") == {("Raúl Díaz Pérez", TOME)}


def test_a_mayor_whom_the_article_names_has_no_second_one_beside_him(told):
    found = told("El alcalde de Castro, Raúl Díaz Pérez, habló. El alcalde de Castro recibió a Juan Eduardo Vera.")
    assert found.of("governs") == {("Raúl Díaz Pérez", CASTRO)}


@pytest.mark.parametrize(
    "text",
    [
        "“No vamos a cerrar la escuela”, leyó en un cartel.",
        "Los vecinos corearon “que se vayan todos ya”, para la alcaldesa una ofensa.",
        "“Que se vayan todos ya”, dijo un dirigente.",
        "“Que se vayan todos ya”, dijo la dirigenta Marta Ríos Gil.",
    ],
)
def test_what_others_say_near_the_mayor_is_not_hers(told, text):
    assert told(f"La alcaldesa de Tomé, Ivonne Rivas, habló ayer. {text}").statements == []


def test_who_says_they_were_not_invited_was_not_there(told):
    text = (
        "La alcaldesa de Tomé, Ivonne Rivas, se reunió con la directora del Serviu, Ana Soto Díaz. "
        "El concejal de Tomé Raúl Díaz Pérez criticó la cita. “No me invitaron a esa reunión”, dijo Díaz."
    )
    (event,) = told(text).events
    assert event[1] == {"Ivonne Rivas", "Ana Soto Díaz"}


def test_three_municipalities_and_two_names_pair_nobody(told):
    assert held(told("Los alcaldes de Ancud, Castro y Quellón, Inés Soto y Raúl Prado, se reunieron.")) == set()


def test_who_was_removed_as_mayor_does_not_govern(told):
    assert told("Raúl Prado fue destituido como alcalde de Tomé.").of("governs") == set()


def test_what_is_shouted_at_a_mayor_is_not_his_statement(told):
    text = (
        "El alcalde de Tomé, Raúl Prado, llegó a la plaza. "
        "Los vecinos le gritaron al alcalde: “No queremos más basura en esta comuna”."
    )
    assert told(text).statements == []


@pytest.mark.parametrize(
    "text",
    [
        "El alcalde de Tomé, Raúl Prado, se negó a reunirse con su par de Castro, Inés Soto.",
        "El alcalde de Tomé, Raúl Prado, criticó que los manifestantes se reunieran en la plaza.",
    ],
)
def test_a_refusal_and_the_meeting_of_others_are_no_meeting(told, text):
    assert told(text).events == []


def test_the_end_of_an_agreement_is_no_agreement(told):
    found = told("La Municipalidad de Tomé puso término al convenio con el Ministerio de Energía.")
    assert found.agreements == []
    assert found.of("collaboratesWith") == set()


def test_units_of_the_same_name_belong_each_to_its_municipality(told):
    found = told(
        "La Dirección de Aseo de la Municipalidad de Tomé limpió la plaza. "
        "La Dirección de Aseo de la Municipalidad de Castro barrió la costanera."
    )
    assert found.of("hasUnit") == {(TOME, "Dirección de Aseo"), (CASTRO, "Dirección de Aseo")}
    units = {f.object for f in found.extraction.facts if str(f.predicate) == "hasUnit"}
    assert len(units) == 2


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            (
                "El alcalde de Tomé, Raúl Prado, habló. Asistieron Luis Paz Mora, jefe de gabinete del gobernador regional, "
                "y el consejero regional Gerardo Ríos Vera."
            ),
            {("Luis Paz Mora", "Municipalidad de Tomé"), ("Gerardo Ríos Vera", "Gobierno Regional")},
        ),
        (
            (
                "Delegado Soto encabeza Mesa Hídrica Provincial. El alcalde de Tomé, Raúl Prado, y el delegado presidencial "
                "provincial de Concepción, Luis Soto Paz, hablaron."
            ),
            {("Luis Soto Paz", "Mesa Hídrica Provincial")},
        ),
        (
            "Chonchi: seremi de Energía y alcalde Oyarzo buscan salida. El alcalde de Chonchi, Luis Oyarzo, viajó.",
            {("Luis Oyarzo", "Seremi de Energía")},
        ),
        (
            "Por el MOP estuvo Juan Ríos Vera, director de la Dirplan. El alcalde de Tomé, Raúl Prado, los recibió.",
            {("Juan Ríos Vera", "MOP"), ("Juan Ríos Vera", "Ministerio de Obras Públicas")},
        ),
    ],
)
def test_an_office_of_another_is_not_given_to_who_stands_beside_it(told, text, wrong):
    assert not told(text).of("holdsRole") & wrong


def test_councillors_are_not_of_a_comuna_whose_name_a_quarter_bears(told):
    text = (
        "En la población San Joaquín hubo fiesta. Vecinos de la población San Joaquín recibieron al alcalde de Tomé, "
        "Raúl Prado Soto, y a los concejales Carmen Salas, Ana Ríos y Luis Paz."
    )
    assert {body for _, body in told(text).of("councillorOf")} <= {"Municipalidad de Tomé"}
    assert told(text).of("councillorOf")


def test_several_mayors_are_not_given_one_municipality(told):
    text = "En el municipio de Tomé se reunieron los alcaldes Carmen Salas Ríos, Ana Vera Paz y Luis Mora Díaz."
    assert told(text).of("governs") == set()


def test_who_has_died_is_a_former_mayor(told):
    text = "Raúl Prado Soto, alcalde de Tomé, murió ayer, y los concejales buscan reemplazo."
    assert told(text).of("governs") == set()
    assert told(text).of("formerlyGoverned") == {("Raúl Prado Soto", "Municipalidad de Tomé")}


def test_the_mayors_of_a_region_are_not_those_of_the_comuna_of_its_name(told):
    text = "Una reunión de alcaldes del Maule se hizo ayer. El alcalde de Rauco, Luis Paz Mora, asistió a la reunión."
    assert "Municipalidad de Maule" not in {who for event in told(text).events for who in event[1]}


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("intendente metropolitano", "Intendencia de la Región Metropolitana"),
        ("gobernador de la región", "Gobierno Regional"),
    ],
)
def test_a_body_is_named_by_its_region_or_not_at_all(told, office, body):
    text = f"El {office}, Luis Paz Mora, se reunió ayer con el alcalde de Tomé, Raúl Prado Soto."
    assert body in {body for _, body in told(text).of("holdsRole")}


def test_a_named_peer_of_another_office_is_no_mayor(told):
    text = (
        "El alcalde de Tomé, Raúl Prado Soto, habló. La senadora Ana Ríos Vera, junto a su par de la Cámara de Diputados, "
        "Luis Paz Mora, se reunió con la alcaldesa de Penco, Inés Mora Paz."
    )
    assert not any("Raúl Prado Soto" in who for _, who, _, _ in told(text).events)


def test_the_law_is_no_comuna(told):
    text = (
        "El alcalde de Tomé, Raúl Prado Soto, dijo: “Vamos a construir la nueva Constitución de nuestro país entre todos”. "
        "La Constitución de Chile cambiará."
    )
    found = told(text)
    assert all("Constitución" not in label for label in found.labels.values())
