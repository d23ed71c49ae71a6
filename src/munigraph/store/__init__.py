"""The store on disk: generations, the ledger of articles, one writer and any number of readers."""

from munigraph.store.store import Store

__all__ = ["Store"]
