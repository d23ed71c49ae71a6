"""A broken table is refused with its file, its line and the reason."""

import shutil

import pytest

from munigraph.authority import read_authority
from munigraph.errors import DataError
from munigraph.resources import resource


@pytest.fixture
def tables(tmp_path):
    folder = tmp_path / "authority"
    shutil.copytree(resource("data", "authority"), folder)
    return folder


def edit(folder, file, old, new):
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_copy_reads_like_the_original(tables):
    assert len(read_authority(str(tables)).mandates) == 1060


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("regions.csv", "roman", "numeral", "regions.csv, line 1: lacks columns: roman"),
        ("regions.csv", "aliases", "aliases,colour", "line 1: has unknown or repeated columns: colour"),
        ("regions.csv", "\n02,", "\n01,", "line 3: code '01' stands in line 2 already"),
        ("regions.csv", "\n02,", "\n2,", "line 3: column code must have 2 digits, not '2'"),
        ("provinces.csv", "\n011,Iquique,01,", "\n011,Iquique,99,", "line 2: column region_code: no such region: '99'"),
        ("provinces.csv", "\n011,Iquique,01,", "\n011,Iquique,02,", "province 011 does not begin with its region 02"),
        ("comunas.csv", "-20.2133", "south", "line 2: column lat is not a number: 'south'"),
        ("comunas.csv", "-20.2133", "-120.2133", "line 2: column lat must lie between -90 and 90, not -120.2133"),
        ("comunas.csv", "-20.2133", "", "line 2: has lat without lon or lon without lat"),
        ("comunas.csv", "iquiqueño,,0", "iquiqueño,,no", "line 2: column ambiguous must be 0 or 1, not 'no'"),
        ("comunas.csv", "iquiqueño", "iquiqueño| ", "line 2: column demonyms has an empty or padded part"),
        ("mandates.csv", "\n01101,", "\n99999,", "mandates.csv, line 2: column cut: no such municipality: '99999'"),
        ("mandates.csv", "2016-12-06", "2016-13-06", "column start is not a day (YYYY-MM-DD): '2016-13-06'"),
        ("mandates.csv", "2016-12-06", "2021-12-06", "ends (2021-06-28) before it starts (2021-12-06)"),
        ("mandates.csv", ",20229,", ",many,", "column votes is not a whole number: 'many'"),
        ("mandates.csv", ",IND,", ",XYZ,", "column party: no such party: 'XYZ'"),
        ("mandates.csv", ",elected,", ",chosen,", "column kind: no such kind: 'chosen'"),
        ("mandates.csv", ",2016,", ",2012,", "column election: no such election: '2012'"),
        ("mandates.csv", ",Soria,", ",Sorja,", "do not make up the person"),
        ("namesakes.csv", "13101|13115", "13101", "column cuts must name two or more municipalities"),
        ("parties.csv", "UDI,Unión", "UDI,X,Unión", "parties.csv, line 2: has 4 cells, the header 3"),
        ("parties.csv", "Unión Demócrata Independiente,", ",", "line 2: column name is empty"),
        ("parties.csv", "UDI,", '"UDI"x,', "parties.csv, line 2"),
        ("mandates.csv", "2016-12-06", "2016-W49-2", "column start is not a day (YYYY-MM-DD): '2016-W49-2'"),
        ("members.csv", "\nAsociación de Municipalidades de Chile,", "\nAsociación,", "no such association: 'Asociación'"),
        ("members.csv", ",05405,", ",99999,", "members.csv, line 2: column cut: no such municipality: '99999'"),
        ("members.csv", ",2025,", ",2025-13,", "column as_of is not a year, month or day (YYYY-MM-DD): '2025-13'"),
        ("members.csv", ",08110,", ",08101,", "line 4: 08101 stands in line 3 already as a member of"),
        ("offices.csv", ",diputado,", ",edil,", "offices.csv, line 2: column office: no such office: 'edil'"),
        ("offices.csv", ",2018-03-11,", ",,", "offices.csv, line 2: column start is empty"),
        ("offices.csv", ",2018-03-11,", ",2023-03-11,", "ends (2022-03-11) before it starts (2023-03-11)"),
        ("offices.csv", ",IND,", ",XYZ,", "column party: no such party: 'XYZ'"),
        ("offices.csv", ",mapa-elecciones,", ",,", "offices.csv, line 2: column source is empty"),
        ("associations.csv", ",national,", ",worldwide,", "column scope: no such scope: 'worldwide'"),
    ],
)  # fmt: skip
def test_a_broken_table_names_file_line_and_reason(tables, file, old, new, message):
    edit(tables, file, old, new)
    with pytest.raises(DataError) as caught:
        read_authority(tables)
    assert message in str(caught.value)
    assert file in str(caught.value)
    assert caught.value.hint


def test_a_missing_table(tables):
    (tables / "parties.csv").unlink()
    with pytest.raises(DataError, match=r"parties\.csv: the table is missing"):
        read_authority(tables)


def test_a_table_that_is_not_utf8(tables):
    (tables / "parties.csv").write_bytes("abbreviation,name,aliases\nX,Unión,\n".encode("latin-1"))
    with pytest.raises(DataError, match=r"parties\.csv: not UTF-8 at byte 31"):
        read_authority(tables)
