"""Spanish text as the stages see it: folding, tokens, names.  Offsets are code points of the text as kept."""

from munigraph.text.finding import Fit, Hit, Names, likest_words
from munigraph.text.fold import begins, fold, slug
from munigraph.text.intervals import Interval, interval_after
from munigraph.text.months import MONTHS
from munigraph.text.names import is_form_of, name_words
from munigraph.text.surroundings import context, sentence_around
from munigraph.text.tokens import Quotation, Segment, Token, quotations, segments, tokenize

__all__ = [
    "MONTHS",
    "Fit",
    "Hit",
    "Interval",
    "Names",
    "Quotation",
    "Segment",
    "Token",
    "begins",
    "context",
    "fold",
    "interval_after",
    "is_form_of",
    "likest_words",
    "name_words",
    "quotations",
    "segments",
    "sentence_around",
    "slug",
    "tokenize",
]
