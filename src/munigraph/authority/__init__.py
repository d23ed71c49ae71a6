"""The authority tables: regions, provinces, comunas, mayors' mandates, parties and associations of municipalities
with the members that are known.

``load()`` gives them as frozen dataclasses with indexes; the tables and their sources lie in ``data/authority/``.
"""

from munigraph.authority.authority import Authority, load, read_authority
from munigraph.authority.types import TERMS, Association, Comuna, Mandate, Member, Party, Province, Region

__all__ = [
    "TERMS",
    "Association",
    "Authority",
    "Comuna",
    "Mandate",
    "Member",
    "Party",
    "Province",
    "Region",
    "load",
    "read_authority",
]
