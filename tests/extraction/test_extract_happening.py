"""By which turns of phrase an event is told to have taken place, and by which it is not."""

import pytest

A, B = "la alcaldesa de Tomé, Elena Prado", "la seremi de Salud, Marta Lillo"
BOTH = {"Elena Prado", "Marta Lillo"}


def first(text):
    """The text with a capital at its head."""
    return text[0].upper() + text[1:]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Meeting", f"Por videoconferencia se conectaron {A}, y {B}."),
        ("Meeting", f"Como expositoras del seminario figuraron {A}, y {B}."),
        ("Meeting", f"{A}, lideró la reunión, a la que se sumó {B}."),
        ("Meeting", f"Reunidas en la alcaldía, {A}, y {B}, acordaron un plan."),
        ("Meeting", f"Luego de sostener una reunión con {B}, {A}, se mostró conforme."),
        ("Meeting", f"{A}, tuvo audiencia con {B}."),
        ("Meeting", f"La primera cita fue a las diez, con {B}, y en ella estuvo {A}."),
        ("Ceremony", f"Con un corte de cinta, {A}, y {B}, dejaron abierta la nueva sede."),
        ("Ceremony", f"Hasta el gimnasio llegaron {A}, y {B}, para celebrar el aniversario de la comuna."),
        ("Ceremony", f"La primera piedra del hospital la pusieron {A}, y {B}."),
        ("Ceremony", f"La ceremonia fue presidida por {A}, y tuvo entre sus invitadas a {B}."),
        ("Ceremony", f"La Municipalidad de Tomé entregó los kits. La actividad contó con {A}, y {B}."),
        ("Visit", f"En terreno estuvieron {A}, y {B}, revisando las obras del canal."),
        ("Visit", f"La obra fue visitada por {A}, y {B}."),
        ("Visit", f"Las obras fueron inspeccionadas por {A}, y {B}."),
        ("Visit", f"{A}, guió a {B}, en un recorrido por el borde costero."),
        ("AgreementSigning", f"{A}, y {B}, estamparon sus firmas en el acuerdo."),
        ("AgreementSigning", f"{A}, y {B}, firmaron ayer el compromiso de adhesión al programa."),
        ("CouncilSession", f"En el concejo de este martes, {A}, informó del plan con {B}."),
        ("CouncilSession", f"{A}, citó a un concejo extraordinario, al que llegó {B}."),
    ],
)
def test_an_event_takes_place(told, kind, text):
    (event,) = told(first(text)).events
    assert event[0] == kind
    assert event[1] >= BOTH


@pytest.mark.parametrize(
    "text",
    [
        f"{A}, lidera la mesa de seguridad de la región.",
        f"{A}, entregó su opinión sobre el plan. Estuvo de acuerdo el concejal de Tomé Luis Mora Paz.",
        f"La entrega de cajas fue criticada por {A}, y por {B}.",
        f"{A}, firmó una carta de renuncia.",
        f"{A}, firmó su compromiso con los vecinos en la campaña.",
        f"Un concejo extraordinario pidió {A}.",
        f"En el Concejo de Tomé, {A}, tiene cuatro votos a favor.",
        f"No quedó instalado el Concejo Municipal de Tomé, dijo {A}.",
        f"Se celebró la noticia en Tomé, dijo {A}.",
        f"{A}, espera reunirse con {B}.",
    ],
)
def test_what_is_led_at_all_times_wished_or_only_said_is_no_event(told, text):
    assert told(first(text)).events == []


def test_who_is_accused_or_asked_in_the_sentence_of_an_event_was_not_there(told):
    text = f"En la sesión del Concejo Municipal de Tomé los vecinos acusaron a {A}."
    assert "Elena Prado" not in told(text).events[0][1]


def test_who_will_come_is_of_what_is_announced(told):
    (event,) = told(f"{first(A)}, inaugurará la plaza este viernes. Asistirá también {B}.").events
    assert event[1] == BOTH
    assert event[3]
