"""What stands around a quote."""

import pytest

from munigraph.text import context


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("en la plaza comunal. Así quedó en el ", ", ante vecinos. La obra sigue su ", ("Así quedó en el ", ", ante vecinos.")),
        ("El plan avanza\n\nLa ", " de la comuna\n\nEl documento trata de", ("La ", " de la comuna")),
        ("por la tarde habló el Sr. ", " (PS) y luego el Sr. Raúl Soto Vidal,", ("…la tarde habló el Sr. ", " (PS) y luego el Sr. Raúl Soto…")),
    ],
)  # fmt: skip
def test_a_quote_stands_in_its_sentence(before, after, shown):
    assert context(before, after, 400) == shown
