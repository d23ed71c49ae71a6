"""Identity: which entities and events of which articles are the same thing, its name, why, and what is in doubt.

:func:`resolve` is a pure function of the *set* of cases that it is given: order, repetition and batches do not matter.
"""

from munigraph.resolve.reasons import Reason
from munigraph.resolve.resolver import resolve
from munigraph.resolve.types import Case, Doubt, Identities, Identity, ToldIdentity, case_of

__all__ = ["Case", "Doubt", "Identities", "Identity", "Reason", "ToldIdentity", "case_of", "resolve"]
