"""Every reason is true: each claim is worked out once more, from the case and another solver."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from matching.contract import Forbids
from matching.domain import (
    Goal,
    Level,
    PinKind,
    PositionId,
    PositionPreference,
    ScholarId,
    ScholarPreference,
)
from matching.engine import Match, run
from matching.explain import Explanation, Forced, Reason, ReasonKind, explain
from matching.money import Hundredths
from matching.outcome import Award
from matching.rules.book import policy_book
from matching.rules.verdicts import bench_of
from matching.solver.goals import reported
from matching.solver.problem import LEVELS
from tests.engine.cases import case_of, matched
from tests.solver.second import Second, ladder

CASES = ["velenje-100", *(f"{20 + seed}-{seed}" for seed in range(20))]
TIGHT = ["tiny", *(f"{20 + seed}-{seed}" for seed in (0, 1, 2, 4, 6, 7))]
"""Cases small enough to solve again for every answer."""

_EXPLAINED: dict[str, Explanation] = {}


def explained(name: str) -> Explanation:
    if name not in _EXPLAINED:
        made = matched(name)
        _EXPLAINED[name] = explain(made.case, policy_book(), made.outcome)
    return _EXPLAINED[name]


def of(name: str, kind: ReasonKind) -> list[Reason]:
    return [reason for reason in explained(name).reasons if reason.kind is kind]


def award_of(made: Match, scholar: ScholarId) -> Award | None:
    return next((a for a in made.outcome.awards if a.scholar_id == scholar), None)


def ranks_at(made: Match, position: PositionId) -> list[int]:
    return [a.position_rank for a in made.outcome.awards if a.position_id == position]


@pytest.mark.parametrize("name", CASES)
def test_every_wish_has_one_reason(name: str) -> None:
    made = matched(name)
    wishes = Counter((w.scholar_id, w.position_id, w.rank) for w in made.case.scholar_preferences)
    reasons = Counter(
        (r.scholar_id, r.position_id, r.scholar_rank) for r in explained(name).reasons
    )
    assert reasons == wishes
    scholars = [reason.scholar_id for reason in explained(name).reasons]
    assert scholars == sorted(scholars)


@pytest.mark.parametrize("name", CASES)
def test_awarded_is_said_of_the_awards_and_of_nothing_else(name: str) -> None:
    said = {(r.scholar_id, r.position_id) for r in of(name, ReasonKind.AWARDED)}
    assert said == {(a.scholar_id, a.position_id) for a in matched(name).outcome.awards}


@pytest.mark.parametrize("name", CASES)
def test_what_is_preferred_stands_higher_on_the_own_list(name: str) -> None:
    made = matched(name)
    for reason in of(name, ReasonKind.PREFERS_OWN):
        award = award_of(made, reason.scholar_id)
        assert award is not None
        assert reason.scholar_rank is not None
        assert award.scholar_rank < reason.scholar_rank


@pytest.mark.parametrize("name", CASES)
def test_what_is_forbidden_fails_a_rule_and_nothing_else_is_called_so(name: str) -> None:
    made = matched(name)
    bench = bench_of(made.case, made.policy)
    positions, scholars = made.case.position_by_id(), made.case.scholar_by_id()
    open_pairs = {(c.scholar_id, c.position_id) for c in made.admissible.contracts}
    for reason in explained(name).reasons:
        pair = bench.application(scholars[reason.scholar_id], positions[reason.position_id])
        failed = [verdict for verdict in bench.verdicts(pair) if not verdict.holds]
        no_contract = any(verdict.forbids is Forbids.CONTRACT for verdict in failed)
        no_money = bool(failed) and not pair.position.accepts_unfunded
        assert (reason.kind is ReasonKind.FORBIDDEN) is (no_contract or no_money)
        if reason.kind is ReasonKind.FORBIDDEN:
            assert (reason.scholar_id, reason.position_id) not in open_pairs


@pytest.mark.parametrize("name", CASES)
def test_a_full_place_has_as_many_awards_as_places_and_all_of_them_stand_before(name: str) -> None:
    made = matched(name)
    limits = {employer.employer_id: employer.max_awards for employer in made.case.employers}
    for reason in of(name, ReasonKind.PLACE_FULL):
        position = made.case.position_by_id()[reason.position_id]
        assert reason.position_rank is not None
        here = ranks_at(made, reason.position_id)
        limit = limits[position.employer_id]
        there = [
            award.position_rank
            for award in made.outcome.awards
            if award.employer_id == position.employer_id
        ]
        full = len(here) == position.places and max(here) < reason.position_rank
        at_limit = (
            limit is not None
            and len(there) == limit
            and all(rank < reason.position_rank for rank in there)
        )
        assert full or at_limit


@pytest.mark.parametrize("name", CASES)
def test_a_spent_line_lacks_what_is_said_to_the_cent(name: str) -> None:
    made = matched(name)
    for reason in of(name, ReasonKind.LINE_SPENT):
        fact = reason.because.facts.get("fact", reason.because)
        facts = getattr(fact, "facts")  # noqa: B009
        line = next(line for line in made.outcome.lines if line.name == facts["line"])
        at = made.outcome.lines.index(line)
        contract = next(
            c
            for c in made.outcome.contracts
            if (c.scholar_id, c.position_id) == (reason.scholar_id, reason.position_id)
        )
        award = award_of(made, reason.scholar_id)
        released = award.line_costs[at] if award else 0
        spent = sum(a.line_costs[at] for a in made.outcome.awards)
        left = max(0, line.limit - line.running) - spent
        assert facts["missing"] == contract.costs[at] - released - left > 0
        position = made.case.position_by_id()[reason.position_id]
        assert len(ranks_at(made, reason.position_id)) < position.places
        assert contract.funded


@pytest.mark.parametrize("name", CASES)
def test_pinned_elsewhere_is_said_only_of_those_whom_the_officer_pinned(name: str) -> None:
    made = matched(name)
    musts = {p.scholar_id: p.position_id for p in made.case.decided if p.decision is PinKind.MUST}
    for reason in of(name, ReasonKind.PINNED_ELSEWHERE):
        assert musts[reason.scholar_id] != reason.position_id


def forced(made: Match, contracts: Sequence[int]) -> list[int | None]:
    """Goal by goal, the best that can be reached with one of these contracts chosen."""
    problem = made.problem
    second = Second(problem)
    allowed = np.isin(np.arange(problem.contracts), contracts)
    own = problem.scholar == problem.scholar[contracts[0]]
    second.out(own & ~allowed)
    must = np.concatenate([allowed.astype(np.int64), np.zeros_like(problem.weight)])
    second.at_least(must, 1)
    by_level: dict[Level, int] = {least.level: least.least for least in made.result.leasts}
    leasts = [by_level.get(level, 0) for level in LEVELS]
    goals = [goal for goal in problem.goals if goal is not Goal.DRAW]
    return list(ladder(problem, leasts, goals, second))


def first_fall(made: Match, values: Sequence[int | None]) -> tuple[Goal | None, int | None]:
    for goal, value in zip(made.result.goals, values, strict=False):
        if value is None:
            return goal.goal, None
        if value < goal.value:
            return goal.goal, reported(goal.goal, value)
    return None, None


@pytest.mark.parametrize("name", TIGHT)
def test_another_solver_finds_the_same_fall_for_every_answer(name: str) -> None:
    made = matched(name)
    for answer in explained(name).answers:
        values = forced(made, answer.contracts)
        assert first_fall(made, values) == (answer.forced.goal, answer.forced.value)


def contracts_of(made: Match, reason: Reason) -> list[int]:
    return [
        c
        for c, contract in enumerate(made.admissible.contracts)
        if (contract.scholar_id, contract.position_id) == (reason.scholar_id, reason.position_id)
    ]


@pytest.mark.parametrize("name", TIGHT)
def test_no_wish_that_was_passed_over_does_better_than_is_said(name: str) -> None:
    """What is said holds for any award of the scholar; for the wish alone it is at best so."""
    made = matched(name)
    for reason in explained(name).reasons:
        if reason.forced is None:
            continue
        values = forced(made, contracts_of(made, reason))
        goal, value = first_fall(made, values)
        goals = list(made.problem.goals)
        if reason.kind is ReasonKind.DRAW:
            assert (goal, value) == (None, None)
        elif reason.forced.goal is not None:
            assert goal is not None
            assert goals.index(goal) <= goals.index(reason.forced.goal)


@pytest.mark.parametrize("name", TIGHT)
def test_a_wish_that_is_asked_for_by_name_has_an_answer_of_its_own(name: str) -> None:
    made = matched(name)
    passed = [
        r.scholar_id
        for r in explained(name).reasons
        if r.kind in {ReasonKind.LOWERS_GOAL, ReasonKind.DRAW}
    ]
    for scholar in sorted(set(passed))[:3]:
        one = explain(made.case, policy_book(), made.outcome, scholars=[scholar])
        assert {reason.scholar_id for reason in one.reasons} == {scholar}
        for reason in one.reasons:
            if reason.kind in {ReasonKind.LOWERS_GOAL, ReasonKind.DRAW}:
                assert reason.forced is not None
                values = forced(made, contracts_of(made, reason))
                said = (reason.forced.goal, reason.forced.value)
                assert first_fall(made, values) == said
                assert (reason.kind is ReasonKind.DRAW) is (said[0] is None)


@pytest.mark.parametrize("name", CASES)
def test_the_passed_over_have_more_points_than_some_who_are_co_funded(name: str) -> None:
    made = matched(name)
    points = {scholar.scholar_id: scholar.points for scholar in made.case.scholars}
    funded = [a.scholar_id for a in made.outcome.awards if a.funded]
    fundable = {c.scholar_id for c in made.outcome.contracts if c.funded}
    said = {each.scholar_id: each for each in explained(name).passed_over}
    for scholar in fundable - set(funded):
        fewer = sum(points[other] < points[scholar] for other in funded)
        assert (scholar in said) is (fewer > 0)
        if fewer:
            assert (said[scholar].points, said[scholar].passed_by) == (points[scholar], fewer)
    assert set(said) <= fundable - set(funded)


@pytest.mark.parametrize("name", ["tiny", "21-1", "velenje-2019"])
def test_an_explanation_is_repeated_from_its_answers_without_solving(name: str) -> None:
    made, before = matched(name), explained(name)
    again = explain(made.case, policy_book(), made.outcome, answers=before.answers)
    assert again == before


def twins_and_a_better_one() -> Match:
    """S-1 and S-2 are alike; P-1 has a place for one of them, P-2 one that S-3 has by points."""
    tiny = case_of("tiny")
    rank = {("S-1", "P-1"): 1, ("S-1", "P-2"): 2, ("S-2", "P-1"): 1, ("S-2", "P-2"): 2}
    wishes = {**rank, ("S-3", "P-2"): 1}
    case = replace(
        tiny,
        scholars=tuple(
            replace(scholar, points=Hundredths(85_00 if scholar.scholar_id == "S-3" else 80_00))
            for scholar in tiny.scholars[:3]
        ),
        positions=tuple(replace(position, places=1) for position in tiny.positions),
        stays=tuple(stay for stay in tiny.stays if stay.scholar_id in {"S-1", "S-2", "S-3"}),
        scholar_preferences=tuple(
            ScholarPreference(scholar_id=ScholarId(s), position_id=PositionId(p), rank=place)
            for (s, p), place in wishes.items()
        ),
        position_preferences=tuple(
            PositionPreference(scholar_id=ScholarId(s), position_id=PositionId(p), rank=1)
            for p, s in sorted((p, s) for s, p in wishes)
        ),
        stay_wishes=(),
    )
    return run(case, policy_book())


def test_the_draw_is_named_only_for_the_wish_that_it_decided() -> None:
    made = twins_and_a_better_one()
    (loser,) = made.outcome.unmatched
    reasons = {
        reason.position_id: reason
        for reason in explain(made.case, policy_book(), made.outcome).reasons
        if reason.scholar_id == loser
    }
    assert reasons[PositionId("P-1")].kind is ReasonKind.DRAW
    assert reasons[PositionId("P-2")].kind is ReasonKind.LOWERS_GOAL
    assert reasons[PositionId("P-2")].forced == Forced(goal=Goal.POINTS, value=160_00)
