"""The authority tables: regions, provinces, comunas, mayors' mandates, those who held offices of the nation,
parties, and associations of municipalities with the members that are known.

``load()`` gives them as frozen dataclasses with indexes; the tables and their sources lie in ``data/authority/``.
"""

from munigraph.authority.authority import Authority, load, read_authority
from munigraph.authority.types import TERMS, Association, Comuna, Mandate, Member, OfficeTerm, Party, Province, Region

__all__ = [
    "TERMS",
    "Association",
    "Authority",
    "Comuna",
    "Mandate",
    "Member",
    "OfficeTerm",
    "Party",
    "Province",
    "Region",
    "load",
    "read_authority",
]
