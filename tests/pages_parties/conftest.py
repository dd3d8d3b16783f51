"""The pages of parties over one database; the store has its own tests on both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.store.store import open_store
from tests.pages_parties.town import Town, town_of


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """A town with the tiny call, open for six days."""
    store = open_store(f"sqlite:///{tmp_path / 'ukrep5.sqlite'}")
    yield town_of(store)
    store.close()
