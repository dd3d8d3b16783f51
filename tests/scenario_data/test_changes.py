"""What each change of a case does, in whole numbers, and what it leaves alone."""

from dataclasses import replace
from datetime import date

import pytest

from matching.domain import (
    BudgetLine,
    Case,
    EmployerId,
    Goal,
    Level,
    OccupationId,
    PolicyChange,
    StayStatus,
)
from matching.engine import match
from matching.money import BasisPoints, Cents
from matching.read import read_case
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.solver.least_numbers import LeastNumbers
from matching.solver.problem import build_problem
from matching.solver.staircase import staircase
from scenarios.scenario import (
    LARGEST,
    AmountsChange,
    CaseChange,
    DemandGrows,
    EmployerCloses,
    InterestRises,
    LineChanges,
    OutOfReachError,
    Question,
    Scenario,
    apply,
)
from scenarios.scenario.growth import grown_by, shared_out
from scenarios.scenario.least_line import least_line
from scenarios.velenje import FOLDER
from tests.scenario_data.towns import small, velenje, with_limit

ASKS = Question(sl="Kaj?", en="What?")
E01 = EmployerId("E-01")


def _changed(*changes: CaseChange) -> Case:
    scenario = Scenario(name="mine", question=ASKS, changes=changes)
    return apply(scenario, velenje(), policy_book()).case


def test_a_closed_employer_offers_nothing_and_is_ranked_by_nobody() -> None:
    case = _changed(EmployerCloses(employer=E01))
    gone = {p.position_id for p in velenje().positions if p.employer_id == E01}
    assert gone
    assert {p.employer_id for p in case.positions} == {
        p.employer_id for p in velenje().positions
    } - {E01}
    for rows in (case.scholar_preferences, case.position_preferences, case.decided):
        assert not {row.position_id for row in rows} & gone
    assert E01 not in {place.employer_id for place in case.host_places}
    assert E01 not in {wish.employer_id for wish in case.stay_wishes}


def test_stays_done_at_a_closed_employer_still_count_as_visits() -> None:
    case = _changed(EmployerCloses(employer=E01))
    done = [s for s in velenje().stays if s.employer_id == E01]
    kept = [s for s in case.stays if s.employer_id == E01]
    assert kept == [s for s in done if s.status is not StayStatus.PLANNED]
    assert E01 in case.employer_by_id()


def test_running_awards_of_a_closed_employer_end_with_the_month_before_the_match() -> None:
    case = _changed(EmployerCloses(employer=E01))
    ended = [a for a in case.running_awards if a.employer_id == E01]
    assert ended
    assert {a.completes_on for a in ended} == {date(2024, 9, 30)}
    assert [a for a in case.running_awards if a.employer_id != E01] == [
        a for a in velenje().running_awards if a.employer_id != E01
    ]


def test_a_running_award_that_would_begin_after_the_closing_is_gone() -> None:
    late = replace(velenje().running_awards[0], paid_from=date(2024, 11, 1))
    case = replace(velenje(), running_awards=(late,))
    scenario = Scenario(name="mine", question=ASKS, changes=(EmployerCloses(employer=E01),))
    assert apply(scenario, case, policy_book()).case.running_awards == ()


def test_whoever_holds_a_place_at_a_closed_employer_holds_none_and_may_choose() -> None:
    case = read_case(FOLDER / "velenje-completion")
    closes = EmployerCloses(employer=LARGEST)
    under = apply(Scenario(name="x", question=ASKS, changes=(closes,)), case, policy_book())
    freed = {scholar.scholar_id for scholar in under.case.scholars if not scholar.held_position}
    assert freed
    outcome = match(under.case, under.book)
    assert {award.scholar_id for award in outcome.awards} & freed
    positions = {position.position_id for position in under.case.positions}
    assert {award.position_id for award in outcome.awards} <= positions


def test_the_largest_employer_is_taken_again_after_one_has_closed() -> None:
    case = _changed(EmployerCloses(employer=LARGEST), EmployerCloses(employer=LARGEST))
    assert {"E-01", "E-02"}.isdisjoint(p.employer_id for p in case.positions)


@pytest.mark.parametrize(
    ("value", "percent", "after"),
    [(10, 2500, 13), (10, 2400, 12), (1, 2000, 1), (3, -5000, 2), (7, -10000, 0), (0, 9900, 0)],
)
def test_a_percentage_is_rounded_half_up(value: int, percent: int, after: int) -> None:
    assert grown_by(value, BasisPoints(percent)) == after


def test_places_gained_go_to_the_largest_remainders_and_none_is_lost() -> None:
    assert shared_out(4, [1, 1, 1]) == [2, 1, 1]
    assert shared_out(13, [6, 3, 1]) == [8, 4, 1]
    assert shared_out(5, [0, 0]) == [3, 2]


