"""Both databases, where a test takes a store."""

from tests.databases import database, store

__all__ = ["database", "store"]
