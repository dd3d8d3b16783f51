"""Every route, every kind of visitor, own and other people's things: let in, or refused."""

import json
import re
from collections.abc import Iterator

import pytest
from httpx import Response

from api.http.app import create_app
from api.settings import Settings
from api.store.store import Store
from matching.write import case_to_json
from tests.databases import database, store
from tests.service_matrix.rows import Row, Visitor, routes, rows
from tests.service_matrix.world import World, world
from tests.store.rooms import tiny

__all__ = ["database", "store"]

REFUSED = {401, 403, 404, 410}
LET_IN = {200, 201, 202, 204, 409, 412}
MARK = re.compile(r"{(\w+)}")


def test_every_route_has_its_row_and_every_row_its_route(store: Store) -> None:
    assert {row.route for row in rows()} == routes(create_app(Settings(), store))


def test_every_row_with_an_id_says_what_holds_for_other_peoples_things() -> None:
    for row in rows():
        assert (row.other is not None) == bool(MARK.search(row.path)), row.route


@pytest.fixture
def a_world(store: Store) -> Iterator[World]:
    found = world(store)
    with found.client, found.demo:
        yield found


def test_every_route_lets_in_whom_its_row_names_and_nobody_else(a_world: World) -> None:
    wrong = [said for row in rows() for said in _wrong(a_world, row)]
    assert not wrong, "\n".join(wrong)


def _wrong(place: World, row: Row) -> Iterator[str]:
    for visitor in Visitor:
        for own, named in ((True, row.own), (False, row.other)):
            if named is not None:
                status = _asked(place, row, visitor, own=own).status_code
                expected = LET_IN | row.answers if visitor in named else REFUSED - row.answers
                if status not in expected:
                    whose = "own" if own else "other"
                    yield f"{row.route}: {visitor}, {whose}: {status}"


def _asked(place: World, row: Row, visitor: Visitor, *, own: bool) -> Response:
    path = MARK.sub(lambda mark: place.value(mark[1], visitor, own=own), row.path)
    headers = {"if-match": '"1"', **place.headers(visitor)}
    content = b""
    if row.upload:
        content, headers["content-type"] = case_to_json(tiny()), "application/json"
    elif row.body is not None:
        content, headers["content-type"] = json.dumps(row.body).encode(), "application/json"
    client = place.demo if visitor is Visitor.DEMO else place.client
    client.cookies.clear()
    answer: Response = client.request(
        row.method, path, params=row.query, content=content, headers=headers
    )
    if row.ends:
        place.forget()
    return answer
