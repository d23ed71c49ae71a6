"""Which forms of a name may be one person's."""

import pytest

from munigraph.text import is_form_of, name_words


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Prado", "Elena Prado Ruiz"),
        ("Ruiz", "Elena Prado Ruiz"),
        ("Elena Prado", "Elena Prado Ruiz"),
        ("Elena Ruiz", "Elena María Prado Ruiz"),
        ("E. Prado", "Elena Prado Ruiz"),
        ("ÉLENA PRADO", "Elena Prado"),
        ("Sofía Prado", "Elena Sofía Prado Ruiz"),
        ("Ana de la Fuente", "Ana Fuente"),
        ("Elena Prado R.", "Elena Prado Ruiz"),
        ("Elena Prado", 'Elena "Nena" Prado Ruiz'),
        ("Elena «la Nena» Prado", "Elena Prado Ruiz"),
        ("Elena (Nena) Prado", "Elena Prado"),
        ("Bernardo O'Higgins", "Bernardo O’Higgins Riquelme"),
    ],
)
def test_shorter_forms_of_one_name(short, long):
    assert is_form_of(name_words(short), name_words(long))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Elena", "Elena Prado Ruiz"),
        ("Marta Prado", "Elena Prado Ruiz"),
        ("Elena Soto", "Elena Prado Ruiz"),
        ("Elena Prado Ruiz", "Elena Prado"),
        ("Prado Elena", "Elena Prado Ruiz"),
        ("", "Elena Prado"),
    ],
)
def test_forms_that_are_not_of_that_name(short, long):
    assert not is_form_of(name_words(short), name_words(long))
