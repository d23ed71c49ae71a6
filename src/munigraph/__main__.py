"""``python -m munigraph``."""

from munigraph.cli import main

main()
