"""A plan after something broke: the fewest earlier stays fall, then the goals as ever."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import zip_longest

from matching.domain import Case, ScholarId
from matching.rotation.admissible import admissible_stays
from matching.rotation.check import checked
from matching.rotation.desk import Desk, desk_of
from matching.rotation.outcome import (
    GoalReached,
    PlannedStay,
    Proof,
    Repaired,
    RotationGoal,
    RotationPlan,
    StayChange,
)
from matching.rotation.plan import PROVEN, PlanParams
from matching.rotation.planned import planned
from matching.rotation.problem import Stand, build_problem
from matching.rules.book import PolicyBook
from matching.words import Text, text

NONE_LEFT = GoalReached(goal=RotationGoal.KEPT, value=0, bound=0, proof=Proof.RELAXATION)


def repair(
    case: Case,
    book: PolicyBook,
    earlier: Iterable[PlannedStay],
    params: PlanParams = PROVEN,
) -> Repaired:
    """Plan anew and keep as many stays of an earlier plan as can be kept.

    A stay is kept if the same scholar is at the same host in the same period. Stays that have
    begun by the day of planning are no longer planned: they are facts of the case.

    Parameters
    ----------
    case : the facts as they are now: without a host's rows, without or with a scholar.
    earlier : stays of the earlier plan.

    Raises
    ------
    InputError
        If the case has no day of planning, no periods or no host places.
    """
    from matching.rotation.solve import solve  # loads OR-Tools

    desk = desk_of(case, book)
    ahead = {_stand(stay): stay for stay in earlier if stay.begins > desk.on}
    admissible = admissible_stays(desk)
    problem = build_problem(admissible, kept=ahead)
    solved = solve(problem, params.seconds_per_goal)
    first = () if problem.kept.any() else (NONE_LEFT,)
    plan = planned(desk, admissible, solved, first)
    checked(desk.case, desk.policy, plan, earlier=ahead)
    possible = {
        (option.scholar_id, option.employer_id, option.period_id) for option in admissible.options
    }
    return Repaired(
        plan=plan,
        kept=tuple(stay for stay in plan.stays if _stand(stay) in ahead),
        changes=_changes(desk, plan, ahead.values(), possible),
    )


def _changes(
    desk: Desk, plan: RotationPlan, ahead: Iterable[PlannedStay], possible: Collection[Stand]
) -> tuple[StayChange, ...]:
    """Stays that fell, each with a new one of the same scholar where there is one."""
    fell: dict[ScholarId, list[PlannedStay]] = defaultdict(list)
    new: dict[ScholarId, list[PlannedStay]] = defaultdict(list)
    before, after = {_stand(s): s for s in ahead}, {_stand(s): s for s in plan.stays}
    for stand in sorted(before.keys() - after.keys()):
        fell[stand[0]].append(before[stand])
    for stand in sorted(after.keys() - before.keys()):
        new[stand[0]].append(after[stand])
    return tuple(
        _change(desk, was, now, possible)
        for scholar in sorted(fell.keys() | new.keys())
        for was, now in zip_longest(fell[scholar], new[scholar])
    )


def _change(
    desk: Desk, was: PlannedStay | None, now: PlannedStay | None, possible: Collection[Stand]
) -> StayChange:
    stay = was or now
    assert stay is not None
    forced = was is not None and _stand(was) not in possible
    return StayChange(
        scholar_id=stay.scholar_id,
        was=was,
        now=now,
        forced=forced,
        because=_because(desk, was, forced=forced),
    )


def _because(desk: Desk, was: PlannedStay | None, *, forced: bool) -> Text:
    if was is None:
        return text("a place is free for a stay that is still wanted")
    if not forced:
        return text(
            "not all earlier stays can be kept at once; so many as possible are, and the goals "
            "decide which"
        )
    return _why_impossible(desk, was)


def _why_impossible(desk: Desk, was: PlannedStay) -> Text:
    """The fact that alone makes an earlier stay impossible."""
    scholar = desk.case.scholar_by_id().get(was.scholar_id)
    if scholar is None:
        return text("{scholar} is no longer among the scholars", scholar=was.scholar_id)
    row = next(
        (
            row
            for row in desk.rows.get((scholar.occupation, scholar.level), ())
            if (row.employer_id, row.period_id) == (was.employer_id, was.period_id)
        ),
        None,
    )
    if row is None:
        return text(
            "{employer} no longer has a place in {period}",
            employer=was.employer_id,
            period=was.period_id,
        )
    period = next(each for each in desk.case.periods if each.period_id == row.period_id)
    verdicts = (
        desk.place_verdict(row),
        desk.firm_verdict(scholar, row.employer_id),
        *desk.spell(scholar, period).failed,
    )
    return text(
        "rules forbid it: {why:list}",
        why=tuple(verdict.because for verdict in verdicts if not verdict.holds),
    )


def _stand(stay: PlannedStay) -> Stand:
    return stay.scholar_id, stay.employer_id, stay.period_id
