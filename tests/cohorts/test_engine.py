"""The simulation asks the engine; where it goes its own way, both agree."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from matching.contract import LineLeft
from matching.domain import BudgetLine, Case, Goal, Level
from matching.engine import match
from matching.money import Cents
from matching.read import read_case
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.rules.cofunding import lines_left, running_payments
from matching.solver.checked import checked
from matching.solver.problem import build_problem
from matching.solver.solve import solve
from scenarios.cohorts import rates_book
from scenarios.cohorts.call import call_of
from scenarios.cohorts.chance import Luck
from scenarios.cohorts.cohort import Applicant, newcomers
from scenarios.cohorts.flows import most_by_flows
from scenarios.cohorts.judged import Bench
from scenarios.cohorts.plan import Plan, PlanKind
from scenarios.cohorts.round import matched
from scenarios.cohorts.simulate import Stage, stage_of
from scenarios.cohorts.start import of_the_case

CASE: Final = read_case(Path(__file__).parents[2] / "scenarios/cases/velenje-100")
YEAR: Final = 2024
LINES: Final = (
    BudgetLine(name="school year", limit=Cents(1), school_year="2024/25"),
    BudgetLine(name="2023", limit=Cents(1), begins=date(2023, 1, 1), until=date(2023, 12, 31)),
    BudgetLine(name="2024", limit=Cents(1), begins=date(2024, 1, 1), until=date(2024, 12, 31)),
    BudgetLine(name="2025", limit=Cents(1), begins=date(2025, 1, 1), until=date(2025, 12, 31)),
    BudgetLine(name="pupils", limit=Cents(1), school_year="2025/26", level=Level.SECONDARY),
)


def _stage(case: Case) -> Stage:
    return stage_of(
        Plan(
            scenario="baseline",
            kind=PlanKind.AS_IT_IS,
            case=case,
            book=policy_book(),
            rates=rates_book(),
        ),
        years=3,
    )


@pytest.fixture(scope="module")
def stage() -> Stage:
    return _stage(CASE)


def test_running_awards_are_owed_what_the_engine_takes_off_the_lines() -> None:
    case = replace(CASE, budget=LINES)
    purse = _stage(case).purse
    awards = of_the_case(purse)
    owed = purse.nothing
    for year in range(purse.base - 1, YEAR):
        owed += purse.spread(awards, purse.paid(awards, awards.due(year), year), year)
    owed += purse.committed(awards, YEAR)
    policy = policy_book().on(case.on)
    assert tuple(purse.left(line, owed) for line in LINES) == lines_left(case, policy)
    assert all(line.running > 0 for line in lines_left(case, policy))


def test_awards_are_due_in_the_months_of_the_engine(stage: Stage) -> None:
    purse = stage.purse
    awards = of_the_case(purse)
    policy = policy_book().on(CASE.on)
    paid: list[set[date]] = [set() for _ in CASE.running_awards]
    for year in range(YEAR - 2, YEAR + 4):
        months = purse.months_of(awards.level, year)
        for award, month in zip(*np.nonzero(awards.due(year)), strict=True):
            paid[award].add(purse.month(int(months[award, month])))
    asked = [
        {payment.month for payment in running_payments(award, policy)}
        for award in CASE.running_awards
    ]
    assert paid == asked


def test_what_is_judged_once_is_what_the_engine_judges_anew(stage: Stage) -> None:
    for year in (0, 2):
        people = newcomers(stage.purse.town, Luck(seed=3, year=YEAR + year))
        everyone = sorted(people, key=lambda each: each.scholar_id)
        Bench(town=stage.purse.town).admissible(year, everyone[:7])
        known = stage.bench.admissible(year, everyone)
        case = call_of(stage.purse.town, year, everyone)
        asked = admissible_contracts(case, policy_book().on(case.on))
        assert known.contracts == asked.contracts
        assert [(seat.scholar_id, seat.points) for seat in known.seats] == [
            (seat.scholar_id, seat.points) for seat in asked.seats
        ]
        assert replace(known, seats=(), contracts=()) == replace(
            asked, seats=(), contracts=(), forbidden=()
        )


def test_the_match_of_a_year_awards_as_many_as_all_goals_do(stage: Stage) -> None:
    """The people of the case themselves, each once; the officer's decisions are left out."""
    town = stage.purse.town
    everyone = [
        Applicant(scholar_id=each.scholar_id, like=each.scholar_id, since=0, number=no)
        for no, each in enumerate(CASE.scholars)
    ]
    policy = policy_book().on(CASE.on)
    places = {position.position_id: position.places for position in CASE.positions}
    offers = matched(stage.bench.admissible(0, everyone), places, lines_left(CASE, policy))
    goals = (Goal.CO_FUNDED_AWARDS, Goal.AWARDS)
    whole = match(replace(CASE, decided=(), goals=goals), policy_book())
    assert len(offers) == whole.co_funded
    assert sum(offer.costs[0] for offer in offers) <= whole.lines[0].limit
    assert town.case is CASE


@pytest.mark.parametrize("limit", [3_000_00, 20_000_00, 45_000_00, 500_000_00])
def test_flows_find_as_many_awards_as_the_solver(stage: Stage, limit: int) -> None:
    people = newcomers(stage.purse.town, Luck(seed=5, year=YEAR))
    known = stage.bench.admissible(0, sorted(people, key=lambda each: each.scholar_id))
    left = LineLeft(name="line", limit=Cents(limit), running=Cents(0))
    problem = build_problem(
        replace(
            known,
            lines=(left,),
            contracts=tuple(contract for contract in known.contracts if contract.funded),
        )
    )
    by_flows = most_by_flows(problem)
    solved = solve(problem)
    assert by_flows is not None
    assert by_flows.goals[0].value == solved.goals[0].value
    assert by_flows.leasts == solved.leasts
    assert checked(problem, by_flows) is by_flows


def test_among_equally_many_awards_those_with_more_points_are_sought(stage: Stage) -> None:
    people = newcomers(stage.purse.town, Luck(seed=5, year=YEAR))
    known = stage.bench.admissible(0, sorted(people, key=lambda each: each.scholar_id))
    left = LineLeft(name="line", limit=Cents(30_000_00), running=Cents(0))
    funded = tuple(contract for contract in known.contracts if contract.funded)
    problem = build_problem(replace(known, lines=(left,), contracts=funded))
    by_flows, solved = most_by_flows(problem), solve(problem)
    every = solve(replace(problem, goals=(Goal.CO_FUNDED_AWARDS, Goal.POINTS)))
    assert by_flows is not None
    points = [
        int(problem.points[problem.scholar[list(result.chosen)]].sum())
        for result in (solved, by_flows, every)
    ]
    assert points[0] < points[1] <= points[2]
    assert 100 * points[1] > 97 * points[2]


def test_no_place_is_given_twice_and_nobody_has_two_awards(stage: Stage) -> None:
    people = newcomers(stage.purse.town, Luck(seed=8, year=YEAR + 1))
    places = {position.position_id: position.places for position in CASE.positions}
    line = LineLeft(name="line", limit=Cents(40_000_00), running=Cents(0))
    offers = matched(stage.bench.admissible(1, people), places, (line,))
    assert len({offer.scholar_id for offer in offers}) == len(offers) > 0
    taken = Counter(offer.position_id for offer in offers)
    assert all(taken[position] <= places[position] for position in taken)
