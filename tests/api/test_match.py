"""A match over HTTP: the same outcome as on the command line, one at a time."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.http import match as match_endpoint
from api.http.app import create_app
from api.settings import Settings
from matching.domain import Case
from tests.api.client import TestClient

JSON = {"content-type": "application/json"}
CASES = Path(__file__).parents[2] / "scenarios" / "cases"


@pytest.mark.parametrize("name", ["tiny", "velenje-100"])
def test_the_outcome_is_that_of_the_command_line_byte_for_byte(
    client: TestClient, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    run = CliRunner().invoke(app, ["match", str(CASES / name), "--out", str(out)])
    assert run.exit_code == 0
    answer = client.post("/v1/match", content=(out / "case.json").read_bytes(), headers=JSON)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.content == (out / "outcome.json").read_bytes()


def test_one_match_runs_at_a_time_and_the_others_wait(
    tiny: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    running: list[str] = []
    most: list[int] = []
    matched = match_endpoint._matched

    def watched(case: Case) -> bytes:
        running.append(case.name)
        most.append(len(running))
        try:
            return matched(case)
        finally:
            running.pop()

    monkeypatch.setattr(match_endpoint, "_matched", watched)
    with TestClient(create_app(Settings(demo=True))) as client, ThreadPoolExecutor(4) as pool:
        post = [pool.submit(client.post, "/v1/match", content=tiny, headers=JSON) for _ in range(4)]
        answers = [each.result() for each in post]
    assert [each.status_code for each in answers] == [200] * 4
    assert len({each.content for each in answers}) == 1
    assert most == [1, 1, 1, 1]


def test_the_health_check_answers_while_a_match_waits(client: TestClient, tiny: bytes) -> None:
    with ThreadPoolExecutor(2) as pool:
        match = pool.submit(client.post, "/v1/match", content=tiny, headers=JSON)
        assert client.get("/healthz").status_code == 200
        assert match.result().status_code == 200


def test_the_documentation_has_a_case_that_can_be_posted_as_it_stands(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    exchange = document["paths"]["/v1/match"]["post"]
    body = exchange["requestBody"]["content"]["application/json"]
    answer = exchange["responses"]["200"]["content"]["application/json"]
    assert body["schema"] == {"$ref": "#/components/schemas/Case"}
    posted = client.post("/v1/match", content=json.dumps(body["example"]), headers=JSON)
    assert posted.json() == answer["example"]


def test_the_documentation_refers_only_to_what_it_defines(client: TestClient) -> None:
    written = client.get("/openapi.json").text
    defined = json.loads(written)["components"]["schemas"]
    for reference in written.split("#/components/schemas/")[1:]:
        assert reference.partition('"')[0] in defined


def test_every_problem_of_the_documentation_has_an_example(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path in ("/v1/match", "/v1/policy"):
        for operation in paths[path].values():
            for status, answer in operation["responses"].items():
                if status != "200":
                    content = answer["content"]["application/problem+json"]
                    assert content["example"]["status"] == int(status)
