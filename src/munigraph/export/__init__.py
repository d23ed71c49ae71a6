"""Files for others: RDF, networks, records."""

from munigraph.export.records import record, rows
from munigraph.export.write import FORMATS, export, format_of

__all__ = ["FORMATS", "export", "format_of", "record", "rows"]
