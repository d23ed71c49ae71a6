"""Who works with whom, who is bound by an agreement, and who belongs to an association.  All people are invented."""

import pytest

TOME, PENCO, LOTA = "Municipalidad de Tomé", "Municipalidad de Penco", "Municipalidad de Lota"
VALLEY = "Asociación de Municipalidades del Valle Azul"


def pairs(found):
    return {frozenset(pair) for pair in found.of("collaboratesWith")}


def with_tome(*names):
    return {frozenset({TOME, name}) for name in names}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("La Municipalidad de Tomé, junto a Carabineros y la PDI, realizó un operativo.", ("Carabineros", "PDI")),
        ("La feria fue organizada por la Municipalidad de Tomé y Sercotec.", ("Sercotec",)),
        ("La feria fue organizada por Sernatur, Sercotec y la Municipalidad de Tomé.", ("Sernatur", "Sercotec")),
        ("El Ministerio de Salud y la Municipalidad de Tomé inauguraron el consultorio.", ("Ministerio de Salud",)),
        ("La Municipalidad de Tomé y la Fundación Mar (FM) de la comuna lanzaron una campaña.", ("Fundación Mar",)),
        ("La Municipalidad de Tomé trabaja junto al Servicio Electoral.", ("Servicio Electoral",)),
        ("La Dirección de Seguridad Pública de Tomé, en conjunto con Carabineros, fiscalizó.", ("Carabineros",)),
        ("El alcalde de Tomé, Raúl Soto, y la seremi de Salud, Ana Mora, trabajan en conjunto.", ("Seremi de Salud",)),
        ("Los alcaldes de Tomé y Penco acordaron un plan.", (PENCO,)),
        ("Ambos municipios, Tomé y Penco, coordinan la limpieza del estero.", (PENCO,)),
        ("Carabineros, la PDI y la Municipalidad de Tomé realizaron una ronda.", ("Carabineros", "PDI")),
        ("La Municipalidad de Tomé y la Dirección del Trabajo acordaron un plazo.", ("Dirección del Trabajo",)),
        # only there, in another clause, or no joint work
        ("La Municipalidad de Tomé, junto a Carabineros, lamentó el accidente.", ()),
        ("La Municipalidad de Tomé y Carabineros entregaron versiones distintas.", ()),
        ("La Municipalidad de Tomé, junto a su Dirección de Obras, realizó la feria.", ()),
        ("La feria fue presentada por la Municipalidad de Tomé y la PDI investiga.", ()),
        ("La Municipalidad de Tomé trabaja con Bomberos para cuidar la Escuela El Morro.", ("Bomberos",)),
        ("El alcalde de Tomé pidió a la Universidad de Concepción un trabajo conjunto.", ()),
        ("La PDI trabaja con Bomberos, informó el alcalde de Tomé, Raúl Soto.", ()),
        ("El gremio espera trabajar con la PDI, cerca de la Municipalidad de Tomé.", ()),
        ("Los alcaldes de Tomé y Penco inauguraron sus farmacias.", ()),
    ],
)
def test_who_works_with_whom(told, text, names):
    assert pairs(told(text + " Así lo contó el municipio.")) == with_tome(*names)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("La alianza entre el municipio de Tomé y el Serviu durará un año.", {TOME, "Serviu"}),
        ("La firma del convenio entre el municipio de Tomé y el Serviu permitirá construir.", {TOME, "Serviu"}),
        ("Tomé y la Universidad de Concepción firmaron una carta de intención.", {TOME, "Universidad de Concepción"}),
        ("Este año Tomé y Penco tendrán un convenio de salud.", {TOME, PENCO}),
        ("El municipio de Tomé y el de Penco suscribieron una alianza.", {TOME, PENCO}),
        ("El alcalde de Tomé y el Serviu firmaron un convenio.", {TOME, "Serviu"}),
        ("El alcalde de Tomé, Raúl Soto, y la seremi de Salud, Ana Mora, firmaron un convenio.", {TOME, "Seremi de Salud"}),
        ("El Concejo Municipal de Tomé aprobó un convenio con el Serviu.", {TOME, "Serviu"}),
        ("La Municipalidad de Tomé entregó en comodato un terreno al Club Deportivo El Morro.", {TOME, "Club Deportivo El Morro"}),
        ("El municipio de Tomé firmó un convenio con el Serviu en la Escuela El Morro.", {TOME, "Serviu"}),
        ("El municipio de Tomé firmó un convenio con el Serviu ante la seremi de Salud, Ana Mora.", {TOME, "Serviu"}),
        ("Gracias a un convenio con el Serviu, la Municipalidad de Tomé hará la plaza que colinda con el Hospital de Tomé.", {TOME, "Serviu"}),
        ("El convenio entre la Fundación Mar y el Serviu fue comentado por el alcalde de Tomé, Raúl Soto.", None),
        ("El alcalde de Tomé, Raúl Soto, dijo que el Serviu firmó un convenio con la Fundación Mar.", None),
        ("La Corte de Apelaciones anuló el convenio entre la Municipalidad de Tomé y la Fundación Mar.", None),
        ("El alcalde de Tomé, Raúl Soto, propuso un convenio con el Serviu.", None),
        ("El exalcalde de Tomé firmó un convenio con el Serviu.", None),
    ],
)  # fmt: skip
def test_who_is_bound_by_an_agreement(told, text, parties):
    assert told(text + " Así lo contó el municipio.").agreements == ([] if parties is None else [parties])


