"""Every story of the service is told on both databases."""

from collections.abc import Iterator

import pytest

from api.store.store import Store
from tests.databases import database, store
from tests.service.house import House, house_of

__all__ = ["database", "store"]


@pytest.fixture
def house(store: Store) -> Iterator[House]:
    """The service with an officer who has a name, at noon of the first of September."""
    with house_of(store) as opened:
        yield opened
