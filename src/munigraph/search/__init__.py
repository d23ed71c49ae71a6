"""Search by words: people, bodies, models, events, agreements, statements, quotes and titles of articles.

The index is SQLite FTS5; a build writes it beside the quads, and it is made in memory where there is none.
"""

from munigraph.search.beginnings import Beginning, beginning
from munigraph.search.find import search
from munigraph.search.index import FILE, Index, can_index, open_index, write_index
from munigraph.search.types import GROUPS, Found, Hit, Marked, Ref, Suggestion

__all__ = [
    "FILE",
    "GROUPS",
    "Beginning",
    "Found",
    "Hit",
    "Index",
    "Marked",
    "Ref",
    "Suggestion",
    "beginning",
    "can_index",
    "open_index",
    "search",
    "write_index",
]
