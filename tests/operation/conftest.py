"""Every test of the service's operation runs on both databases."""

from tests.databases import database, no_tables, store

__all__ = ["database", "no_tables", "store"]
