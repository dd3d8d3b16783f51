"""Any request that the documentation allows, from anybody: never a failure of the program."""

import shutil
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from api.store.store import open_store
from tests.service_matrix.rows import Visitor
from tests.service_matrix.test_matrix import MARK
from tests.service_matrix.world import World, world

VISITORS = (
    Visitor.OFFICER,
    Visitor.EMPLOYER,
    Visitor.SCHOLAR,
    Visitor.REPRESENTATIVE,
    Visitor.ANYONE,
    Visitor.DEMO,
)
FEW, MANY = 3, 40
"""Requests of each operation and visitor: in the normal run, and in the long one."""


@pytest.fixture(scope="module")
def a_world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("any")
    store = open_store(f"sqlite:///{folder / 'any.sqlite'}")
    found = world(store)
    with found.client, found.demo:
        yield found
    store.close()
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def requests(a_world: World) -> list[SearchStrategy[Any]]:
    """Requests of every operation; what follows a run to its end is left out."""
    document = a_world.client.get("/openapi.json").json()
    schema = schemathesis.openapi.from_dict(document)
    asked: Any = schema.get_all_operations()
    found = [each.ok() for each in asked]
    return [each.as_strategy() for each in found if not each.path.endswith("/events")]


@pytest.mark.parametrize("visitor", VISITORS)
def test_nobody_brings_the_service_to_fail(
    visitor: Visitor,
    a_world: World,
    requests: list[SearchStrategy[Any]],
    request: pytest.FixtureRequest,
) -> None:
    most = MANY if request.config.getoption("--long") else FEW
    failed: list[str] = []
    for each in requests:
        a_world.forget()
        failed += _failures(a_world, visitor, each, most)
    assert not failed, "\n".join(failed)


def _failures(
    place: World, visitor: Visitor, requests: SearchStrategy[Any], most: int
) -> list[str]:
    failed: list[str] = []
    turns = cycle((True, False))

    @settings(
        max_examples=most,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=requests)
    def ask(case: Any) -> None:
        status = _status(place, visitor, case, real=next(turns))
        if status >= 500:
            failed.append(f"{visitor}: {case.method} {case.path}: {status}: {case.body!r}")

    ask()
    return failed


def _status(place: World, visitor: Visitor, case: Any, *, real: bool) -> int:
    """The answer to a case as it was made up, or about something that is there."""
    if real:
        marks = MARK.findall(case.path)
        case.path_parameters = {each: place.value(each, visitor, own=True) for each in marks}
    sent = case.as_transport_kwargs()
    client = place.demo if visitor is Visitor.DEMO else place.client
    client.cookies.clear()
    headers = {name: str(value).encode() for name, value in sent["headers"].items()}
    if real:
        headers["if-match"] = b'"1"'
    headers |= {name: value.encode() for name, value in place.headers(visitor).items()}
    answer = client.request(
        sent["method"],
        sent["url"],
        params=sent["params"],
        headers=headers,
        json=sent.get("json"),
        content=_bytes(sent.get("data")),
    )
    status: int = answer.status_code
    return status


def _bytes(data: Any) -> bytes | None:
    return data.encode() if isinstance(data, str) else data
