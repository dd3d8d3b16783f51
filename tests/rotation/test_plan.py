"""What a plan says, and that it depends on nothing but the facts."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

import pytest

from matching.domain import Case, EmployerId, OccupationId, ScholarId, StayWish
from matching.read import read_case
from matching.rotation.flow import OF_PAIRS, flow
from matching.rotation.outcome import Refusal, Road, RotationGoal, RotationPlan, Shortfall
from matching.rotation.plan import PlanParams, plan
from matching.rotation.problem import build_problem
from matching.rotation.search import search
from matching.rotation.uniform import pairs_of, spread
from matching.rules.book import policy_book
from matching.words import Lang, say
from scenarios.generate import generate
from tests.rotation.small import admissible_of, small_case
from tests.rotation.test_rules import PUPIL, a_stay, one_pupil

Row = TypeVar("Row")
CASES: Final = Path(__file__).parents[2] / "scenarios" / "cases"


def planned(case: Case) -> RotationPlan:
    return plan(case, policy_book())


def wishing(case: Case, *hosts: str) -> Case:
    return replace(
        case,
        stay_wishes=tuple(
            StayWish(scholar_id=PUPIL.scholar_id, employer_id=EmployerId(host), rank=rank)
            for rank, host in enumerate(hosts, start=1)
        ),
    )


@pytest.mark.parametrize(
    "name", ["tiny", "velenje-2019", "velenje-2022", "velenje-100", "velenje-completion"]
)
def test_every_case_leaves_something_to_plan_and_its_plan_is_proven(name: str) -> None:
    found = planned(read_case(CASES / name))
    assert found.stays
    assert found.unique
    assert all(goal.proven and goal.bound == goal.value for goal in found.goals)


def test_a_generated_case_leaves_something_to_plan_too() -> None:
    found = planned(generate(40, 3))
    assert len(found.stays) >= 40
    assert all(goal.proven for goal in found.goals)


def shuffle(draw: random.Random, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(draw.sample(rows, len(rows)))


def test_with_hardly_any_time_the_plan_is_good_and_says_what_is_open() -> None:
    case = generate(130, 7)
    hurried = plan(case, policy_book(), PlanParams(seconds_per_goal=1e-6))
    assert len(hurried.stays) >= 150
    for goal in hurried.goals:
        short = goal.bound - goal.value
        assert (-short if goal.goal is RotationGoal.EVENNESS else short) >= (not goal.proven)


def test_the_order_of_rows_changes_nothing() -> None:
    case = small_case(5)
    draw = random.Random(1)
    shuffled = replace(
        case,
        scholars=shuffle(draw, case.scholars),
        employers=shuffle(draw, case.employers),
        stays=shuffle(draw, case.stays),
        periods=shuffle(draw, case.periods),
        host_places=shuffle(draw, case.host_places),
        stay_wishes=shuffle(draw, case.stay_wishes),
    )
    assert planned(shuffled) == planned(case)


def test_both_roads_choose_the_same_pairs() -> None:
    compared = 0
    for seed in range(120):
        pairs = pairs_of(build_problem(admissible_of(small_case(seed, overlap=False))))
        flowed = flow(pairs.problem) if pairs else None
        if pairs is not None and flowed is not None:
            searched = search(pairs.problem, OF_PAIRS)
            assert searched.options.tolist() == flowed.options.tolist()
            assert [(g.goal, g.value) for g in searched.goals] == [
                (g.goal, g.value) for g in flowed.goals
            ]
            assert flowed.unique
            assert searched.unique
            compared += len(flowed.options) > 0
    assert compared >= 20


def test_spread_pairs_keep_every_place_and_nobody_is_at_two_hosts_at_once() -> None:
    for seed in range(60):
        problem = build_problem(admissible_of(small_case(seed, overlap=False)))
        pairs = pairs_of(problem)
        if pairs is None:
            continue
        chosen = search(pairs.problem, OF_PAIRS).options
        options = spread(pairs, chosen)
        taken = [0] * len(problem.room)
        for option in options.tolist():
            taken[problem.slot[option]] += 1
        assert all(n <= room for n, room in zip(taken, problem.room.tolist(), strict=True))
        when = [
            (int(problem.scholar[o]), int(problem.period[problem.slot[o]]))
            for o in options.tolist()
        ]
        assert len(set(when)) == len(chosen)


def test_periods_alike_take_the_road_of_flow_and_others_that_of_search() -> None:
    alike = replace(one_pupil(), scholars=(PUPIL,))
    assert planned(alike).road is Road.FLOW
    assert planned(small_case(5)).road is Road.SEARCH


def test_a_served_wish_carries_its_place_on_the_list() -> None:
    (stay,) = planned(wishing(one_pupil(), "E-2", "E-1")).stays
    assert (stay.employer_id, stay.wish, stay.hours) == ("E-1", 2, 160)
    assert (stay.begins, stay.until) == (date(2024, 7, 1), date(2024, 7, 31))


def test_a_wish_for_a_host_without_the_occupation_is_refused_by_its_rule() -> None:
    (refused,) = planned(wishing(one_pupil(), "E-1", "E-2")).refused
    assert (refused.employer_id, refused.refusal) == ("E-2", Refusal.FORBIDDEN)
    assert [verdict.rule for verdict in refused.failed] == ["host_takes_occupation"]


def test_a_wish_for_a_firm_already_met_is_refused_with_the_stay() -> None:
    earlier = a_stay("E-1", date(2023, 7, 1), date(2023, 7, 31))
    found = planned(wishing(one_pupil(stays=(earlier,)), "E-1"))
    (refused,) = found.refused
    assert [verdict.rule for verdict in refused.failed] == ["firm_not_twice"]
    assert "160 h at this firm, until 31 July 2023" in say(refused.because, Lang.EN)
    assert found.scholars[0].shortfall is Shortfall.RULES


def test_a_wish_outside_the_calendar_is_refused_period_by_period() -> None:
    finishing = replace(PUPIL, completes_on=date(2024, 7, 15))
    (refused,) = planned(wishing(one_pupil(pupil=finishing), "E-1")).refused
    assert {verdict.rule for verdict in refused.failed} >= {"inside_school_calendar"}


def test_a_wish_for_a_full_place_names_the_periods() -> None:
    pupil = replace(PUPIL, stays_wanted=1)
    other = replace(pupil, scholar_id=ScholarId("S-0"), application_no=9)
    both = replace(wishing(one_pupil(), "E-1"), scholars=(other, pupil))
    (wish,) = both.stay_wishes
    found = planned(replace(both, stay_wishes=(replace(wish, scholar_id=other.scholar_id), wish)))
    (refused,) = found.refused
    assert refused.refusal is Refusal.NO_PLACE_LEFT
    assert say(refused.because, Lang.EN) == "no place is left in T-2"
    assert {scholar.shortfall for scholar in found.scholars} == {None, Shortfall.NO_PLACE_LEFT}


def test_a_wish_at_the_time_of_another_stay_says_so() -> None:
    case = one_pupil()
    row = case.host_places[0]
    two = replace(case, host_places=(row, replace(row, employer_id=EmployerId("E-2"))))
    (refused,) = planned(wishing(two, "E-1", "E-2")).refused
    assert (refused.employer_id, refused.refusal) == ("E-2", Refusal.BUSY)
    assert say(refused.because, Lang.EN) == "in T-2 the scholar is elsewhere"


def test_no_host_for_the_occupation_is_a_shortfall_of_its_own() -> None:
    case = one_pupil()
    elsewhere = replace(case.host_places[0], occupation=OccupationId("zidar"))
    (scholar,) = planned(replace(case, host_places=(elsewhere,))).scholars
    assert scholar.shortfall is Shortfall.NO_HOST
    assert (scholar.planned, scholar.wanted) == (0, 3)


def test_firms_are_counted_with_earlier_ones() -> None:
    earlier = a_stay("E-2", date(2023, 7, 1), date(2023, 7, 31))
    found = planned(one_pupil(stays=(earlier,)))
    (scholar,) = found.scholars
    assert (scholar.firms_before, scholar.firms, scholar.firms_asked) == (1, 2, 2)
    assert [found.reaching(firms) for firms in (1, 2, 3)] == [1, 1, 0]


def test_load_stands_for_every_row_of_places() -> None:
    case = small_case(5)
    found = planned(case)
    assert len(found.loads) == len(case.host_places)
    assert sum(load.stays for load in found.loads) == len(found.stays)
    assert all(load.stays <= load.room for load in found.loads)
