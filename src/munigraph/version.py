"""The version of munigraph, in one place: the project file, the command line and the provenance of facts read it here."""

__all__ = ["__version__"]

__version__ = "0.1.0"
