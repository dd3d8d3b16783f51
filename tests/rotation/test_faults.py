"""Every kind of broken rotation facts is refused where it is broken, with what would be right."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from matching.errors import InputError
from matching.read import read_case
from matching.rotation.plan import plan
from matching.rules.book import policy_book
from matching.words import Lang
from tests.read.good_folder import write_good
from tests.rotation.small import small_case

BROKEN: Final[list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("faults.toml").read_text(encoding="utf-8")
)["broken"]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    folder = write_good(tmp_path / "case")
    broken_by(
        folder / "case.toml", "on = 2026-10-15\n", "on = 2026-10-15\nrotation_on = 2026-06-01\n"
    )
    return folder


def broken_by(file: Path, old: str, new: str) -> None:
    words = file.read_text(encoding="utf-8")
    assert old in words
    file.write_text(words.replace(old, new, 1), encoding="utf-8")


def test_the_case_that_all_these_break_is_good(good: Path) -> None:
    case = read_case(good)
    assert case.rotation_on is not None
    assert len(case.periods) == len(case.host_places) == len(case.stay_wishes) == 1


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: str(broken["says"]))
def test_a_fault_names_its_place_and_what_would_be_right(
    broken: dict[str, Any], good: Path
) -> None:
    change, place = broken["change"], broken["fault"]
    broken_by(good / change["file"], change["old"], change["new"])
    with pytest.raises(InputError) as refused:
        read_case(good)
    found = {(f.file, f.row, f.column, f.kind): f for f in refused.value.faults}
    fault = found[place["file"], place["row"], place["column"], place["kind"]]
    assert broken["words"] in fault.say(Lang.EN)


def test_at_least_fifteen_kinds_are_told_apart() -> None:
    assert len({broken["fault"]["kind"] for broken in BROKEN}) >= 15


@pytest.mark.parametrize(
    ("without", "file"),
    [
        ({"rotation_on": None}, "case.toml"),
        ({"periods": (), "host_places": ()}, "periods.csv"),
        ({"host_places": ()}, "host_places.csv"),
    ],
)
def test_a_case_without_what_planning_needs_is_refused_by_name(
    without: dict[str, Any], file: str
) -> None:
    with pytest.raises(InputError) as refused:
        plan(replace(small_case(1), **without), policy_book())
    assert file in {fault.file for fault in refused.value.faults}
