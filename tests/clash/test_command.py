"""Demands that cannot all hold, on the command line and over HTTP."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.http.app import create_app
from api.settings import Settings
from matching.domain import Case, Pin, PinKind, PositionId, ScholarId
from matching.read import read_case
from matching.write import case_to_json
from scenarios.velenje import FOLDER
from tests.api.client import TestClient


def clashing() -> Case:
    """The smallest case with a must for S-1 and S-2 at P-1, which has one place."""
    from dataclasses import replace

    case = read_case(FOLDER / "tiny")
    pins = tuple(
        Pin(
            scholar_id=ScholarId(scholar),
            position_id=PositionId("P-1"),
            decision=PinKind.MUST,
            reason="agreed",
        )
        for scholar in ("S-1", "S-2")
    )
    return replace(case, decided=pins)


@pytest.mark.parametrize(("lang", "words"), [("en", "the 1 place of P-1"), ("sl", "P-1")])
def test_match_ends_with_2_and_names_the_demands(tmp_path: Path, lang: str, words: str) -> None:
    case = tmp_path / "case.json"
    case.write_bytes(case_to_json(clashing()))
    arguments = ["match", str(case), "--out", str(tmp_path / "out"), "--lang", lang]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert all(name in result.stderr for name in ("S-1", "S-2", words))
    assert not (tmp_path / "out").exists()


def test_over_http_the_demands_and_repairs_are_members_of_the_problem() -> None:
    with TestClient(create_app(Settings(demo=True))) as client:
        answer = client.post(
            "/v1/match",
            content=case_to_json(clashing()),
            headers={"content-type": "application/json", "accept-language": "en"},
        )
    assert answer.status_code == 409
    problem = json.loads(answer.content)
    assert [(each["kind"], each["scholar"], each["position"]) for each in problem["demands"]] == [
        ("must", "S-1", "P-1"),
        ("must", "S-2", "P-1"),
        ("places", None, "P-1"),
    ]
    assert [(each["demand"], each["amount"], each["for_all"]) for each in problem["repairs"]] == [
        (0, 1, 1),
        (1, 1, 1),
        (2, 1, 1),
    ]
    assert problem["repairs"][2]["says"] == "1 more place at P-1"
