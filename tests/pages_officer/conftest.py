"""The officer's pages over an empty store; the store has its own tests on both databases."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.store.store import open_store
from tests.pages_officer.office import Office, office_of


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that is migrated and otherwise empty, made once."""
    place = tmp_path_factory.mktemp("empty") / "ukrep5.sqlite"
    open_store(f"sqlite:///{place}").close()
    return place


@pytest.fixture
def office(empty: Path, tmp_path: Path) -> Iterator[Office]:
    """An officer who has a name and is signed in, at noon of the first of September."""
    place = tmp_path / "ukrep5.sqlite"
    shutil.copyfile(empty, place)
    store = open_store(f"sqlite:///{place}")
    with office_of(store) as opened:
        yield opened
    store.close()
