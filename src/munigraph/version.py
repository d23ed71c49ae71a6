"""The version of munigraph, in one place: project file, command line and provenance read it here."""

__all__ = ["__version__"]

__version__ = "0.1.0"
