"""The months in Spanish, folded."""

from __future__ import annotations

__all__ = ["MONTHS"]

#: January first.
MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
