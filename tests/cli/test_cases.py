"""Commands that read and write cases: check, convert, generate, new."""

import json
import shutil
from pathlib import Path

import pytest

from matching.read import read_case, read_persons
from matching.write import case_to_json
from tests.cli.running import Run


def test_check_counts_rows_contracts_and_pairs_by_rule(run: Run, tiny: Path) -> None:
    found = json.loads(run("check", tiny, "--json").stdout)
    case = read_case(tiny)
    rows = {each["table"]: each["rows"] for each in found["tables"]}
    assert rows["scholars"] == len(case.scholars)
    assert found["funded"] > 0
    assert found["forbidden"] > 0
    assert sum(each["pairs"] for each in found["rules"]) >= found["forbidden"]


def test_check_tells_every_fault_and_ends_with_2(run: Run, tiny: Path, tmp_path: Path) -> None:
    case = tmp_path / "faulty"
    shutil.copytree(tiny, case)
    for table in ("positions.csv", "scholars.csv"):
        with (case / table).open("a", encoding="utf-8") as rows:
            rows.write("nonsense\n")
    result = run("check", case)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "positions.csv" in result.stderr
    assert "scholars.csv" in result.stderr
    assert "nothing was written" in result.stderr


def test_check_names_every_parameter_without_a_value(run: Run, tmp_path: Path, tiny: Path) -> None:
    document = json.loads(case_to_json(read_case(tiny)))
    path = tmp_path / "case.json"
    tables = ("stays", "periods", "host_places", "stay_wishes")
    rotation: dict[str, list[str]] = {table: [] for table in tables}
    earlier = document | rotation | {"on": "2018-10-01", "rotation_on": None}
    path.write_text(json.dumps(earlier), encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 2
    assert "parameters without a value on 1 October 2018" in result.stderr
    assert "share, " in result.stderr


@pytest.mark.parametrize("name", ["nowhere", "nowhere.xlsx", "nowhere.json"])
def test_a_case_that_is_not_there_is_told_in_a_sentence(
    run: Run, name: str, tmp_path: Path
) -> None:
    result = run("check", tmp_path / name)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{name}: ")


@pytest.mark.parametrize(
    "options",
    [
        ("--form", "csv", "--lang", "sl"),
        ("--form", "csv", "--lang", "sl", "--windows"),
        ("--form", "xlsx", "--lang", "en"),
        ("--lang", "sl"),
    ],
)
def test_a_case_survives_another_form_and_language(
    run: Run, tiny: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    between = tmp_path / ("between.xlsx" if "xlsx" in options else "between")
    assert run("convert", tiny, between, *options).exit_code == 0
    assert run("convert", between, tmp_path / "back").exit_code == 0
    assert read_case(tmp_path / "back") == read_case(tiny)


def test_the_name_of_a_workbook_says_its_form(run: Run, tiny: Path, tmp_path: Path) -> None:
    assert run("convert", tiny, tmp_path / "case.xlsx").exit_code == 0
    assert read_case(tmp_path / "case.xlsx") == read_case(tiny)


def test_a_case_in_json_is_read_too(run: Run, tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "case.json").write_bytes(case_to_json(read_case(tiny)))
    assert run("convert", tmp_path / "case.json", tmp_path / "folder").exit_code == 0
    assert read_case(tmp_path / "folder") == read_case(tiny)


def test_persons_are_carried_over(run: Run, tiny: Path, tmp_path: Path) -> None:
    named = tmp_path / "named"
    shutil.copytree(tiny, named)
    scholar = read_case(tiny).scholars[0].scholar_id
    (named / "persons.csv").write_text(f"scholar_id,name\n{scholar},Test Name\n", encoding="utf-8")
    assert run("convert", named, tmp_path / "named.xlsx").exit_code == 0
    assert [each.name for each in read_persons(tmp_path / "named.xlsx")] == ["Test Name"]


def test_a_folder_of_somebody_else_is_not_replaced(run: Run, tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    result = run("convert", tiny, tmp_path)
    assert result.exit_code == 2
    assert "not ours" in result.stderr
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_the_same_seed_generates_the_same_case(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        result = run("generate", "--scholars", "12", "--seed", "7", "--out", tmp_path / name)
        assert result.exit_code == 0
    assert read_case(tmp_path / "one") == read_case(tmp_path / "two")
    assert len(read_case(tmp_path / "one").scholars) == 12


@pytest.mark.parametrize("options", [("--scholars", "0"), ("--scholars", "5", "--seed", "-1")])
def test_a_case_of_nobody_is_not_generated(
    run: Run, tmp_path: Path, options: tuple[str, ...]
) -> None:
    assert run("generate", *options, "--out", tmp_path / "case").exit_code == 2
    assert not (tmp_path / "case").exists()


def test_a_new_case_asks_for_rows(run: Run, tmp_path: Path) -> None:
    assert run("new", tmp_path / "mine").exit_code == 0
    result = run("check", tmp_path / "mine")
    assert result.exit_code == 2
    assert "scholars.csv: the table has no row" in result.stderr
