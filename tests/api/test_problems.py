"""Every error of the API: one shape, the right status, the language of the reader."""

import json
from typing import Any

import pytest

from api.http import match as match_endpoint
from api.http.app import create_app
from api.http.body import LARGEST
from api.settings import Settings
from tests.api.client import TestClient

JSON = {"content-type": "application/json"}


def changed(case: bytes, **settings: object) -> bytes:
    return json.dumps(json.loads(case) | settings).encode()


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = answer.json()
    assert found["status"] == status
    lists = {"faults", "demands", "repairs"}
    assert set(found) == {"type", "title", "status", "detail", "instance"} | lists
    return found


def test_an_unknown_address_is_404(client: TestClient) -> None:
    assert problem(client.get("/v1/nothing"), 404)["instance"] == "/v1/nothing"


def test_a_wrong_method_is_405_and_names_the_right_one(client: TestClient) -> None:
    answer = client.get("/v1/match")
    problem(answer, 405)
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize("headers", [{}, {"content-type": "text/csv"}])
def test_a_body_that_does_not_say_json_is_415(
    client: TestClient, tiny: bytes, headers: dict[str, str]
) -> None:
    problem(client.post("/v1/match", content=tiny, headers=headers), 415)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_a_body_that_is_no_json_object_is_400(client: TestClient, body: bytes) -> None:
    found = problem(client.post("/v1/match", content=body, headers=JSON), 400)
    assert [fault["kind"] for fault in found["faults"]] == ["json"]


def test_a_body_that_says_to_be_too_large_is_413(client: TestClient) -> None:
    headers = {**JSON, "content-length": str(LARGEST + 1)}
    problem(client.post("/v1/match", content=b"{}", headers=headers), 413)


def test_a_body_that_turns_out_too_large_is_413(client: TestClient) -> None:
    chunk = b" " * (1024 * 1024)
    chunks = (chunk for _ in range(LARGEST // len(chunk) + 1))
    problem(client.post("/v1/match", content=chunks, headers=JSON), 413)


def test_all_faults_of_a_case_come_at_once(client: TestClient, tiny: bytes) -> None:
    case = json.loads(tiny)
    case["positions"][0]["places"] = "many"
    case["scholars"][1]["position"] = "P-9"
    case["kind"] = "lottery"
    found = problem(client.post("/v1/match", content=json.dumps(case), headers=JSON), 422)
    assert {fault["file"] for fault in found["faults"]} >= {"positions[0].places", "kind"}
    assert found["detail"].startswith(f"{len(found['faults'])} fault")


def test_an_unknown_parameter_is_422_with_the_nearest(client: TestClient, tiny: bytes) -> None:
    change = {"parameter": "cap_secundary", "value": "39.99", "begins": "2024-01-01", "until": None}
    body = changed(tiny, changes=[change])
    found = problem(client.post("/v1/match", content=body, headers=JSON), 422)
    assert found["detail"] == "unknown parameter cap_secundary (did you mean cap_secondary?)"


def test_decisions_that_cannot_all_hold_are_409(client: TestClient, tiny: bytes) -> None:
    case = json.loads(tiny)
    wish = next(each for each in case["scholar_preferences"] if each["rank"] is None)
    pin = {"decision": "must", "reason": "the council's decision"}
    pin |= {"scholar_id": wish["scholar_id"], "position_id": wish["position_id"]}
    body = changed(tiny, decided=[pin])
    found = problem(client.post("/v1/match", content=body, headers=JSON), 409)
    assert wish["scholar_id"] in found["detail"]
    assert [demand["kind"] for demand in found["demands"]] == ["must", "rule"]
    assert [repair["demand"] for repair in found["repairs"]] == [0]


def test_a_day_without_policy_is_404(client: TestClient) -> None:
    found = problem(client.get("/v1/policy", params={"on": "2018-01-01"}), 404)
    assert found["detail"] == "parameter share has no value on 1 January 2018"


@pytest.mark.parametrize("query", ["", "?on=tomorrow", "?on=2024-13-01"])
def test_a_question_without_a_day_is_422(client: TestClient, query: str) -> None:
    assert problem(client.get(f"/v1/policy{query}"), 422)["faults"]


def test_a_defect_of_the_program_tells_nothing_of_the_inside(
    tiny: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> bytes:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr(match_endpoint, "_matched", broken)
    with TestClient(create_app(Settings(demo=True)), raise_server_exceptions=False) as client:
        answer = client.post("/v1/match", content=tiny, headers=JSON)
    problem(answer, 500)
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("asked", "lang"),
    [
        (None, "en"),
        ("sl", "sl"),
        ("sl-SI,sl;q=0.9,en;q=0.8", "sl"),
        ("de, en;q=0.5, sl;q=0.7", "sl"),
        ("sl;q=0, en", "en"),
        ("sl;q=nonsense, *", "en"),
    ],
)
def test_a_problem_speaks_the_language_that_is_asked_for(
    client: TestClient, asked: str | None, lang: str
) -> None:
    headers = {} if asked is None else {"accept-language": asked}
    answer = client.get("/v1/policy?on=2018-01-01", headers=headers)
    assert answer.headers["content-language"] == lang
    assert answer.headers["vary"] == "Accept-Language"
    assert ("1. 1. 2018" in problem(answer, 404)["detail"]) == (lang == "sl")
