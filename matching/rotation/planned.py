"""From the chosen options to a plan that people can read."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from matching.domain import EmployerId, Level, OccupationId, PeriodId, Scholar, ScholarId
from matching.rotation.admissible import Admissible, Option
from matching.rotation.chosen import Solved
from matching.rotation.desk import Desk
from matching.rotation.outcome import (
    GoalReached,
    HostLoad,
    PlannedStay,
    RotationPlan,
    ScholarRotation,
)
from matching.rotation.reasons import Reasons, reasons_of

Row = tuple[EmployerId, PeriodId, OccupationId, Level]


def planned(
    desk: Desk, admissible: Admissible, solved: Solved, first: Sequence[GoalReached] = ()
) -> RotationPlan:
    """The plan of the chosen options.

    Parameters
    ----------
    first : goals that were settled before those of the solver.
    """
    chosen = [admissible.options[o] for o in solved.options.tolist()]
    stays = tuple(sorted(_stay(desk, option) for option in chosen))
    reasons = reasons_of(desk, admissible, stays)
    return RotationPlan(
        case=desk.case.name,
        on=desk.on,
        least_firms=desk.policy.least_firms_visited,
        stays=stays,
        goals=(*first, *solved.goals),
        scholars=_scholars(desk, reasons, stays),
        refused=reasons.refused(),
        loads=_loads(admissible, stays),
        road=solved.road,
        unique=solved.unique,
    )


def _stay(desk: Desk, option: Option) -> PlannedStay:
    return PlannedStay(
        scholar_id=option.scholar_id,
        period_id=option.period_id,
        employer_id=option.employer_id,
        occupation=option.occupation,
        level=option.level,
        begins=option.begins,
        until=option.until,
        hours=desk.policy.least_hours_of_stay,
        wish=option.wish,
    )


def _scholars(
    desk: Desk, reasons: Reasons, stays: Sequence[PlannedStay]
) -> tuple[ScholarRotation, ...]:
    of_scholar: Mapping[ScholarId, list[PlannedStay]] = defaultdict(list)
    for stay in stays:
        of_scholar[stay.scholar_id].append(stay)
    scholars = sorted(desk.case.scholars, key=lambda each: each.scholar_id)
    return tuple(_scholar(desk, reasons, each, of_scholar[each.scholar_id]) for each in scholars)


def _scholar(
    desk: Desk, reasons: Reasons, scholar: Scholar, stays: Sequence[PlannedStay]
) -> ScholarRotation:
    met = desk.firms_met(scholar)
    wanted = desk.still_wanted(scholar)
    shortfall = reasons.shortfall(scholar) if len(stays) < wanted else None
    return ScholarRotation(
        scholar_id=scholar.scholar_id,
        firms_before=len(met),
        firms=len(met | {desk.firms[stay.employer_id] for stay in stays}),
        firms_asked=desk.firms_asked(scholar),
        wanted=wanted,
        planned=len(stays),
        shortfall=shortfall[0] if shortfall else None,
        because=shortfall[1] if shortfall else None,
    )


def _loads(admissible: Admissible, stays: Sequence[PlannedStay]) -> tuple[HostLoad, ...]:
    load = Counter(_row(stay) for stay in stays)
    return tuple(
        HostLoad(
            employer_id=place.employer_id,
            period_id=place.period_id,
            occupation=place.occupation,
            level=place.level,
            room=place.room,
            stays=load[place.employer_id, place.period_id, place.occupation, place.level],
        )
        for place in admissible.places
    )


def _row(stay: PlannedStay) -> Row:
    return stay.employer_id, stay.period_id, stay.occupation, stay.level
