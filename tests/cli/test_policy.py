"""What is in force, as the command line tells it."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run


def rows(stdout: str) -> dict[str, dict[str, str | None]]:
    return {each["parameter"]: each for each in json.loads(stdout)}


def test_a_parameter_says_since_when_and_until_when_it_holds(run: Run) -> None:
    cap = rows(run("policy", "--on", "2024-10-15", "--json").stdout)["cap_secondary"]
    assert (cap["value"], cap["unit"]) == ("40.00", "EUR/month")
    assert (cap["since"], cap["until"]) == ("2019-09-01", "2025-08-31")
    assert cap["certainty"] == "primary"


def test_the_last_value_has_no_end(run: Run) -> None:
    cap = rows(run("policy", "--on", "2025-09-01", "--json").stdout)["cap_secondary"]
    assert (cap["value"], cap["since"], cap["until"]) == ("50.00", "2025-09-01", None)


def test_only_the_parameters_named_are_shown_in_their_order(run: Run) -> None:
    found = json.loads(run("policy", "--on", "1. 10. 2024", "--json", "target", "share").stdout)
    assert [each["parameter"] for each in found] == ["target", "share"]


def test_the_table_has_value_days_and_source(run: Run) -> None:
    shown = run("policy", "--on", "2024-10-15", "share", "back_pay").stdout
    assert "40 %" in shown
    assert "1 September 2019" in shown
    assert "TalentMagnet" in shown


@pytest.mark.parametrize("on", ["2018-01-01", "31. 8. 2019"])
def test_a_day_before_the_scheme_is_told_in_a_sentence(run: Run, on: str) -> None:
    result = run("policy", "--on", on)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("parameter share has no value on")
    assert "Traceback" not in result.stderr


def test_a_misspelt_parameter_gets_the_nearest(run: Run) -> None:
    result = run("policy", "--on", "2024-10-15", "cap_secundary")
    assert result.exit_code == 2
    assert "did you mean cap_secondary?" in result.stderr


def test_what_is_no_day_is_told_with_what_would_be_one(run: Run) -> None:
    result = run("policy", "--on", "tomorrow")
    assert result.exit_code == 2
    assert result.stderr.startswith("--on: expected a day such as 2026-09-01")


def test_a_question_that_is_not_understood_speaks_of_nothing_written(run: Run) -> None:
    (said,) = run("policy", "--on", "danes", "--lang", "sl").stderr.splitlines()
    assert said.endswith("najdeno: »danes«")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("goals in order", "2 firms", "30 June", "October", "12 months", "160 hours")),
        (
            "sl",
            (
                "merila po vrstnem redu",
                "2 podjetji",
                "30. junij",
                "točke, nato žreb",
                "ni dopustno",
            ),
        ),
    ],
)
def test_values_are_told_in_words(run: Run, lang: str, words: tuple[str, ...]) -> None:
    shown = run("policy", "--on", "2024-10-15", "--lang", lang).stdout
    assert not [each for each in words if each not in shown]
    assert not [each for each in ("points_then_draw", "06-30", "| exclude") if each in shown]


def test_a_change_of_the_case_counts_over_the_book_while_it_lasts(
    run: Run, tiny: Path, tmp_path: Path
) -> None:
    case = tmp_path / "changed"
    assert run("convert", tiny, case).exit_code == 0
    settings = case / "case.toml"
    change = '\n[[change]]\nparameter = "cap_secondary"\nfrom = 2024-01-01\n'
    change += 'until = 2024-12-31\nvalue = "39.99"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + change, encoding="utf-8")
    cap = rows(run("policy", "--on", "2024-10-15", "--case", case, "--json").stdout)
    assert cap["cap_secondary"]["value"] == "39.99"
    assert cap["cap_secondary"]["until"] == "2024-12-31"
    shown = run("policy", "--on", "2024-10-15", "--case", case, "cap_secondary").stdout
    assert "39.99 EUR a month" in shown
