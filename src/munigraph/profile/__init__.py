"""Everything that the graph holds of one thing, each part with its source."""

from munigraph.profile.read import profile_of
from munigraph.profile.types import Profile

__all__ = ["Profile", "profile_of"]
