"""The log and the figures name nobody, whatever goes through the service and however it fails."""

import io
import json
import logging
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from fastapi import FastAPI

from api.http.app import create_app
from api.log import log_json_lines
from api.settings import Settings
from api.site import create_site
from api.store.names import CaseId
from api.store.parties import parties
from api.store.persons import Described, change_person, person
from api.store.states import PartyRole
from api.store.store import Store
from tests.api.client import TestClient
from tests.operation.served import a_token
from tests.store.rooms import NOON, OFFICER, a_call

CANARY = "Kanarček"
NAMES = (CANARY, "kanar%C4%8Dek", "Kanar\\u010dek")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The log of this test; afterwards everything is as it was."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    root.handlers = []
    log_json_lines(stream)
    yield stream
    logging.captureWarnings(False)
    root.handlers, root.level = before, level
    structlog.reset_defaults()


def a_call_with_names(store: Store) -> CaseId:
    """A call in which everybody's name, contact and address is the canary."""
    case_id = a_call(store)
    with store.writing(OFFICER, NOON) as work:
        for each in parties(work.db, case_id):
            about = Described(name=CANARY, contact=CANARY, address=CANARY)
            change_person(work, each.person_id, about, person(work.db, each.person_id).version)
    return case_id


def ids_of(store: Store, case_id: CaseId) -> dict[str, str]:
    """Real ids for the paths of routes."""
    with store.reading() as db:
        scholar = parties(db, case_id, PartyRole.SCHOLAR)[0]
    return {
        "case_id": case_id,
        "party_id": scholar.party_id,
        "person_id": scholar.person_id,
        "part": "wishes",
    }


def requests_to(app: FastAPI, ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every operation, with real ids where there are some, and with the canary for ids."""
    for path, operations in app.openapi()["paths"].items():
        for method in operations.keys() & {"get", "post", "put", "delete", "patch"}:
            names = {part[1:-1] for part in path.split("/") if part.startswith("{")}
            yield method, path.format(**{each: ids.get(each, CANARY) for each in names})
            yield method, path.format(**dict.fromkeys(names, CANARY))


BODIES: tuple[Any, ...] = (
    {"name": CANARY, "label": CANARY, "note": CANARY, "wishes": [CANARY], "reason": CANARY},
    CANARY,
    None,
)
HEADERS = {
    "if-match": '"1"',
    "idempotency-key": CANARY.encode().hex(),
    "x-forwarded-for": CANARY.encode().hex(),
}


def test_no_line_and_no_figure_names_anyone_whatever_is_asked(
    store: Store, log: io.StringIO
) -> None:
    ids = ids_of(store, a_call_with_names(store))
    token = a_token(store)
    app = create_site(Settings(requests_a_minute=1_000_000, sign_ins_a_minute=1_000_000), store)
    app.add_api_route("/v1/broken/{name}", _broken)
    own = {"authorization": f"Bearer {token}"}
    with TestClient(app, raise_server_exceptions=False) as client:
        for method, path in requests_to(app, ids):
            if path.endswith("/events"):
                continue
            for headers in ({}, own):
                body = BODIES[len(path) % len(BODIES)]
                asked = {
                    "params": {"q": CANARY, "scholar_id": CANARY},
                    "headers": headers | HEADERS,
                }
                client.request(method, path, json=body, **asked)
        assert client.get(f"/v1/broken/{CANARY}").status_code == 500
        client.request(CANARY.encode().hex(), "/healthz")
        client.get(f"/{CANARY}")
        figures = client.get("/metrics", headers=own).text
    told = log.getvalue()
    lines = [json.loads(line) for line in told.splitlines()]
    assert "/v1/cases/{case_id}" in {line.get("route") for line in lines}
    assert 'route="/v1/broken/{name}",status="500"' in figures
    for name in NAMES:
        assert name not in told
        assert name not in figures
    assert CANARY.encode().hex() not in told + figures
    assert token not in told + figures


def _broken(name: str) -> None:
    raise RuntimeError(name)


def test_an_error_is_logged_by_its_kind_and_its_way_and_without_its_words(
    log: io.StringIO,
) -> None:
    try:
        _broken(CANARY)
    except RuntimeError as error:
        logging.getLogger("uvicorn.error").error("Exception in ASGI application", exc_info=error)
        logging.getLogger("sqlalchemy").warning("row of %s", CANARY)
        logging.getLogger("other").warning(CANARY)
        logging.getLogger("other").info("nothing")
        structlog.get_logger().error("run broke", exc_info=error)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(CANARY, UserWarning, stacklevel=1)
    first, *others = [json.loads(line) for line in log.getvalue().splitlines()]
    assert first["says"] == "Exception in ASGI application"
    assert first["error"] == "RuntimeError"
    assert any(place.endswith("_broken") for place in first["where"])
    assert [each.get("library") for each in others] == ["sqlalchemy", "other", None, "py.warnings"]
    assert CANARY not in log.getvalue()


def test_the_figures_count_requests_by_route_and_runs_by_state(store: Store) -> None:
    token = a_token(store)
    with TestClient(create_app(Settings(), store)) as client:
        client.get("/v1/runs/run_1")
        assert client.get("/metrics").status_code == 401
        client.headers["authorization"] = f"Bearer {token}"
        figures = client.get("/metrics").text
    assert (
        'ukrep5_requests_total{method="GET",route="/v1/runs/{run_id}",status="401"} 1.0' in figures
    )
    assert "ukrep5_workers 0.0" in figures


def test_every_answer_carries_the_id_of_its_line(store: Store, log: io.StringIO) -> None:
    with TestClient(create_app(Settings(), store)) as client:
        answer = client.get("/healthz")
    line = json.loads(log.getvalue().splitlines()[-1])
    assert line["id"] == answer.headers["x-request-id"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/healthz", 200)
