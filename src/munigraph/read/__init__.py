r"""Reading: from files, folders and standard input to articles with clean text.

>>> from munigraph.read import read_text
>>> read_text("Nueva plaza en Olmué\n\nPUBLICIDAD\n\nLa alcaldesa la inauguró.").text
'Nueva plaza en Olmué\n\nLa alcaldesa la inauguró.'
"""

from munigraph.read.article import read_text
from munigraph.read.clean import clean_text
from munigraph.read.skipped import Skipped
from munigraph.read.sources import read_sources

__all__ = ["Skipped", "clean_text", "read_sources", "read_text"]
