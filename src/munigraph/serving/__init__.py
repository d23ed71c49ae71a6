"""Serving a store: its page and a read-only SPARQL endpoint, on this machine."""
