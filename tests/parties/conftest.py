"""The fixtures of both databases, and a town with a call that is open."""

from collections.abc import Iterator

import pytest

from api.http.app import create_app
from api.settings import Settings
from api.store.store import Store
from tests.api.client import TestClient
from tests.databases import database, store
from tests.parties.town import Clock, Town
from tests.store.rooms import a_call

__all__ = ["database", "store", "town"]


@pytest.fixture
def town(store: Store) -> Iterator[Town]:
    """The tiny call, open, and a client of the service that has it."""
    clock = Clock()
    with TestClient(create_app(Settings(), store, clock)) as client:
        yield Town(store=store, client=client, clock=clock, case_id=a_call(store))
