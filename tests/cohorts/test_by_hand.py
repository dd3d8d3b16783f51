"""The check with a pencil: the simulation's own code, with everything certain."""

from collections import defaultdict

import pytest

from matching.rules.book import policy_book
from scenarios.cohorts import Years, years
from tests.cohorts.hand import alike, nothing_happens


def _simulated(last_year_months: int = 12) -> Years:
    return years(
        alike(last_year_months=last_year_months),
        policy_book(),
        years=6,
        seeds=2,
        workers=1,
        rates=nothing_happens(),
        answers=False,
    )


def test_a_hundred_pupils_a_year_cost_144_000_eur_a_school_year_from_the_third_on() -> None:
    found = _simulated()
    assert {row.awards for row in found.rows} == {100}
    for seed in (1, 2):
        spent = [row.spent for row in found.rows if row.seed == seed]
        assert spent == [48_000_00, 96_000_00, 144_000_00, 144_000_00, 144_000_00, 144_000_00]


def test_with_ten_months_in_the_last_year_they_cost_136_000_eur() -> None:
    spent = [row.spent for row in _simulated(last_year_months=10).rows if row.seed == 1]
    assert spent == [48_000_00, 96_000_00, 136_000_00, 136_000_00, 136_000_00, 136_000_00]


def test_in_calendar_years_the_steady_state_comes_in_the_fourth() -> None:
    by_year: dict[int, int] = defaultdict(int)
    for row in _simulated().months:
        if row.seed == 1:
            by_year[row.month.year] += row.spent
    assert [by_year[year] for year in range(2024, 2030)] == [
        16_000_00,
        64_000_00,
        112_000_00,
        144_000_00,
        144_000_00,
        144_000_00,
    ]


def test_the_employers_pay_the_rest_of_the_amount() -> None:
    rows = [row for row in _simulated().rows if row.seed == 1]
    assert [row.employers_paid * 40 for row in rows] == [row.spent * 60 for row in rows]


@pytest.mark.parametrize(("year", "running"), [(1, 100), (2, 200), (3, 300), (4, 300)])
def test_three_cohorts_run_at_a_time(year: int, running: int) -> None:
    assert {row.running for row in _simulated().rows if row.year == year} == {running}


def test_the_line_is_held_against_what_is_really_paid() -> None:
    rows = [row for row in _simulated().rows if row.seed == 1]
    assert [row.line_spent for row in rows] == [row.spent for row in rows]
    assert [row.committed for row in rows] == [0, 48_000_00, 96_000_00] + 3 * [96_000_00]
