"""Every kind of broken case is refused where it is broken, and nothing is written."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from matching.errors import InputError
from matching.read import read_case
from matching.words import Lang
from tests.read.good_folder import write_good

BROKEN: Final[list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("broken_cases.toml").read_text(encoding="utf-8")
)["broken"]


def faults_of(folder: Path) -> InputError:
    before = sorted(path.name for path in folder.rglob("*"))
    with pytest.raises(InputError) as refused:
        read_case(folder)
    assert sorted(path.name for path in folder.rglob("*")) == before
    for lang in Lang:
        assert "Traceback" not in refused.value.say(lang)
        assert max(map(len, refused.value.say(lang).splitlines())) < 1_000
    return refused.value


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write_good(tmp_path / "case")


def broken_by(file: Path, old: str, new: str) -> None:
    words = file.read_bytes()
    assert old.encode() in words
    file.write_bytes(words.replace(old.encode(), new.encode(), 1))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: str(broken["says"]))
def test_a_broken_case_is_refused_where_it_is_broken(broken: dict[str, Any], good: Path) -> None:
    change, fault = broken["change"], broken["fault"]
    broken_by(good / change["file"], change["old"], change["new"])
    found = [(f.file, f.row, f.column, f.kind) for f in faults_of(good).faults]
    assert (fault["file"], fault.get("row"), fault.get("column"), fault["kind"]) in found


@pytest.mark.parametrize("length", [32_768, 140_000, 10_000_000])
def test_a_cell_longer_than_a_spreadsheet_holds_is_a_fault_that_does_not_echo_it(
    length: int, good: Path
) -> None:
    broken_by(good / "decided.csv", "sodba", "a" * length)
    (fault,) = faults_of(good).faults
    assert (fault.file, fault.row, fault.kind) == ("decided.csv", 2, "cell_too_long")


def test_the_case_that_all_these_break_is_good(good: Path) -> None:
    case = read_case(good)
    assert [scholar.scholar_id for scholar in case.scholars] == ["S-01", "S-02"]
    assert len(case.stays) == len(case.periods) == len(case.host_places) == 1


@pytest.mark.parametrize(
    "name",
    [
        "case.toml",
        "occupations.csv",
        "scholars.csv",
        "employers.csv",
        "positions.csv",
        "scholar_preferences.csv",
        "position_preferences.csv",
    ],
)
def test_a_file_that_every_case_has_may_not_be_missing(name: str, good: Path) -> None:
    (good / name).unlink()
    assert [(f.file, f.kind) for f in faults_of(good).faults] == [(name, "missing_file")]


@pytest.mark.parametrize("name", ["needs.csv", "stays.csv", "running_awards.csv", "persons.csv"])
def test_a_file_that_is_optional_may_be_missing(name: str, good: Path) -> None:
    (good / name).unlink()
    assert read_case(good).name == "Razpis"


@pytest.mark.parametrize("name", ["scholars.csv", "positions.csv", "employers.csv"])
def test_a_table_without_rows_is_one_fault_and_not_one_for_each_that_refers(
    name: str, good: Path
) -> None:
    header = (good / name).read_text().splitlines()[0]
    (good / name).write_text(header + "\n")
    assert [(f.file, f.kind) for f in faults_of(good).faults] == [(name, "empty_table")]


def test_a_misspelt_file_is_named_with_the_right_spelling(good: Path) -> None:
    (good / "stays.csv").rename(good / "stay.csv")
    (fault,) = faults_of(good).faults
    assert fault.say(Lang.EN) == "stay.csv: a case has no such file (did you mean stays.csv?)"


def test_a_misspelt_mark_is_named_with_the_nearest(good: Path) -> None:
    path = good / "scholar_preferences.csv"
    path.write_text(path.read_text().replace("S-01,P-09", "S-01,P-90"))
    (fault,) = faults_of(good).faults
    assert fault.say(Lang.EN) == (
        "scholar_preferences.csv, row 2, column position_id: "
        "P-90 is not in positions.csv (did you mean P-09?)"
    )


def test_a_link_out_of_the_folder_is_not_followed(good: Path, tmp_path: Path) -> None:
    elsewhere = (good / "needs.csv").rename(tmp_path / "elsewhere.csv")
    (good / "needs.csv").symlink_to(elsewhere)
    assert [(f.file, f.kind) for f in faults_of(good).faults] == [("needs.csv", "link")]


def test_a_link_to_itself_and_a_folder_in_place_of_a_file_are_faults(good: Path) -> None:
    (good / "needs.csv").unlink()
    (good / "needs.csv").symlink_to(good / "needs.csv")
    (good / "stays.csv").unlink()
    (good / "stays.csv").mkdir()
    found = {(f.file, f.kind) for f in faults_of(good).faults}
    assert found == {("needs.csv", "unreadable"), ("stays.csv", "no_file")}


def test_a_file_beyond_all_measure_is_not_read(good: Path) -> None:
    with (good / "stays.csv").open("ab") as stays:
        stays.truncate(200_000_001)
    assert [(f.file, f.kind) for f in faults_of(good).faults] == [("stays.csv", "too_large")]


def test_neither_a_missing_folder_nor_a_loose_file_is_a_case(good: Path) -> None:
    for path in (good / "nowhere", good / "needs.csv", good / "nowhere.xlsx"):
        with pytest.raises(InputError) as refused:
            read_case(path)
        assert len(refused.value.faults) == 1


def test_all_faults_of_all_files_come_at_once(good: Path) -> None:
    broken_by(good / "case.toml", '"call"', '"cal"')
    broken_by(good / "case.toml", '"15000.00"', "15000.00")
    broken_by(good / "scholars.csv", "2028-06-30", "2028-06-31")
    broken_by(good / "positions.csv", "2,150.00", "dva,150.00")
    broken_by(good / "stays.csv", "hours", "hors")
    kinds = [fault.kind for fault in faults_of(good).faults]
    assert kinds == ["case_kind", "float", "day", "whole", "unknown_column", "missing_column"]


def test_a_faulty_row_is_known_to_those_who_refer_to_it(good: Path) -> None:
    path = good / "scholars.csv"
    path.write_text(path.read_text().replace("87.50", "mnogo"))
    assert [f.kind for f in faults_of(good).faults] == ["decimal"]


def test_two_thousand_equal_faults_are_listed_to_a_thousand_and_counted(good: Path) -> None:
    lines = [f"S-{n:04},P-09,{n}" for n in range(100, 2_200)]
    (good / "scholar_preferences.csv").write_text(
        "\n".join(["scholar_id,position_id,rank", *lines])
    )
    faults = faults_of(good).faults
    assert len(faults) == 1_001
    assert "1,100 more faults" in faults[-1].say(Lang.EN)
