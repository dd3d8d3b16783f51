"""Every test of jobs runs on both databases."""

import pytest

from api.jobs.child import load
from tests.databases import database, store

__all__ = ["database", "store"]


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    """The process of which computations are copies."""
    load()
