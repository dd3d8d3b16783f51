"""Many histories: the same for any number of processes, and comparable between scenarios."""

from dataclasses import replace

import pytest

from matching.domain import Case, CaseKind
from matching.errors import InputError
from matching.money import Cents
from matching.rules.book import policy_book
from scenarios.cohorts import YearRow, Years, years
from scenarios.cohorts.answers import answers, employers_for
from scenarios.cohorts.bands import Band, band, later_from, mean, quantile, steady_from
from scenarios.cohorts.chance import Luck
from scenarios.cohorts.cohort import newcomers
from scenarios.cohorts.plan import PlanKind
from scenarios.cohorts.rates import Rates
from scenarios.cohorts.run import SUMS
from scenarios.cohorts.town import Town
from tests.cohorts.hand import alike, nothing_happens


def _found(workers: int = 1, *, answer: bool = False, scenarios: tuple[str, ...] = ()) -> Years:
    return years(
        alike(employers=2, places=60, amount=Cents(200_00)),
        policy_book(),
        years=4,
        seeds=3,
        scenarios=scenarios or ("baseline",),
        workers=workers,
        rates=nothing_happens(
            repeats_year_secondary="5.00", drops_out_secondary="5.00", employer_closes="5.00"
        ),
        answers=answer,
    )


def test_one_process_and_two_find_the_same() -> None:
    one, two = _found(1), _found(2)
    assert one.rows == two.rows
    assert one.months == two.months


def test_more_histories_leave_the_first_ones_alone() -> None:
    few = _found()
    more = years(
        alike(employers=2, places=60, amount=Cents(200_00)),
        policy_book(),
        years=4,
        seeds=4,
        workers=1,
        rates=few.rates.book,
        answers=False,
    )
    assert more.rows[: len(few.rows)] == few.rows
    assert len(more.rows) == len(few.rows) + 4


def test_the_same_seed_is_the_same_luck_in_every_scenario() -> None:
    """Other caps change the money, and nothing of what happens to anyone."""
    found = _found(scenarios=("baseline", "caps-50-90"))
    low, high = (found.of(PlanKind.AS_IT_IS, name) for name in ("baseline", "caps-50-90"))
    assert [4 * row.spent for row in high] == [5 * row.spent for row in low]
    assert [_without_money(row) for row in high] == [_without_money(row) for row in low]


def _without_money(row: YearRow) -> YearRow:
    return replace(
        row,
        scenario="",
        spent=0,
        employers_paid=0,
        planned_cost=0,
        committed=0,
        line_spent=0,
    )


def test_a_scholar_taken_out_of_the_case_shifts_nobody() -> None:
    case = alike()
    fewer = replace(case, scholars=case.scholars[:50] + case.scholars[51:])
    luck = Luck(seed=4, year=2025)
    whole, part = (newcomers(_town(each), luck) for each in (case, fewer))
    gone = case.scholars[50].scholar_id
    assert tuple(each for each in whole if each.like != gone) == part


def _town(case: Case) -> Town:
    rates = Rates(book=nothing_happens(), day=case.on)
    return Town(case=case, book=policy_book(), rates=rates, years=3)


@pytest.fixture(scope="module")
def found() -> Years:
    return _found(answer=True)


def test_the_answers_agree_with_a_pencil() -> None:
    """Three years at 480 EUR: the target costs 144,000 EUR, and a sum sustains a 1,440th of it."""
    sure = years(
        alike(places=200), policy_book(), years=8, seeds=2, workers=1, rates=nothing_happens()
    )
    known = answers(sure)
    assert known is not None
    assert known.target.steady == 3
    assert known.target.spent == Band(low=144_000_00, middle=144_000_00, high=144_000_00)
    assert known.target.planned == 1_440_00
    assert known.target.by_arithmetic == 144_000_00
    assert known.target.running.middle == 300
    assert [each.by_arithmetic for each in known.sustained] == [10, 26, 41, 69]
    assert [each.pupil_years for each in known.sustained] == [31, 79, 125, 208]
    assert all(each.spent.high <= each.sum for each in known.sustained)
    assert employers_for(sure, 300) == (60, 75)


def test_a_call_that_spends_what_is_left_never_passes_its_line(found: Years) -> None:
    for sum_ in SUMS:
        rows = found.budget(sum_)
        assert not any(row.breaks for row in rows)
        assert all(row.line_spent <= sum_ for row in rows)


def test_the_target_is_never_passed(found: Years) -> None:
    assert all(row.awards <= 100 for row in found.of(PlanKind.TARGET))


def test_the_largest_employer_closes_once_and_ends_awards(found: Years) -> None:
    known = answers(found)
    assert known is not None
    assert known.closing.ended.low > 0
    assert found.closes == "E-1"


def test_places_filled_as_elsewhere_give_fewer_awards(found: Years) -> None:
    known = answers(found)
    assert known is not None
    assert known.filled.high < known.target.awards.low


def test_a_choice_at_completion_is_no_call() -> None:
    case = replace(alike(), kind=CaseKind.COMPLETION)
    with pytest.raises(InputError, match="needs a case of the kind call"):
        years(case, policy_book(), years=2, seeds=1, workers=1)


def test_a_band_holds_eight_of_ten() -> None:
    assert band(range(101)) == Band(low=10, middle=50, high=90)
    assert quantile([7], 90) == 7


def test_a_mean_is_rounded_to_the_nearest_whole() -> None:
    assert [mean([1, 2]), mean([1, 1, 2]), mean([-1, -2]), mean([])] == [2, 1, -1, 0]


@pytest.mark.parametrize(
    ("middles", "steady"),
    [
        ((48, 96, 144, 144, 144, 144), 3),
        ((48, 96, 144, 190, 240, 290), None),
        ((48, 96, 144), None),
        ((100, 100, 100, 100, 100), 1),
        ((0, 0, 0, 0, 0), 1),
    ],
)
def test_the_steady_state_begins_when_nothing_moves_any_more(
    middles: tuple[int, ...], steady: int | None
) -> None:
    assert steady_from(middles) == steady


@pytest.mark.parametrize(("of", "later"), [(1, 1), (2, 2), (5, 2), (10, 6)])
def test_a_later_year_is_never_the_first_alone(of: int, later: int) -> None:
    assert later_from(of) == later
