"""The terms of an office beside the fact, from the official record."""

import pytest

from munigraph.view.terms import succession, terms


def mandate(start, end, role="alcaldía", person="p", body="b"):
    return {"person": person, "body": body, "role": role, "start": start, "end": end}


@pytest.mark.parametrize(
    ("mandates", "expected"),
    [
        ([mandate("2016-12-06", "2021-06-28"), mandate("2021-06-28", "2024-12-06")], [("2016-12-06", "2024-12-06")]),
        ([mandate("2021-06-28", None), mandate("2016-12-06", "2021-06-28")], [("2016-12-06", None)]),
        (
            [mandate("2004-12-06", "2008-12-06"), mandate("2012-12-06", "2016-12-06")],
            [("2004-12-06", "2008-12-06"), ("2012-12-06", "2016-12-06")],
        ),
        ([mandate("2016-12-06", None, person="q"), mandate("2016-12-06", None, role=None), mandate(None, None)], []),
        ([], []),
    ],
)
def test_terms_won_in_a_row_are_one(mandates, expected):
    assert terms("governs", "p", "b", mandates) == expected
    assert terms("holdsRole", "p", "b", mandates) == []


def test_an_office_ends_where_the_record_has_the_next_one_take_it():
    record = [mandate("2012-12-06", "2016-12-06", person="q"), mandate("2016-12-06", None, person="r")]
    assert succession("governs", "b", "2016-11-22", record) == "2016-12-06"
    assert succession("governs", "b", "2016-12-06", record) is None
    assert succession("governs", "c", "2016-11-22", record) is None
    assert succession("governs", "b", None, record) is None
    assert succession("holdsRole", "b", "2016-11-22", record) is None