def test_demand_of_one_occupation_grows_by_exactly_its_percentage() -> None:
    trade = OccupationId("strojni tehnik")
    grows = DemandGrows(occupation=trade, needs=BasisPoints(2000), places=BasisPoints(2000))
    case = _changed(grows)

    def places(of: Case) -> int:
        return sum(p.places for p in of.positions if p.occupation == trade)

    assert places(case) == grown_by(places(velenje()), BasisPoints(2000))
    needs = {need.occupation: need.needed for need in case.needs}
    before = {need.occupation: need.needed for need in velenje().needs}
    assert needs == before | {trade: 40}
    others = [p for p in case.positions if p.occupation != trade]
    assert others == [p for p in velenje().positions if p.occupation != trade]


def test_interest_moves_the_limit_of_an_employer_along() -> None:
    case = _changed(InterestRises(places=BasisPoints(5000)))
    limits = {e.employer_id: e.max_awards for e in case.employers if e.max_awards}
    assert limits == {"E-05": 9, "E-15": 6}


def test_amounts_rise_to_a_least_value_and_never_fall_by_it() -> None:
    case = _changed(AmountsChange(level=Level.SECONDARY, least=Cents(150_00)))
    before = velenje().position_by_id()
    for position in case.positions:
        was = before[position.position_id].monthly_amount
        least = Cents(150_00) if position.level is Level.SECONDARY else Cents(0)
        assert position.monthly_amount == max(was, least)


def test_amounts_grow_by_a_percentage_to_the_cent() -> None:
    case = _changed(AmountsChange(employer=E01, by=BasisPoints(333)))
    amounts = {p.monthly_amount for p in case.positions if p.employer_id == E01}
    assert amounts == {
        grown_by(p.monthly_amount, BasisPoints(333))
        for p in velenje().positions
        if p.employer_id == E01
    }


def _line(
    name: str, limit: int, begins: date, until: date, level: Level | None = None
) -> BudgetLine:
    return BudgetLine(name=name, limit=Cents(limit), begins=begins, until=until, level=level)


def test_lines_of_a_part_of_a_year_hold_that_part_of_the_sum() -> None:
    case = replace(
        velenje(),
        budget=(
            _line("autumn", 5, date(2024, 9, 1), date(2024, 12, 31)),
            _line("pupils", 100, date(2025, 1, 1), date(2025, 12, 31), level=Level.SECONDARY),
            _line("students", 200, date(2025, 1, 1), date(2025, 12, 31), level=Level.TERTIARY),
        ),
    )
    scenario = Scenario(name="x", question=ASKS, changes=(LineChanges(year=Cents(15_000_00)),))
    budget = apply(scenario, case, policy_book()).case.budget
    assert [line.limit for line in budget] == [5_000_00, 5_000_00, 10_000_00]


def test_a_line_for_some_keeps_its_proportion_to_the_line_for_everyone() -> None:
    (line,) = velenje().budget
    students = replace(line, name="students", limit=Cents(line.limit // 4), level=Level.TERTIARY)
    case = replace(velenje(), budget=(line, students))
    scenario = Scenario(name="x", question=ASKS, changes=(LineChanges(year=Cents(15_000_00)),))
    budget = apply(scenario, case, policy_book()).case.budget
    assert [each.limit for each in budget] == [15_000_00, 3_750_00]


@pytest.mark.parametrize("seed", range(4))
def test_one_cent_less_than_the_least_line_gives_fewer_awards(seed: int) -> None:
    case = small(14, seed)
    name = case.budget[0].name
    least = least_line(case, policy_book(), name, 6)
    assert least_line(with_limit(case, 1), policy_book(), name, 6) == least
    assert _most(with_limit(case, least)) >= 6
    assert _most(with_limit(case, least - 1)) < 6


def test_no_smaller_line_gives_the_awards_although_least_numbers_make_awards_fall() -> None:
    name = velenje().budget[0].name
    least = least_line(velenje(), policy_book(), name, 58)
    policy = policy_book().on(velenje().on)
    admissible = admissible_contracts(velenje(), policy)
    problem = build_problem(admissible)
    stairs, numbers = staircase(problem, 0), LeastNumbers(problem, 0)
    running = admissible.lines[0].running

    def most(limit: int) -> int:
        return numbers.most(stairs, limit - running) or 0

    assert most(least) >= 58 > most(least - 1)
    assert max(map(most, range(least - 3_000_00, least, 20_00))) < 58


def _most(case: Case) -> int:
    return match(replace(case, goals=(Goal.CO_FUNDED_AWARDS,)), policy_book()).co_funded


def test_more_awards_than_any_line_gives_is_said_with_the_most() -> None:
    with pytest.raises(OutOfReachError, match="asked for: 500; possible at most"):
        _changed(LineChanges(awards=500))


def test_a_scenario_counts_over_the_changes_of_the_case() -> None:
    own = PolicyChange(parameter="share", value="10", begins=date(2024, 9, 1))
    asked = PolicyChange(parameter="share", value="50", begins=date(2019, 9, 1))
    case = replace(velenje(), changes=(own,))
    under = apply(Scenario(name="x", question=ASKS, policy=(asked,)), case, policy_book())
    policy = under.book.with_changes(under.case.changes).on(case.on)
    assert policy.share(case.on) == 50_00
