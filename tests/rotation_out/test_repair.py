"""``ukrep5 rotate --repair``: an earlier plan from its folder, kept as far as it can be."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from matching.read import read_case
from matching.write import write_case

CASES = Path(__file__).parents[2] / "scenarios/cases"


def _run(*arguments: str | Path) -> Result:
    runner = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"})
    return runner.invoke(app, ["rotate", *(str(each) for each in arguments)])


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan in ``plan``, and in ``case`` the facts after its largest host cancelled."""
    base = tmp_path_factory.mktemp("repair")
    assert _run(CASES / "velenje-100", "--out", base / "plan").exit_code == 0
    case = read_case(CASES / "velenje-100")
    rows = tuple(row for row in case.host_places if row.employer_id != "E-01")
    write_case(replace(case, host_places=rows), base / "case")
    return base


@pytest.fixture(scope="module")
def repaired(broken: Path) -> Result:
    """The repair, written to ``mended``."""
    return _run(broken / "case", "--repair", broken / "plan", "--out", broken / "mended")


def test_only_stays_at_the_host_that_cancelled_fall(broken: Path, repaired: Result) -> None:
    assert repaired.exit_code == 0, repaired.output
    before = json.loads((broken / "plan/plan.json").read_bytes())["stays"]
    after = json.loads((broken / "mended/plan.json").read_bytes())["stays"]
    stands = [
        {(stay["scholar_id"], stay["employer_id"], stay["period_id"]) for stay in stays}
        for stays in (before, after)
    ]
    assert {host for _, host, _ in stands[0] - stands[1]} == {"E-01"}
    assert len(stands[0] - stands[1]) == 58


def test_the_console_begins_with_what_changed(repaired: Result) -> None:
    lines = repaired.stdout.splitlines()
    assert lines[0] == "178 of 236 earlier stays are kept."
    assert lines[1] == "It is proven that no fewer stays can change."
    assert lines[2].startswith("Stays of ")


def test_everyone_whose_stays_changed_is_listed_with_a_reason_losses_first(
    broken: Path, repaired: Result
) -> None:
    assert repaired.exit_code == 0
    with (broken / "mended/changes.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    assert all(row["Reason"] for row in rows)
    kinds = [row["Change"] for row in rows]
    order = ["stay falls away", "another stay instead", "new stay"]
    assert kinds == sorted(kinds, key=order.index)
    assert sum(kind != "new stay" for kind in kinds) == 58
    assert {row["Reason"] for row in rows if row["Change"] != "new stay"} >= {
        "E-01 no longer has a place in T-1"
    }
    page = (broken / "mended/rotation.html").read_text(encoding="utf-8")
    assert page.index('id="changes"') < page.index('id="reach"')


def test_a_plan_may_be_named_by_its_file_and_nothing_changes_where_nothing_broke(
    tmp_path: Path,
) -> None:
    assert _run(CASES / "tiny", "--out", tmp_path / "plan").exit_code == 0
    again = _run(
        CASES / "tiny", "--repair", tmp_path / "plan/plan.json", "--out", tmp_path / "again"
    )
    assert again.exit_code == 0, again.output
    assert "6 of 6 earlier stays are kept." in again.stdout
    assert "Nobody's stays change." in again.stdout
    assert (tmp_path / "again/stays_planned.csv").read_bytes() == (
        tmp_path / "plan/stays_planned.csv"
    ).read_bytes()


def test_a_repair_in_json_has_the_changes(broken: Path) -> None:
    made = _run(broken / "case", "--repair", broken / "plan", "--out", broken / "third", "--json")
    found = json.loads(made.stdout)
    assert (found["repaired"]["kept"], found["repaired"]["fallen"]) == (178, 58)
    assert set(found["repaired"]["changes"][0]["because"]) == {"sl", "en"}
