"""Serving a store: its page and a read-only SPARQL 1.1 endpoint, on this machine."""

from munigraph.serving.server import Server

__all__ = ["Server"]
