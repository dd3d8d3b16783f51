"""The client, generated once, and on each database a service for it with worker and token."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from api.site import create_site
from tests.api.client import TestClient
from tests.client.generated import Door, Guest, Written, written_from
from tests.databases import database
from tests.operation.served import served, token_for

__all__ = ["database"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    """The client, importable."""
    folder = tmp_path_factory.mktemp("client")
    with TestClient(create_site()) as site, pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(folder)
        yield written_from(site.get("/openapi.json").json(), folder)


@pytest.fixture
def officer(written: Written, database: str, tmp_path: Path) -> Iterator[Guest]:
    """An officer's machine at the door of a service that runs, with its worker."""
    assert written.folder.is_dir()
    token = token_for(database)
    with served(database, token, tmp_path / "log") as running, ExitStack() as connections:
        yield Door(running.url, connections).guest(token)
