"""For analysts: the page in which one finds, follows and proves a relation, and explanations as text."""

from munigraph.view.page import build_page, write_page
from munigraph.view.telling import tell

__all__ = ["build_page", "tell", "write_page"]
