"""Spanish text as the stages see it: folding, sentences, tokens.  Offsets are code points of the text as kept."""

from munigraph.text.fold import fold, slug

__all__ = ["fold", "slug"]
