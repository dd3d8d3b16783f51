"""The API with its lifespan, and the smallest case as it travels."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.http.app import create_app
from api.settings import Settings
from matching.read import read_case
from matching.write import case_to_json
from tests.api.client import TestClient

TINY = Path(__file__).parents[2] / "scenarios" / "cases" / "tiny"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client whose server answers with 500 where the program fails."""
    with TestClient(create_app(Settings(demo=True)), raise_server_exceptions=False) as running:
        yield running


@pytest.fixture(scope="session")
def tiny() -> bytes:
    """The smallest case that comes with the program."""
    return case_to_json(read_case(TINY))
