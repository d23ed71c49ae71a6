"""Identity: which entities of which articles are the same thing, and what it is called.

:func:`resolve` is a pure function of the *set* of cases that it is given: order, repetition and batches do not matter.
"""

from munigraph.resolve.resolver import resolve
from munigraph.resolve.types import Case, Identities, Identity, case_of

__all__ = ["Case", "Identities", "Identity", "case_of", "resolve"]
