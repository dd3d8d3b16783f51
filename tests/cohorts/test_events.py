"""One rate at a time is certain, the others never happen: what it does can be counted."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from matching.domain import EmployerId, Mechanism
from matching.rules.book import policy_book
from scenarios.cohorts import YearRow
from scenarios.cohorts.plan import Plan, PlanKind
from scenarios.cohorts.simulate import simulate, stage_of
from tests.cohorts.hand import alike, nothing_happens


def _plan(employers: int = 1, places: int = 100, **rates: str) -> Plan:
    return Plan(
        scenario="baseline",
        kind=PlanKind.AS_IT_IS,
        case=alike(employers=employers, places=places),
        book=policy_book(),
        rates=nothing_happens(**rates),
    )


def _rows(plan: Plan, years: int = 5) -> Sequence[YearRow]:
    return simulate(stage_of(plan, years), seed=1).years


def test_who_drops_out_is_paid_up_to_the_month_before() -> None:
    first = _rows(_plan(drops_out_secondary="100.00"))[0]
    assert first.dropped == first.awards == 100
    assert first.running == 100
    assert 0 < first.spent < 48_000_00


def test_who_gives_up_ends_the_award_and_stays_in_school() -> None:
    first, second, *_ = _rows(_plan(leaves_early="100.00"))
    assert (first.gave_up, first.dropped, second.running) == (100, 0, 100)


def test_a_repeated_year_is_not_paid_and_adds_one() -> None:
    """Everyone repeats every other year: paid, rest, paid, rest, paid, and nothing sooner."""
    rows = _rows(_plan(repeats_year_secondary="100.00"), years=7)
    assert [row.repeating for row in rows[:3]] == [100, 100, 200]
    assert [row.resting for row in rows[:3]] == [0, 100, 100]
    assert [row.spent for row in rows[:3]] == [48_000_00, 48_000_00, 96_000_00]
    assert [row.completed for row in rows] == [0, 0, 0, 0, 0, 100, 100]


def test_a_pupil_who_studies_on_is_paid_at_the_cap_of_students() -> None:
    plan = _plan(goes_on_to_study="100.00", years_of_study="1")
    rows = _rows(plan)
    assert [row.studying for row in rows] == [0, 0, 100, 100, 100]
    assert rows[3].spent - rows[2].spent == 100 * 12 * 90_00
    assert all(row.employed == 0 for row in rows[:3])


def test_who_completes_takes_a_job_and_may_stay() -> None:
    rows = _rows(
        _plan(takes_job="100.00", employed_after_30_days="66.40", employed_after_a_year="56.30")
    )
    last = rows[-1]
    assert last.completed == last.employed == 100
    assert 50 < last.after_30_days < 85
    assert 40 < last.after_a_year <= last.after_30_days


def test_nobody_accepts_and_nothing_is_spent() -> None:
    rows = _rows(_plan(accepts_flexible="0.00"))
    assert {row.offers for row in rows} == {100}
    assert {(row.awards, row.spent) for row in rows} == {(0, 0)}


def test_places_that_are_not_open_cannot_be_filled() -> None:
    rows = _rows(_plan(places_open="50.00"))
    assert all(30 < row.offers < 70 for row in rows)


def test_a_closing_employer_ends_its_awards_and_offers_nothing_more() -> None:
    rows = _rows(_plan(employer_closes="100.00"))
    assert (rows[0].closed, rows[0].ended_by_closing) == (1, 100)
    assert [row.awards for row in rows[1:]] == [0, 0, 0, 0]
    assert {row.spent for row in rows[1:]} == {0}


def test_a_new_employer_takes_the_place_of_one_that_is_gone() -> None:
    rows = _rows(_plan(employer_closes="100.00", employer_enters="100.00"))
    assert [row.employers_there for row in rows] == [1, 0, 1, 0, 1]


def test_awards_of_a_closing_employer_move_to_another_of_the_same_occupation() -> None:
    plan = _plan(employers=2, places=50, award_moves="100.00")
    rows = simulate(stage_of(_closing(plan, "E-1", 2), 4), seed=1).years
    assert [row.closed for row in rows] == [0, 1, 0, 0]
    assert rows[1].moved > 0
    assert rows[1].ended_by_closing == 0
    assert [row.awards for row in rows] == [100, 100, 50, 50]
    assert rows[2].employers == 1


def test_without_consent_they_end() -> None:
    plan = _plan(employers=2, places=50)
    rows = simulate(stage_of(_closing(plan, "E-1", 2), 3), seed=1).years
    assert rows[1].ended_by_closing == 100
    assert rows[2].running == 50 + 50 + 50


def test_an_employer_that_closes_changes_nothing_before() -> None:
    plan = _plan(employers=2, places=50, drops_out_secondary="5.00", repeats_year_secondary="5.00")
    as_it_is = _rows(plan)
    closed = simulate(stage_of(_closing(plan, "E-1", 3), 5), seed=1).years
    assert closed[:2] == as_it_is[:2]
    assert closed[3].awards == 50


def _closing(plan: Plan, employer: str, year: int) -> Plan:
    return replace(plan, closes=(EmployerId(employer), year))


@pytest.mark.parametrize(
    ("mechanism", "awards"), [(Mechanism.OPTIMAL, 100), (Mechanism.SINGLE_EMPLOYER, 0)]
)
def test_without_flexibility_the_other_uptake_counts(mechanism: Mechanism, awards: int) -> None:
    plan = _plan(accepts_single_employer="0.00")
    rows = _rows(replace(plan, case=replace(plan.case, mechanism=mechanism)), years=2)
    assert [row.awards for row in rows] == [awards, awards]
