"""The command line: parse, call, print.  Every command has its twin in :mod:`munigraph.api`."""

from munigraph.cli.main import main

__all__ = ["main"]
