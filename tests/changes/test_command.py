"""``ukrep5 explain --what-would-change``, in both languages."""

import pytest
from typer.testing import CliRunner

from api.cli import app
from scenarios.velenje import FOLDER

TINY = str(FOLDER / "tiny")


def shown(*arguments: str) -> str:
    result = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"}).invoke(
        app, ["explain", TINY, *arguments]
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_best_wish_is_asked_for_when_none_is_named() -> None:
    out = shown("S-1", "--what-would-change", "--lang", "en")
    assert "What would have had to differ for P-1, each alone" in out
    assert "- places: 1 more place at P-1 would do\n" in out


def test_hours_missing_are_said_with_the_employer() -> None:
    out = shown("S-5", "--position", "P-1", "--what-would-change", "--lang", "en")
    assert "80 more confirmed hours at E-2 would do, 1 hour less would not" in out


def test_who_has_the_wish_learns_that_nothing_had_to_differ() -> None:
    out = shown("S-2", "--what-would-change", "--lang", "en")
    assert "P-1: nothing had to differ (awarded)" in out


def test_without_being_asked_nothing_is_solved_again() -> None:
    assert "had to differ" not in shown("S-1", "--lang", "en")


@pytest.mark.parametrize("scholar", ["S-1", "S-5"])
def test_slovene_says_it_in_slovene(scholar: str) -> None:
    out = shown(scholar, "--what-would-change", "--lang", "sl")
    assert "Kaj bi moralo biti drugače za P-1" in out
    assert "would" not in out


def test_a_position_that_is_no_wish_changes_nothing() -> None:
    out = shown("S-6", "--position", "P-2", "--what-would-change", "--lang", "en")
    assert "P-2 is no wish of this scholar" in out
    assert "had to differ" not in out
