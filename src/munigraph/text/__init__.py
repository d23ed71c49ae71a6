"""Spanish text as the stages see it: folding, sentences, tokens.  Offsets are code points of the text as kept."""

from munigraph.text.fold import fold, slug
from munigraph.text.tokens import Quotation, Segment, Token, quotations, segments, tokenize

__all__ = ["Quotation", "Segment", "Token", "fold", "quotations", "segments", "slug", "tokenize"]
