"""A service that runs, its officer's token, and the client generated from what it says."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.client.generated import Generated, Guest, generated_from
from tests.operation.served import Served, served, token_for


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The service with its worker, on an embedded database of its own."""
    folder = tmp_path_factory.mktemp("service")
    database = f"sqlite:///{folder / 'ukrep5.sqlite'}"
    with served(database, token_for(database), folder / "log") as service:
        yield service


@pytest.fixture(scope="module")
def generated(running: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    """The client, importable."""
    folder = tmp_path_factory.mktemp("client")
    with pytest.MonkeyPatch.context() as patched, ExitStack() as connections:
        patched.syspath_prepend(folder)
        yield generated_from(running.url, folder, connections)


@pytest.fixture(scope="module")
def officer(generated: Generated, running: Served) -> Guest:
    """An officer's machine."""
    _, _, token = running.client.headers["authorization"].partition(" ")
    return generated.guest(token)
