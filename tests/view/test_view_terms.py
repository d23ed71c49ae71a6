"""The terms of an office beside the fact, from the official record."""

import pytest

from munigraph.view.terms import terms


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
