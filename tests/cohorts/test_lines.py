"""Lines over the years: which limit a later year has, and what is owed on it."""

from dataclasses import replace
from datetime import date

import pytest

from matching.domain import BudgetLine, Case, Level, PolicyChange
from matching.money import Cents
from matching.rules.book import policy_book
from scenarios.cohorts import YearRow, years
from scenarios.cohorts.calendar import lines_later, years_later
from tests.cohorts.hand import alike, nothing_happens


def _calendar(year: int, euros: int) -> BudgetLine:
    return BudgetLine(
        name=f"Proračun {year}",
        limit=Cents(euros * 100),
        begins=date(year, 1, 1),
        until=date(year, 12, 31),
    )


def _rows(*lines: BudgetLine, case: Case | None = None) -> tuple[YearRow, ...]:
    return years(
        replace(case or alike(), budget=lines),
        policy_book(),
        years=3,
        seeds=1,
        workers=1,
        rates=nothing_happens(),
        answers=False,
    ).rows


def test_lines_of_calendar_years_are_kept_each_by_itself() -> None:
    """15,000 EUR hold 93 times the four months of 2024 at 40 EUR; 2025 has room for 93 of 12."""
    first, second, _ = _rows(_calendar(2024, 15_000), _calendar(2025, 45_000))
    assert first.awards == 93
    assert first.committed == 0
    assert second.committed == 93 * (12 + 12) * 40_00
    assert (second.awards, second.breaks) == (0, False)  # 360 EUR are left, an award needs 480


def test_a_later_year_has_the_last_limit_that_the_case_gives() -> None:
    lines = (_calendar(2024, 15_000), _calendar(2025, 45_000))
    later = lines_later(lines, "2024/25", 3)
    assert [(line.name, line.begins, line.limit) for line in later] == [
        ("Proračun 2027", date(2027, 1, 1), 45_000_00),
        ("Proračun 2028", date(2028, 1, 1), 45_000_00),
    ]


def test_a_line_of_the_school_year_keeps_its_limit_and_goes_along() -> None:
    line = BudgetLine(
        name="Štipendije 2024/25", limit=Cents(7), school_year="2024/25", level=Level.TERTIARY
    )
    (later,) = lines_later((line,), "2024/25", 2)
    assert later == replace(line, name="Štipendije 2026/27", school_year="2026/27")


def test_a_cap_that_rises_breaks_a_line_that_was_just_enough() -> None:
    """100 awards at 40 EUR fill 48,000 EUR; from the second year on they cost 60,000."""
    line = BudgetLine(name="line", limit=Cents(48_000_00), school_year="2024/25")
    rise = PolicyChange(parameter="cap_secondary", value="50.00", begins=date(2025, 9, 1))
    case = alike(amount=Cents(200_00))
    first, second, third = _rows(line, case=replace(case, changes=(*case.changes, rise)))
    assert (first.awards, first.breaks) == (100, False)
    assert (second.awards, second.committed, second.breaks) == (0, 60_000_00, True)
    assert (third.awards, third.committed, third.breaks) == (0, 60_000_00, True)


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2024, 2, 28), date(2025, 2, 28)),
        (date(2024, 10, 15), date(2025, 10, 15)),
    ],
)
def test_the_same_day_a_year_later(day: date, later: date) -> None:
    assert years_later(day, 1) == later
