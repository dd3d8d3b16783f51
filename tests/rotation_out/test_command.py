"""What ``ukrep5 rotate`` prints and writes, and that the match follows."""

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from matching.read import read_case, read_persons
from matching.write import write_case

CASES = Path(__file__).parents[2] / "scenarios/cases"


def _run(command: str, *arguments: str | Path) -> Result:
    runner = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"})
    return runner.invoke(app, [command, *(str(each) for each in arguments)])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The case with the target of 100, planned and adopted, in English."""
    base = tmp_path_factory.mktemp("rotation")
    made = _run(
        "rotate", CASES / "velenje-100", "--out", base / "plan", "--adopt", base / "adopted"
    )
    assert made.exit_code == 0, made.output
    return base, made


def test_the_console_says_who_meets_two_employers_and_how_many_awards_that_allows(
    planned: tuple[Path, Result],
) -> None:
    said = planned[1].stdout
    assert "With this plan 129 of 130 scholars meet 2 or more employers; without it 49." in said
    assert "236 of 271 stays wanted are planned; 35 are missing." in said
    assert "the match gives 105 awards with co-funding (simulated)." in said


def test_the_match_follows_an_adopted_plan(planned: tuple[Path, Result], tmp_path: Path) -> None:
    matched = _run("match", planned[0] / "adopted", "--out", tmp_path / "out", "--json")
    assert matched.exit_code == 0, matched.output
    assert json.loads(matched.stdout)["co_funded"] == 105


def test_adopted_are_the_stays_of_the_plan_and_those_before_it(
    planned: tuple[Path, Result],
) -> None:
    case, simulated = read_case(CASES / "velenje-100"), read_case(planned[0] / "adopted")
    assert case.rotation_on is not None
    assert simulated.name == "velenje-100 (simulated stays)"
    before = {stay for stay in case.stays if stay.begins <= case.rotation_on}
    assert before <= set(simulated.stays)
    later = set(simulated.stays) - before
    assert len(later) == 236
    assert {str(stay.status) for stay in later} == {"confirmed"}
    assert all(stay.begins > case.rotation_on for stay in later)


def test_the_planned_stays_have_the_columns_of_a_case_and_can_stand_in_one(
    planned: tuple[Path, Result], tmp_path: Path
) -> None:
    rows = _rows(planned[0] / "plan/stays_planned.csv")
    assert list(rows[0]) == list(_rows(CASES / "velenje-100/stays.csv")[0])
    assert {row["status"] for row in rows} == {"planned"}
    shutil.copytree(CASES / "velenje-100", tmp_path / "case")
    shutil.copy(planned[0] / "plan/stays_planned.csv", tmp_path / "case/stays.csv")
    assert len(read_case(tmp_path / "case").stays) == 236


def test_the_tables_agree_with_the_plan(planned: tuple[Path, Result]) -> None:
    plan = planned[0] / "plan"
    document = json.loads((plan / "plan.json").read_bytes())
    assert [row["Scholars with the plan"] for row in _rows(plan / "reach.csv")] == [
        "130",
        "129",
        "112",
        "30",
    ]
    assert len(_rows(plan / "refused.csv")) == len(document["refused"])
    loads = _rows(plan / "loads.csv")
    assert sum(int(row["Stays"]) for row in loads) == len(document["stays"]) == 236
    assert all(int(row["Stays"]) <= int(row["Places with a mentor"]) for row in loads)
    assert _rows(plan / "helps.csv")[0]["More stays"] == "1"
    assert len(_rows(plan / "goals.csv")) == 6


def test_a_forbidden_wish_names_its_rule(planned: tuple[Path, Result]) -> None:
    rows = _rows(planned[0] / "plan/refused.csv")
    forbidden = [row for row in rows if row["Reason"] == "forbidden by a rule"]
    assert forbidden
    assert all(row["Rule"] and row["In words"] for row in forbidden)
    assert not any(row["Rule"] for row in rows if row["Reason"] == "no place left")


def test_persons_go_with_the_adopted_case(tmp_path: Path) -> None:
    shutil.copytree(CASES / "tiny", tmp_path / "case")
    persons = "scholar_id,name,contact,legal_representative\nS-1,Oseba 1,,\n"
    (tmp_path / "case/persons.csv").write_text(persons, encoding="utf-8")
    made = _run("rotate", tmp_path / "case", "--out", tmp_path / "p", "--adopt", tmp_path / "a")
    assert made.exit_code == 0, made.output
    assert read_persons(tmp_path / "a") == read_persons(tmp_path / "case") != ()


def test_json_is_printed_alone(tmp_path: Path) -> None:
    made = _run("rotate", CASES / "tiny", "--out", tmp_path / "o", "--json")
    found = json.loads(made.stdout)
    assert (found["wanted"], len(found["stays"])) == (6, 6)
    assert found["repaired"] is None
    assert found["adopted"] is None


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    for out in ("a", "b"):
        assert _run("rotate", CASES / "tiny", "--out", tmp_path / out).exit_code == 0
    files = [path for path in (tmp_path / "a").rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        other = tmp_path / "b" / path.relative_to(tmp_path / "a")
        assert path.read_bytes() == other.read_bytes()


def test_the_default_folder_is_not_that_of_the_match(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert _run("rotate", CASES / "tiny").exit_code == 0
    assert (tmp_path / "out/tiny-rotation/plan.json").is_file()


def test_a_case_in_which_nobody_wants_a_stay_has_an_empty_plan(tmp_path: Path) -> None:
    case = read_case(CASES / "tiny")
    scholars = tuple(replace(each, stays_wanted=0) for each in case.scholars)
    write_case(replace(case, scholars=scholars, stay_wishes=()), tmp_path / "case")
    made = _run("rotate", tmp_path / "case", "--out", tmp_path / "o")
    assert made.exit_code == 0, made.output
    assert "Nobody wants a further stay." in made.stdout
    assert len((tmp_path / "o/stays_planned.csv").read_text(encoding="utf-8").splitlines()) == 1
    assert not list((tmp_path / "o/calendars").rglob("*.ics"))


def test_the_choice_at_completion_counts_jobs(tmp_path: Path) -> None:
    made = _run(
        "rotate", CASES / "velenje-completion", "--out", tmp_path / "p", "--adopt", tmp_path / "a"
    )
    assert made.exit_code == 0, made.output
    assert "the choice at completion gives" in made.stdout
