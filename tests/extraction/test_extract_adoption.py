"""Whose a programme, a plan or a service is.  All people and programmes are invented."""

import pytest

TOME, PENCO, LOTA = "Municipalidad de Tomé", "Municipalidad de Penco", "Municipalidad de Lota"
#: Without this an article of one sentence may name no municipality at all.
LOCAL = " Así lo contó el municipio."


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("La Municipalidad de Tomé inauguró su farmacia popular.", {(TOME, "farmacia popular")}),
        ("Tomé cuenta desde hoy con su propia farmacia municipal.", {(TOME, "farmacia municipal")}),
        ("En Tomé abrió la óptica popular.", {(TOME, "óptica popular")}),
        ("Tomé y Penco cuentan con farmacia popular.", {(TOME, "farmacia popular"), (PENCO, "farmacia popular")}),
        ("La farmacia popular que abrió Penco atiende de lunes a viernes.", {(PENCO, "farmacia popular")}),
        ("El Concejo Municipal de Tomé aprobó abrir la Farmacia Municipal.", {(TOME, "Farmacia Municipal")}),
        ("Este jueves se inauguró en Tomé la Farmacia Municipal de Penco.", {(PENCO, "Farmacia Municipal")}),
        ("La Farmacia Popular “Las Camelias” de Tomé cambió de horario.", {(TOME, "Farmacia Popular")}),
        # wished for, visited, refused, spoken of
        ("Vecinos de Tomé piden una farmacia popular, señaló la concejala Inés Mora.", set()),
        ("El alcalde de Tomé, Raúl Soto, viajó a Santiago para conocer la farmacia popular.", set()),
        ("Los concejales de Tomé rechazaron la farmacia popular.", set()),
        ("El alcalde de Tomé, Raúl Soto, habló de la farmacia popular.", set()),
    ],
)
def test_a_service_is_that_of_who_opens_or_has_it(told, text, models):
    assert told(text + LOCAL).of("adopts") == models


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("El programa Senda Previene de la Municipalidad de Tomé abrió un taller.", {(TOME, "Senda Previene")}),
        ("El equipo de Senda Previene Tomé visitó el liceo.", {(TOME, "Senda Previene")}),
        ("La Municipalidad de Tomé ejecuta el programa Mujeres Jefas de Hogar.", {(TOME, "Mujeres Jefas de Hogar")}),
        ("El programa Quiero Mi Barrio llegó a la región, dijo el alcalde de Tomé, Raúl Soto.", set()),
        ("El programa Quiero Mi Barrio del Minvu abrió una oficina, dijo el alcalde de Tomé, Raúl Soto.", set()),
    ],
)
def test_a_programme_known_by_its_name_is_only_whose_the_text_says(told, text, models):
    assert told(text + LOCAL).of("adopts") == models


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("La Municipalidad de Tomé lanzó el programa Cultura en tu Plaza.", {"programa Cultura en tu Plaza"}),
        ("La Municipalidad de Tomé lanzó el Plan Barrio sin Basura.", {"Plan Barrio sin Basura"}),
        ("La Municipalidad de Tomé lanzó el Plan Barrio con Carabineros.", {"Plan Barrio"}),
        ("El Concejo Municipal de Tomé aprobó el Pladeco.", {"Pladeco"}),
        ("El municipio de Tomé aprobó el Plan de Desarrollo Comunal (Pladeco).", {"Plan de Desarrollo Comunal"}),
        ("El alcalde de Tomé, Raúl Soto, anunció un plan de aseo denominado “Tomé Brilla”.", {"Tomé Brilla"}),
    ],
)
def test_the_name_of_a_model_is_read_whole(told, text, names):
    assert {model for _, model in told(text).of("adopts")} == names


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("La iniciativa Barrio Vivo, de la Municipalidad de Tomé, plantó árboles.", {(TOME, "iniciativa Barrio Vivo")}),
        (
            "El programa Barrio Vivo, que ejecutan el Serviu y la Municipalidad de Tomé, plantó árboles.",
            {(TOME, "programa Barrio Vivo")},
        ),
        (
            "El programa “Barrio Vivo”, financiado por la Municipalidad de Tomé, plantó árboles.",
            {(TOME, "Barrio Vivo")},
        ),
        (
            "A través del programa Barrio Vivo, la Municipalidad de Tomé plantó árboles.",
            {(TOME, "programa Barrio Vivo")},
        ),
        ("El alcalde de Tomé anunció el lanzamiento del Plan Barrio Vivo.", {(TOME, "Plan Barrio Vivo")}),
        (
            "La Municipalidad de Tomé y la Fundación Mar lanzaron el programa “Barrio Vivo”.",
            {(TOME, "Barrio Vivo")},
        ),
        # another's, by its name, the words after it or who acts
        ("El alcalde de Tomé, Raúl Soto, comentó el programa “Barrio Vivo” del Ministerio de Salud.", set()),
        ("El ministro de Salud, Luis Mora, presentó el programa “Barrio Vivo” en la Municipalidad de Tomé.", set()),
        ("La Municipalidad de Tomé aplicará el Plan Nacional de Aseo.", set()),
        ("El gobierno presentó el Plan Barrio Vivo en la Municipalidad de Tomé.", set()),
        # looked at, or attended
        ("La Municipalidad de Tomé mira con buenos ojos el programa “Barrio Vivo”.", set()),
        ("El alcalde de Tomé, Raúl Soto, participó en el lanzamiento del Plan Barrio Vivo.", set()),
    ],
)
def test_a_model_is_that_of_who_runs_it(told, text, models):
    assert told(text + LOCAL).of("adopts") == models


def test_comunas_of_a_row_have_the_model_each(told):
    found = told("Las municipalidades de Tomé y Penco ejecutan el programa Barrio Vivo. La de Lota espera.")
    assert found.of("adopts") <= {(TOME, "programa Barrio Vivo"), (PENCO, "programa Barrio Vivo")}
    assert (LOTA, "programa Barrio Vivo") not in found.of("adopts")


@pytest.mark.parametrize(
    ("said", "models"),
    [
        ("Este año tendremos una farmacia popular en la comuna", {(TOME, "farmacia popular")}),
        ("Hemos implementado el programa Barrio Vivo", {(TOME, "programa Barrio Vivo")}),
        ("Este año no tendremos farmacia popular", set()),
        ("Queremos tener una farmacia popular", set()),
        ("El Ministerio de Salud ha implementado el programa Barrio Vivo", set()),
    ],
)
def test_a_mayor_says_we_of_the_municipality(told, said, models):
    assert told(f"“{said}”, dijo el alcalde de Tomé, Gabriel Soto.", date="2010-05-12").of("adopts") == models
