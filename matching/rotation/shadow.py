"""Where one more place would help most: first the shadow of each, then solving again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from matching.domain import Case, EmployerId, FirmId, Level, OccupationId, PeriodId
from matching.rotation.admissible import (
    Admissible,
    Option,
    Place,
    admissible_stays,
    open_spells,
)
from matching.rotation.desk import Desk, desk_of
from matching.rotation.outcome import PlaceHelps, RotationGoal
from matching.rotation.plan import PROVEN, PlanParams
from matching.rotation.problem import Problem, build_problem
from matching.rules.book import PolicyBook

COUNTED = (RotationGoal.ENOUGH_FIRMS, RotationGoal.STAYS)
NEW_HOST = EmployerId("")
"""A host that nobody has met: no employer of a case has an empty mark."""


def help_most(case: Case, book: PolicyBook, params: PlanParams = PROVEN) -> tuple[PlaceHelps, ...]:
    """Occupations and periods in which one more place would bring something, the most first.

    The place is at a host that nobody has met. Places whose shadow (the dual value of the
    relaxation) is nothing are passed over; all others are confirmed by solving again.
    """
    desk = desk_of(case, book)
    admissible = admissible_stays(desk)
    helps = [
        helped
        for occupation, level in sorted({(p.occupation, p.level) for p in admissible.places})
        for helped in _helps(desk, _only(admissible, occupation, level), params)
    ]
    return tuple(
        sorted(
            helps,
            key=lambda it: (
                -it.enough_firms,
                -it.stays,
                -it.missing,
                it.occupation,
                it.period_id,
            ),
        )
    )


def _only(admissible: Admissible, occupation: OccupationId, level: Level) -> Admissible:
    """The same for one occupation."""
    places = tuple(
        place
        for place in admissible.places
        if (place.occupation, place.level) == (occupation, level)
    )
    options = tuple(
        option
        for option in admissible.options
        if (option.occupation, option.level) == (occupation, level)
    )
    return replace(admissible, places=places, options=options)


def _helps(desk: Desk, admissible: Admissible, params: PlanParams) -> Iterator[PlaceHelps]:
    """What a place more brings to one occupation, period by period."""
    options = _at_new_host(desk, admissible)
    if not options:
        return
    problem = build_problem(_with_place(admissible, options, None))
    now = _reached(problem, params)
    for period in _shadowed(problem):
        then = _reached(build_problem(_with_place(admissible, options, period)), params)
        enough_firms, stays = (after - before for after, before in zip(then, now, strict=True))
        if (enough_firms, stays) > (0, 0):
            yield PlaceHelps(
                occupation=admissible.places[0].occupation,
                period_id=period,
                enough_firms=enough_firms,
                stays=stays,
                missing=_wanted(problem) - now[1],
            )


def _at_new_host(desk: Desk, admissible: Admissible) -> tuple[Option, ...]:
    """What every scholar of the occupation could do at a host that nobody has met."""
    occupation, level = admissible.places[0].occupation, admissible.places[0].level
    return tuple(
        Option(
            scholar_id=scholar.scholar_id,
            employer_id=NEW_HOST,
            firm=FirmId(""),
            period_id=period,
            occupation=occupation,
            level=level,
            begins=spell.window.begins,
            until=spell.window.until,
            fresh=True,
            wish=None,
        )
        for scholar in desk.case.scholars
        if (scholar.occupation, scholar.level) == (occupation, level)
        for period, spell in sorted(open_spells(desk, scholar).items())
    )


def _with_place(
    admissible: Admissible, options: Sequence[Option], open_in: PeriodId | None
) -> Admissible:
    """The new host, with one place in one period (or none anywhere)."""
    one = admissible.places[0]
    places = tuple(
        Place(
            employer_id=NEW_HOST,
            period_id=period,
            occupation=one.occupation,
            level=one.level,
            room=int(period == open_in),
        )
        for period in sorted({option.period_id for option in options})
    )
    return replace(
        admissible,
        places=(*places, *admissible.places),
        options=tuple(sorted((*options, *admissible.options), key=_in_order)),
    )


def _in_order(option: Option) -> tuple[str, str, str]:
    return option.scholar_id, option.employer_id, option.period_id


def _shadowed(problem: Problem) -> list[PeriodId]:
    """Periods of the new host whose next place has a price in the relaxation."""
    from matching.rotation.climb import prices
    from matching.rotation.face import face_of

    face = face_of(problem)
    gain = np.zeros(len(face.least), dtype=np.int64)
    gain[: problem.options] = 1
    gain[problem.options : problem.options + len(face.needy)] = _wanted(problem) + 1
    slots = np.flatnonzero(problem.host == problem.hosts.index(NEW_HOST))
    priced = slots[prices(face, gain)[slots] > 1e-6]
    return [problem.periods[period] for period in problem.period[priced].tolist()]


def _reached(problem: Problem, params: PlanParams) -> list[int]:
    from matching.rotation.search import ascend  # loads OR-Tools

    return [goal.value for goal in ascend(problem, COUNTED, params.seconds_per_goal).goals]


def _wanted(problem: Problem) -> int:
    return int(problem.wanted[np.unique(problem.scholar)].sum())
