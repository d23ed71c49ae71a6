"""Files for others: RDF, networks, records."""

from munigraph.export.records import record, rows
from munigraph.export.write import FORMATS, export, files_of, format_of, serialize

__all__ = ["FORMATS", "export", "files_of", "format_of", "record", "rows", "serialize"]