@pytest.mark.parametrize(
    ("said", "who", "names"),
    [
        ("Firmamos un convenio con el Serviu", "el alcalde de Tomé, Gabriel Soto", ("Serviu",)),
        ("Hemos trabajado de la mano con el Serviu y la PDI", "el alcalde de Tomé, Gabriel Soto", ("Serviu", "PDI")),
        ("Es un trabajo conjunto con la Municipalidad de Tomé", "el director regional de Sercotec, Luis Mora", ("Sercotec",)),
        ("Queremos firmar un convenio con el Serviu", "el alcalde de Tomé, Gabriel Soto", ()),
        ("Carabineros debe trabajar en conjunto con la PDI", "el alcalde de Tomé, Gabriel Soto", ()),
        ("No tenemos convenio con el Serviu", "el alcalde de Tomé, Gabriel Soto", ()),
        ("Hemos tenido problemas con la Municipalidad de Tomé", "el director regional de Sercotec, Luis Mora", ()),
    ],
)  # fmt: skip
def test_officials_speak_for_their_bodies(told, said, who, names):
    found = told(f"“{said}”, dijo {who}. Así lo contó el municipio.", date="2010-05-12")
    assert pairs(found) == with_tome(*names)


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (f"Tomé es uno de los municipios fundadores de la {VALLEY}.", {TOME}),
        (f"Las comunas de Tomé y Penco, agrupadas en la {VALLEY}, comprarán juntas.", {TOME, PENCO}),
        (f"Los alcaldes de Tomé, Penco y Lota constituyeron la {VALLEY}.", {TOME, PENCO, LOTA}),
        (f"Los municipios que integran la {VALLEY} son Tomé y Penco.", {TOME, PENCO}),
        (f"La {VALLEY} reúne a comunas de tres regiones: Maule, Ñuble y Valparaíso.", set()),
        (f"La {VALLEY} no integra a Tomé.", set()),
        (f"Los alcaldes de Tomé y Penco constituyeron una mesa para hablar de agua con la {VALLEY}.", set()),
    ],
)
def test_who_belongs_to_an_association(told, text, members):
    found = told(text + " Así lo contó el municipio.")
    assert found.of("memberOf") == {(name, VALLEY) for name in members}


def test_a_commonwealth_is_an_association_of_municipalities(told):
    found = told("La Mancomunidad del Valle Azul, compuesta por los municipios de Tomé y Penco, recibió fondos.")
    assert found.of("memberOf") == {(TOME, "Mancomunidad del Valle Azul"), (PENCO, "Mancomunidad del Valle Azul")}
