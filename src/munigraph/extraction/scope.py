"""Which offices outside local government count: those that the article shows dealing with it (docs/annotation.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from munigraph.extraction.attendance import TELLS_WHO
from munigraph.extraction.rules import phrase
from munigraph.text import fold

if TYPE_CHECKING:
    from munigraph.extraction.attach import Holding
    from munigraph.extraction.builder import Builder
    from munigraph.extraction.chunks import Office
    from munigraph.extraction.context import Context
    from munigraph.extraction.document import Document, Sentence
    from munigraph.extraction.seats import Seats

__all__ = ["Scope"]

#: How many sentences before and after an office may show it dealing with local government.
_REACH = 2
#: Members of Congress comment on what mayors do more often than they deal with them.
_LEGISLATORS = frozenset({"deputy", "senator"})
#: How many sentences after an event may still tell who came to it.
_COMPANY = 6


class Scope:
    """Judges whether an office has to do with local government."""

    def __init__(self, document: Document, context: Context, builder: Builder, seats: Seats) -> None:
        self._document = document
        self._context = context
        self._builder = builder
        self._seats = seats
        #: True when the headline speaks of local government: the whole article is about it.
        self._is_titled_local = any(s.is_title and self._is_near_local(s) for s in document.sentences)

    def has(self, holding: Holding, body: str) -> bool:
        """Only relations with local government on one side: see docs/annotation.md."""
        if not self._context.is_local:
            return False
        if body.startswith("municipality-") or (body.startswith("municipalunit-") and self._builder.cut_of(body)):
            return True
        outer = [sentence for sentence in self._document.sentences if sentence.quotation < 0]
        here = max(i for i, sentence in enumerate(outer) if sentence.start <= holding.sentence.start)
        if holding.sentence.is_item:
            here = max((i for i in range(here) if not outer[i].is_item), default=here)
        near = [s for s in outer[max(0, here - _REACH) : here + _REACH + 1] if self._is_near_local(s)]
        if holding.office.entry.national or self._is_of_government(holding):
            # Beside a mayor in a round of reactions is not enough: they do something together.
            dealing = any(set("EXTH") & set(sentence.symbols) for sentence in near)
            label = self._builder.label(body)
            asked = holding.office.entry.id not in _LEGISLATORS and self._is_near_local(holding.sentence)
            if asked or self._deals_with_local(label, acting=True) or self._is_beside_a_mayor(holding):
                return True
            if dealing and set("WEXTH-") & set(holding.sentence.symbols):
                return True
            # "Junto a la seremi estuvieron los diputados …": they came to what the sentences before tell of.
            before = outer[max(0, here - _COMPANY) : here]
            return TELLS_WHO.match(holding.sentence.symbols) is not None and any(
                "E" in sentence.symbols and self._is_near_local(sentence) for sentence in before
            )
        return (
            bool(near)
            or (self._is_titled_local and not phrase("civil-body").find(fold(self._builder.label(body))))
            or self._deals_with_local(self._builder.label(body))
            or (self._context.focus is not None and self._context.focus in self._context.governed_cuts())
            or self._is_of_their_region(holding.office)
        )

    def _is_of_their_region(self, office: Office) -> bool:
        """True for the authority of a region to which the municipality of a mayor in the article belongs."""
        place = office.place
        if place is None or place.level != "region":
            return False
        comuna = self._document.lexicon.authority.comuna
        return any(comuna(cut).region_code == place.code for cut in self._context.governed_cuts())

    @staticmethod
    def _is_of_government(holding: Holding) -> bool:
        """True for "el titular de la Segegob": who heads a ministry is a national authority."""
        body = holding.office.body
        if body is None or phrase("office-of-a-territory").find(fold(holding.office.written)) is not None:
            return False
        return (body.full or body.label).startswith(("Ministerio", "Subsecretaría"))

    def _is_beside_a_mayor(self, holding: Holding) -> bool:
        """ "El alcalde, junto al subsecretario X, …": one preposition puts them side by side."""
        before = "".join(c.symbol for c in holding.sentence.chunks if c.end <= holding.office_start)
        return re.search(r"cl?$", before) is not None and self._seats.mayor_beside(holding) is not None

    def _deals_with_local(self, label: str, *, acting: bool = False) -> bool:
        """True when the body itself stands beside a municipality or a mayor somewhere in the article.

        With ``acting``, in a sentence that tells of an event, an agreement or joint work.
        """
        return any(
            self._is_near_local(sentence) and (not acting or bool(set("EXTH") & set(sentence.symbols)))
            for sentence, _, body in self._seats.bodies
            if body.label == label
        )

    def _is_near_local(self, sentence: Sentence) -> bool:
        """True when the sentence speaks of a municipality, a mayor, a councillor or a comuna."""
        if self._document.lexicon.speaks_of_local_government(self._document.folded, sentence.start, sentence.end):
            return True
        return any(
            chunk.symbol in "PK" and self._context.governed(str(chunk.value), chunk.start) is not None
            for chunk in sentence.chunks
        )
