"""Extraction: from an :class:`~munigraph.model.Article` to what it states, by linguistic rules driven by lexicons.

No model, no network, no RDF.  See ``docs/extraction.md`` for the way of a sentence through this package.
"""

from munigraph.extraction.engine import Extractor, extract
from munigraph.extraction.explanation import Explanation
from munigraph.extraction.lexicon import Lexicon

__all__ = ["Explanation", "Extractor", "Lexicon", "extract"]
