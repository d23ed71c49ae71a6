"""Helpers: extraction of short texts about invented people."""

import pytest

from munigraph.extraction import Extractor
from munigraph.read import read_text


class Told:
    """What a text states, with labels instead of keys."""

    def __init__(self, extraction):
        self.extraction = extraction
        labels = {entity.key: entity.label for entity in extraction.entities}
        self.labels = labels
        self.facts = {(str(f.predicate), labels[f.subject], labels[f.object], f.role) for f in extraction.facts}
        self.statements = [(labels[s.speaker], s.evidence[0].quote) for s in extraction.statements]
        self.events = [
            (str(e.type), {labels[key] for key in e.participants}, e.date, e.planned) for e in extraction.events
        ]
        self.agreements = [{labels[key] for key in a.parties} for a in extraction.agreements]

    def of(self, predicate):
        return {(s, o) for p, s, o, _ in self.facts if p == predicate}

    def roles(self):
        return {(s, o, role) for p, s, o, role in self.facts if p == "holdsRole"}


@pytest.fixture(scope="session")
def told():
    extractor = Extractor()

    def read(text, *, title="Noticias de la comuna", date="2022-05-12", extractor=extractor):
        extraction = extractor.extract(read_text(text, id="t", title=title, date=date))
        extraction.check()
        return Told(extraction)

    return read
