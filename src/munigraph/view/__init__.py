"""The analysts' page: one HTML file in which one finds, follows and proves a relation."""

from munigraph.view.page import build_page, write_page

__all__ = ["build_page", "write_page"]
