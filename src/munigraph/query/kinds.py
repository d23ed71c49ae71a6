"""The kinds of things that a parameter of a named query may name."""

from __future__ import annotations

__all__ = ["KINDS"]

#: Kind of thing that can be named to its class (local name).
KINDS = {
    "comuna": "Comuna",
    "region": "Region",
    "municipality": "Municipality",
    "person": "Person",
    "model": "ManagementModel",
}
