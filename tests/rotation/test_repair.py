"""After something broke only what must change changes, and every change says why."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from matching.domain import ScholarId
from matching.read import read_case
from matching.rotation.outcome import RotationGoal
from matching.rotation.plan import plan
from matching.rotation.repair import repair
from matching.rotation.shadow import help_most
from matching.rules.book import policy_book
from matching.words import Lang, say
from tests.rotation.small import small_case, stands, without_largest_host
from tests.rotation.test_rules import PUPIL, one_pupil

CASE: Final = read_case(Path(__file__).parents[2] / "scenarios" / "cases" / "velenje-100")
PLAN: Final = plan(CASE, policy_book())


def test_a_plan_that_nothing_broke_stays_as_it_is() -> None:
    repaired = repair(CASE, policy_book(), PLAN.stays)
    assert repaired.plan.stays == PLAN.stays
    assert repaired.changes == ()
    assert repaired.plan.goals[1:] == PLAN.goals


def test_after_the_largest_host_cancels_only_its_stays_fall_and_all_is_proven() -> None:
    broken = without_largest_host(CASE, PLAN.stays)
    gone = {row.employer_id for row in CASE.host_places} - {
        row.employer_id for row in broken.host_places
    }
    repaired = repair(broken, policy_book(), PLAN.stays)
    fell = {change.was for change in repaired.changes if change.was}
    assert fell == {stay for stay in PLAN.stays if stay.employer_id in gone}
    assert all(goal.proven for goal in repaired.plan.goals)
    assert repaired.plan.goals[0].goal is RotationGoal.KEPT
    assert all(change.forced for change in repaired.changes if change.was)
    (host,) = gone
    assert say(
        next(change for change in repaired.changes if change.was).because, Lang.EN
    ).startswith(f"{host} no longer has a place in T-")


def test_the_places_of_a_scholar_who_leaves_go_to_others_and_nobody_else_moves() -> None:
    leaves = PLAN.stays[0].scholar_id
    left = replace(
        CASE,
        scholars=tuple(each for each in CASE.scholars if each.scholar_id != leaves),
        stays=tuple(stay for stay in CASE.stays if stay.scholar_id != leaves),
        stay_wishes=tuple(wish for wish in CASE.stay_wishes if wish.scholar_id != leaves),
    )
    repaired = repair(left, policy_book(), PLAN.stays)
    fell = [change for change in repaired.changes if change.was]
    assert {change.scholar_id for change in fell} == {leaves}
    assert all(say(c.because, Lang.EN) == f"{leaves} is no longer among the scholars" for c in fell)
    assert stands(repaired.plan.stays) >= stands(
        [stay for stay in PLAN.stays if stay.scholar_id != leaves]
    )


def test_a_scholar_who_arrives_gets_what_is_free_and_nobody_moves() -> None:
    one = CASE.scholars[0]
    arrives = replace(one, scholar_id=ScholarId("S-9999"), application_no=9999)
    repaired = repair(replace(CASE, scholars=(*CASE.scholars, arrives)), policy_book(), PLAN.stays)
    assert repaired.fallen == 0
    assert {change.scholar_id for change in repaired.changes} <= {"S-9999"}


def test_a_stay_that_has_begun_is_a_fact_and_no_longer_planned() -> None:
    first = plan(one_pupil(), policy_book())
    (stay,) = first.stays
    later = replace(
        one_pupil(),
        rotation_on=date(2024, 7, 1),
        stays=(stay.stay(),),
    )
    repaired = repair(later, policy_book(), first.stays)
    assert repaired.changes == ()
    assert repaired.plan.goals[0].value == 0


def test_a_scholar_whose_stay_fell_has_the_new_one_beside_it() -> None:
    case = one_pupil()
    row = case.host_places[0]
    moved = replace(case, host_places=(replace(row, employer_id=case.employers[1].employer_id),))
    (change,) = repair(moved, policy_book(), plan(case, policy_book()).stays).changes
    assert change.was is not None
    assert change.now is not None
    assert (change.was.employer_id, change.now.employer_id) == ("E-1", "E-2")


def test_a_place_more_where_it_helps_most_brings_what_is_said() -> None:
    case = one_pupil(pupil=replace(PUPIL, stays_wanted=2))
    other = replace(PUPIL, scholar_id=ScholarId("S-2"), application_no=2, stays_wanted=1)
    (helps, *_) = help_most(replace(case, scholars=(PUPIL, other)), policy_book())
    assert (helps.occupation, helps.period_id) == (PUPIL.occupation, "T-2")
    assert (helps.enough_firms, helps.stays) == (0, 1)


def test_where_everyone_has_all_stays_wanted_no_place_helps() -> None:
    wants_one = replace(PUPIL, stays_wanted=1)
    assert help_most(one_pupil(pupil=wants_one), policy_book()) == ()


def test_one_place_more_can_let_a_person_reach_the_least_number() -> None:
    helped = [help_most(small_case(seed), policy_book()) for seed in range(12)]
    assert any(helps and helps[0].enough_firms == 1 for helps in helped)
