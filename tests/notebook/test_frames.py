"""What a notebook gets from ``from scenarios import compare, sweep, years``."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from matching.engine import match
from matching.errors import InputError, Ukrep5Error
from matching.rules.book import policy_book
from scenarios import compare, sweep, years
from tests.engine.cases import case_of

ROOT = Path(__file__).parents[2]
TINY = ROOT / "scenarios/cases/tiny"
HEAVY = ("altair", "numpy", "ortools", "pandas", "pyarrow", "pydantic", "scipy")


def _value(frame: pd.DataFrame, scenario: str, indicator: str, of: str = "") -> int:
    found = frame[
        (frame["scenario"] == scenario) & (frame["indicator"] == indicator) & (frame["of"] == of)
    ]
    (value,) = found["value"]
    return int(value)


def test_importing_scenarios_loads_nothing_heavy() -> None:
    said = f"import sys, scenarios; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_compare_gives_a_row_a_scenario_and_figure() -> None:
    frame = compare(TINY, ["baseline", "budget-15000"])
    assert list(frame.columns) == ["scenario", "indicator", "of", "value", "unit", "difference"]
    assert not frame.duplicated(["scenario", "indicator", "of"]).any()
    assert _value(frame, "baseline", "co_funded_awards") == 4
    assert _value(frame, "budget-15000", "co_funded_awards") == 5
    assert _value(frame, "budget-15000", "municipality_in", "2023/24") == 1_824_00 + 960_00
    assert _value(frame, "budget-15000", "award_rate", "tertiary") == 100_00
    assert set(frame["unit"]) == {"number", "cents", "basis_points", "hundredths"}


def test_differences_are_from_the_first_scenario() -> None:
    frame = compare(TINY, ["baseline", "budget-15000"])
    wide = frame.pivot(index=["indicator", "of"], columns="scenario", values="value")
    others = frame[frame["scenario"] == "budget-15000"].set_index(["indicator", "of"])
    expected = (wide["budget-15000"] - wide["baseline"]).reindex(others.index)
    assert others["difference"].equals(expected.rename("difference"))
    assert (frame.loc[frame["scenario"] == "baseline", "difference"].dropna() == 0).all()


def test_numbers_are_integers_and_a_missing_one_is_missing() -> None:
    frame = compare(TINY, ["baseline", "share-50"])
    assert str(frame["value"].dtype) == str(frame["difference"].dtype) == "Int64"
    grid = sweep(TINY)
    assert str(grid["budget"].dtype) == "Int64"
    assert grid["budget"].isna().all()


def test_a_case_may_be_an_object_or_a_path_as_text() -> None:
    names = ["baseline", "share-50"]
    assert compare(case_of("tiny"), names).equals(compare(str(TINY), names))


def test_a_sweep_has_every_cell_once_and_agrees_with_the_match() -> None:
    grid = sweep(
        TINY, scenarios=["baseline", "share-50"], budgets_eur=["1000", "2000"], figures=["awards"]
    )
    places = {tuple(place) for place in grid[["scenario", "budget"]].to_numpy().tolist()}
    assert len(grid) == len(places) == 4
    row = grid[(grid["scenario"] == "baseline") & (grid["budget"] == 2_000_00)].iloc[0]
    outcome = match(case_of("tiny"), policy_book())
    assert row["co_funded"] == outcome.co_funded
    assert row["spent"] == outcome.lines[0].spent


def test_a_stored_sweep_is_read_and_not_computed_again(tmp_path: Path) -> None:
    store = tmp_path / "cells"
    first = sweep(TINY, budgets_eur=["1000", "2000"], store=store)
    written = {path: path.stat().st_mtime_ns for path in store.rglob("*.json")}
    assert len(written) == 2
    assert sweep(TINY, budgets_eur=["1000", "2000"], store=store).equals(first)
    assert {path: path.stat().st_mtime_ns for path in store.rglob("*.json")} == written


def test_years_have_a_row_a_school_year_of_each_history() -> None:
    rows = years(TINY, scenarios=["baseline", "share-50"], years=2, seeds=3)
    assert len(rows) == 2 * 2 * 3
    assert not rows.duplicated(["scenario", "seed", "year"]).any()
    assert set(rows["school_year"]) == {"2023/24", "2024/25"}
    assert str(rows["limit"].dtype) == "Int64"


def test_a_name_that_is_not_known_is_told_before_anything_runs() -> None:
    with pytest.raises(InputError, match="did you mean share-50"):
        compare(TINY, ["baseline", "shar-50"])
    with pytest.raises(Ukrep5Error, match="at least two"):
        compare(TINY, ["baseline"])
    with pytest.raises(InputError):
        sweep(TINY, parameters={"shares": ["40"]})
