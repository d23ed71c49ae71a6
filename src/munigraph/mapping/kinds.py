"""By which class a thing of the graph is called, and by which name an office.  Imports no RDF library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from munigraph.model import Predicate

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["EVENTS", "KINDS", "OFFICES", "PEOPLE", "kind_of", "office_told_by"]

#: Local names of the classes of persons and of events, the most telling first.
PEOPLE = ("Mayor", "Councillor", "Official", "Person")
EVENTS = ("Meeting", "CouncilSession", "AgreementSigning", "Visit", "Ceremony", "Event")
#: Local names of classes, the most telling first: a thing of several classes is called by the first of them.
KINDS = (
    *PEOPLE, "Municipality", "MunicipalUnit", "MunicipalAssociation", "PoliticalParty", "Organization",
    "ManagementModel", *EVENTS, "Agreement", "Statement", "Comuna", "Province", "Region",
)  # fmt: skip
#: Predicates that tell the holding of an office, with the office's name where the article gives none.
OFFICES: dict[Predicate, str | None] = {
    Predicate.GOVERNS: "alcaldía",
    Predicate.FORMERLY_GOVERNED: "alcaldía",
    Predicate.COUNCILLOR_OF: "concejalía",
    Predicate.HOLDS_ROLE: None,
    Predicate.FORMERLY_HELD_ROLE: None,
}


def office_told_by(predicate: str) -> str | None:
    """The office that a predicate (local name) tells by itself: "alcaldía" of ``governs``; None for the others."""
    return next((office for each, office in OFFICES.items() if each == predicate), None)


def kind_of(classes: Collection[str]) -> str:
    """The most telling of the classes (local names) that a thing has; ``Thing`` when none is known."""
    return next((kind for kind in KINDS if kind in classes), "Thing")
