"""The officer's pages over an empty store: SQLite is enough, the store has its own tests on both."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.store.store import open_store
from tests.pages_officer.office import Office, office_of


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An officer who has a name and is signed in, at noon of the first of September."""
    store = open_store(f"sqlite:///{tmp_path / 'ukrep5.sqlite'}")
    with office_of(store) as opened:
        yield opened
    store.close()
