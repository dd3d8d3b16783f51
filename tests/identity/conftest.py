"""Every test of the store runs on both databases."""

from tests.databases import database, store

__all__ = ["database", "store"]
