"""``ukrep5 match --repair`` and its twin over HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from api.http.app import create_app
from api.settings import Settings
from matching.outcome_json import outcome_to_json
from matching.read import with_earlier_awards
from matching.write import case_to_json, write_case
from tests.api.client import TestClient
from tests.engine.cases import case_of
from tests.repair.events import earlier_json, no_scholar, repaired


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an earlier outcome, and the case after S-2 withdrew."""
    folder = tmp_path_factory.mktemp("earlier")
    (folder / "outcome.json").write_bytes(earlier_json("tiny"))
    write_case(no_scholar("S-2")(case_of("tiny")), folder / "case")
    return folder


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(create_app(Settings(demo=True)), raise_server_exceptions=False) as running:
        yield running


def run(*arguments: str | Path) -> Result:
    runner = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"})
    return runner.invoke(app, [str(each) for each in arguments])


def test_the_command_tells_who_stays_who_changes_and_the_money(
    earlier: Path, tmp_path: Path
) -> None:
    shown = run("match", earlier / "case", "--repair", earlier, "--out", tmp_path / "out")
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert lines[:3] == [
        "3 of 4 earlier awards stay.",
        "It is proven that no more can stay.",
        "1 award ended: no longer in the case (1).",
    ]
    assert any(line.endswith("480.00 EUR is released and 0.00 EUR used again.") for line in lines)
    changes = (tmp_path / "out" / "changes.csv").read_text(encoding="utf-8").splitlines()
    assert changes[1].startswith("S-2,ended,")


def test_the_outcome_itself_will_do_and_json_has_the_repair(earlier: Path, tmp_path: Path) -> None:
    options = ("--repair", earlier / "outcome.json", "--out", tmp_path / "out", "--json")
    found = json.loads(run("match", earlier / "case", *options).stdout)
    assert (found["repair"]["earlier"], found["repair"]["kept"]) == (4, 3)
    assert found["repair"]["changes"][0]["cause"] == "scholar_gone"


def test_a_plain_match_prints_no_repair(earlier: Path, tmp_path: Path) -> None:
    shown = run("match", earlier / "case", "--out", tmp_path / "out", "--json")
    assert "repair" not in json.loads(shown.stdout)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--mechanism", "stable"), "under the mechanism optimal only"),
        (("--repair", "nowhere"), "cannot be read"),
        (("--repair", __file__), "no outcome of a match"),
    ],
)
def test_what_cannot_be_repaired_is_said_and_nothing_is_written(
    earlier: Path, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    asked: tuple[str | Path, ...] = ("--repair", earlier, "--out", tmp_path / "out", *options)
    refused = run("match", earlier / "case", *asked)
    assert refused.exit_code == 2
    assert words in refused.stderr
    assert not (tmp_path / "out").exists()


def test_the_earlier_outcome_is_never_replaced_by_its_repair(earlier: Path) -> None:
    refused = run("match", earlier / "case", "--repair", earlier, "--out", earlier)
    assert refused.exit_code == 2
    assert "name another folder with --out" in refused.stderr
    assert (earlier / "outcome.json").read_bytes() == earlier_json("tiny")


def test_a_case_with_earlier_awards_is_repaired_over_http_to_the_byte(client: TestClient) -> None:
    case = with_earlier_awards(no_scholar("S-2")(case_of("tiny")), earlier_json("tiny"))
    headers = {"Content-Type": "application/json"}
    answer = client.post("/v1/match", content=case_to_json(case), headers=headers)
    assert answer.status_code == 200
    assert answer.content == outcome_to_json(repaired("tiny", no_scholar("S-2")).outcome)
    stable = json.loads(case_to_json(case)) | {"mechanism": "stable"}
    assert client.post("/v1/match", json=stable).status_code == 422
