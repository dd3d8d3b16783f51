"""What ``ukrep5 rotate`` refuses, in a sentence, with nothing written."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app

CASES = Path(__file__).parents[2] / "scenarios/cases"


def _run(*arguments: str | Path) -> Result:
    runner = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"})
    return runner.invoke(app, ["rotate", *(str(each) for each in arguments)])


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of the smallest case."""
    assert _run(CASES / "tiny", "--out", tmp_path / "plan").exit_code == 0
    return tmp_path / "plan"


def test_a_case_without_rotation_is_told_what_is_missing(tmp_path: Path) -> None:
    shutil.copytree(CASES / "tiny", tmp_path / "case")
    for name in ("periods", "host_places", "stay_wishes"):
        (tmp_path / f"case/{name}.csv").unlink()
    made = _run(tmp_path / "case", "--out", tmp_path / "o")
    assert made.exit_code == 2
    assert "periods.csv: to plan stays, at least one period is needed" in made.stderr
    assert "host_places.csv: to plan stays, at least one host with places" in made.stderr
    assert not (tmp_path / "o").exists()


def test_the_plan_of_another_case_is_refused(plan: Path, tmp_path: Path) -> None:
    made = _run(CASES / "velenje-2019", "--repair", plan, "--out", tmp_path / "o")
    assert made.exit_code == 2
    assert "plan.json: this is the plan of the case tiny; expected that of velenje-2019" in (
        made.stderr
    )
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("data", ["{}", "[1", '{"case": "tiny", "stays": [{"hours": 1}]}'])
def test_what_is_no_plan_is_refused(tmp_path: Path, data: str) -> None:
    (tmp_path / "plan.json").write_text(data, encoding="utf-8")
    made = _run(CASES / "tiny", "--repair", tmp_path / "plan.json", "--out", tmp_path / "o")
    assert made.exit_code == 2
    assert "plan.json: this is no plan of stays" in made.stderr


def test_a_plan_without_stays_has_nothing_to_keep(plan: Path, tmp_path: Path) -> None:
    document = json.loads((plan / "plan.json").read_bytes())
    (tmp_path / "empty.json").write_text(json.dumps(document | {"stays": []}), encoding="utf-8")
    made = _run(CASES / "tiny", "--repair", tmp_path / "empty.json", "--out", tmp_path / "o")
    assert made.exit_code == 2
    assert "the earlier plan has no stays that could be kept" in made.stderr


def test_a_plan_that_is_not_there_is_named(tmp_path: Path) -> None:
    made = _run(CASES / "tiny", "--repair", tmp_path / "no", "--out", tmp_path / "o")
    assert made.exit_code == 2
    assert made.stderr.startswith("no: ")


def test_the_earlier_plan_is_not_written_over(plan: Path) -> None:
    before = (plan / "plan.json").read_bytes()
    made = _run(CASES / "tiny", "--repair", plan, "--out", plan)
    assert made.exit_code == 2
    assert "plan holds plan, which is read here" in made.stderr
    assert (plan / "plan.json").read_bytes() == before


def test_neither_plan_nor_adopted_case_takes_the_place_of_the_case(tmp_path: Path) -> None:
    shutil.copytree(CASES / "tiny", tmp_path / "case")
    (tmp_path / "case/.ukrep5").touch()
    for option in ("--out", "--adopt"):
        made = _run(tmp_path / "case", option, tmp_path / "case")
        assert made.exit_code == 2
        assert "which is read here; name another folder" in made.stderr
    assert (tmp_path / "case/case.toml").is_file()


@pytest.mark.parametrize("adopt", ["o", "o/adopted"])
def test_the_adopted_case_is_not_lost_in_the_folder_of_the_plan(tmp_path: Path, adopt: str) -> None:
    made = _run(CASES / "tiny", "--out", tmp_path / "o", "--adopt", tmp_path / adopt)
    assert made.exit_code == 2
    assert "name another folder" in made.stderr
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("option", ["--out", "--adopt"])
def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path, option: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("mine", encoding="utf-8")
    other = ("--out", tmp_path / "o") if option == "--adopt" else ()
    made = _run(CASES / "tiny", *other, option, tmp_path / "mine")
    assert made.exit_code == 2
    assert "holds files that are not ours" in made.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    assert not (tmp_path / "o").exists()
