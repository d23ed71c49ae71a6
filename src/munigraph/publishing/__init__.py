"""Publishing a store on a SPARQL 1.1 server."""

from munigraph.publishing.addresses import Addresses, addresses
from munigraph.publishing.run import PublishReport, publish

__all__ = ["Addresses", "PublishReport", "addresses", "publish"]
