"""Digests of munigraph's own data, so that a newer table, rule or ontology reaches a store that an older one built."""

from __future__ import annotations

import hashlib

from munigraph.errors import DataError
from munigraph.resources import resource

__all__ = ["extraction_data", "graph_data"]


def extraction_data() -> str:
    """16 hexadecimal digits over everything that the rules read: authority tables, lexicons, rules."""
    return _digest("data/authority", "data/lexicons", "data/rules")


def graph_data() -> str:
    """16 hexadecimal digits over what becomes the authority and the ontology graph, and what identities rest on."""
    return _digest("data/authority", "data/identity", "ontology")


def _digest(*folders: str) -> str:
    total = hashlib.sha256()
    for name in folders:
        folder = resource(*name.split("/"))
        try:
            files = sorted(file for file in folder.rglob("*") if file.is_file() and not file.name.startswith("."))
            for file in files:
                content = hashlib.sha256(file.read_bytes()).hexdigest()
                total.update(f"{name}/{file.relative_to(folder).as_posix()} {content}\n".encode())
        except OSError as error:
            raise DataError(f"cannot read munigraph's data in {folder}: {error.strerror}") from error
    return total.hexdigest()[:16]
