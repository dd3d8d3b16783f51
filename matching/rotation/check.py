"""Recounts a plan from the facts of the case, without any solver.

It shares no code with the solver and imports no OR-Tools, so that a sceptic can read it alone: a
case, its policy and a plan go in; what does not agree comes out.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from matching.domain import (
    Case,
    EmployerId,
    FirmId,
    PeriodId,
    Scholar,
    ScholarId,
    Stay,
    StayStatus,
)
from matching.errors import CheckError
from matching.rotation.calendar import last_day, working_days
from matching.rotation.outcome import PlannedStay, RotationGoal, RotationPlan
from matching.rules.policy import Policy
from matching.rules.school import in_last_year
from matching.words import Text, text

Stand = tuple[ScholarId, EmployerId, PeriodId]


def checked(
    case: Case, policy: Policy, plan: RotationPlan, earlier: Collection[Stand] = ()
) -> RotationPlan:
    """The same plan, recounted.

    Parameters
    ----------
    earlier : stays of the plan that this one repairs.

    Raises
    ------
    CheckError
        With the first thing that does not agree: a defect of the program, never of the case.
    """
    for problems in (
        stays_are_real(case, plan),
        places_kept(case, plan),
        never_two_at_once(case, plan),
        inside_calendar(case, policy, plan),
        hours_fit(policy, plan),
        firms_not_twice(case, policy, plan),
        no_more_than_wanted(case, policy, plan),
        goals_recounted(case, policy, plan, earlier),
    ):
        for disagreement in problems:
            raise CheckError(disagreement)
    return plan


def stays_are_real(case: Case, plan: RotationPlan) -> Iterator[Text]:
    """Every stay is of a scholar, in a period, for the scholar's own occupation and level."""
    scholars, periods = case.scholar_by_id(), {span.period_id: span for span in case.periods}
    for stay in plan.stays:
        scholar, period = scholars.get(stay.scholar_id), periods.get(stay.period_id)
        if (
            scholar is None
            or period is None
            or (scholar.occupation, scholar.level) != (stay.occupation, stay.level)
            or stay.level not in period.levels
            or not period.begins <= stay.begins <= stay.until <= period.until
        ):
            yield text(
                "the stay of {scholar} in {period} is not one of the case",
                scholar=stay.scholar_id,
                period=stay.period_id,
            )


def places_kept(case: Case, plan: RotationPlan) -> Iterator[Text]:
    """No host has more stays at once than verified places, nor more than mentors."""
    stays = Counter((s.employer_id, s.period_id, s.occupation, s.level) for s in plan.stays)
    rows = {(h.employer_id, h.period_id, h.occupation, h.level): h for h in case.host_places}
    for row, count in stays.items():
        host = rows.get(row)
        if host is None or count > host.places or count > host.mentors:
            yield text(
                "{employer} has {stays} stays in {period}, and not so many places and mentors",
                employer=row[0],
                stays=count,
                period=row[1],
            )


def never_two_at_once(case: Case, plan: RotationPlan) -> Iterator[Text]:
    """Nobody has two stays on one day, those that began before the planning included."""
    spans: dict[ScholarId, list[Stay]] = defaultdict(list)
    for stay in case.stays:
        if stay.begins <= plan.on:
            spans[stay.scholar_id].append(stay)
    for planned in plan.stays:
        own = spans[planned.scholar_id]
        if any(planned.begins <= stay.until and stay.begins <= planned.until for stay in own):
            yield text(
                "{scholar} has two stays at once in {period}",
                scholar=planned.scholar_id,
                period=planned.period_id,
            )
        own.append(planned.stay())


def inside_calendar(case: Case, policy: Policy, plan: RotationPlan) -> Iterator[Text]:
    """Every stay begins after the day of planning and ends by the level's last day."""
    scholars = case.scholar_by_id()
    for stay in plan.stays:
        ends = last_day(scholars[stay.scholar_id], stay.begins, policy)
        if stay.begins <= plan.on or stay.until > ends:
            yield text(
                "the stay of {scholar} in {period} lies outside the school calendar",
                scholar=stay.scholar_id,
                period=stay.period_id,
            )


def hours_fit(policy: Policy, plan: RotationPlan) -> Iterator[Text]:
    """Every stay has the least hours, and they fit into its working days."""
    for stay in plan.stays:
        room = policy.hours_a_day * working_days(stay.begins, stay.until)
        if not policy.least_hours_of_stay <= stay.hours <= room:
            yield text(
                "the stay of {scholar} in {period} has {hours} h, {room} h fit",
                scholar=stay.scholar_id,
                period=stay.period_id,
                hours=stay.hours,
                room=room,
            )


def firms_not_twice(case: Case, policy: Policy, plan: RotationPlan) -> Iterator[Text]:
    """Nobody comes to a firm a second time, unless policy allows it."""
    if policy.firm_twice:
        return
    firms = _firms(case)
    hours: Counter[tuple[ScholarId, FirmId]] = Counter()
    for stay in case.stays:
        if stay.begins <= plan.on:
            hours[stay.scholar_id, firms[stay.employer_id]] += stay.hours
    least = max(1, policy.least_hours_of_stay)
    been = {pair for pair, done in hours.items() if done >= least}
    for planned in plan.stays:
        pair = (planned.scholar_id, firms[planned.employer_id])
        if pair in been:
            yield text("{scholar} comes to a firm twice", scholar=planned.scholar_id)
        been.add(pair)


def no_more_than_wanted(case: Case, policy: Policy, plan: RotationPlan) -> Iterator[Text]:
    """Nobody has more stays than wanted, the earlier ones included."""
    count = Counter(stay.scholar_id for stay in case.stays if stay.begins <= plan.on)
    new = Counter(stay.scholar_id for stay in plan.stays)
    for scholar in case.scholars:
        wanted = scholar.stays_wanted
        if wanted is None:
            wanted = _asked(case, policy, scholar)
        stays = new[scholar.scholar_id]
        if stays and stays + count[scholar.scholar_id] > wanted:
            yield text("{scholar} has more stays than wanted", scholar=scholar.scholar_id)


def goals_recounted(
    case: Case, policy: Policy, plan: RotationPlan, earlier: Collection[Stand]
) -> Iterator[Text]:
    """Every goal has the value that it is said to have, and none passes its bound."""
    values = {
        RotationGoal.KEPT: sum(_stand(stay) in earlier for stay in plan.stays),
        RotationGoal.ENOUGH_FIRMS: sum(_reaches(case, policy, plan)),
        RotationGoal.STAYS: len(plan.stays),
        RotationGoal.WISHES: _wishes(case, plan),
        RotationGoal.EVENNESS: sum(
            load**2 for load in Counter(stay.employer_id for stay in plan.stays).values()
        ),
        RotationGoal.DRAW: sum(
            _weight(f"{case.seed}|{s.scholar_id}|{s.employer_id}") for s in plan.stays
        ),
        RotationGoal.PERIODS: sum(
            _weight(f"{case.seed}|{s.scholar_id}|{s.employer_id}|{s.period_id}") for s in plan.stays
        ),
    }
    for goal in plan.goals:
        gap = goal.bound - goal.value
        if goal.goal is RotationGoal.EVENNESS:
            gap = -gap
        if goal.value != values[goal.goal] or gap < 0 or (goal.proven and gap > 0):
            yield text(
                "goal {goal}: said to be {said}, recounted {value}",
                goal=goal.goal,
                said=goal.value,
                value=values[goal.goal],
            )


def _reaches(case: Case, policy: Policy, plan: RotationPlan) -> Iterator[bool]:
    """For each scholar: whether the firms met, and those planned, are as many as asked."""
    firms = _firms(case)
    hours: dict[ScholarId, Counter[FirmId]] = defaultdict(Counter)
    new: Mapping[ScholarId, set[FirmId]] = defaultdict(set)
    for stay in case.stays:
        begun = stay.begins <= plan.on and stay.until <= case.on
        if begun and stay.status is StayStatus.CONFIRMED:
            hours[stay.scholar_id][firms[stay.employer_id]] += stay.hours
    for planned in plan.stays:
        new[planned.scholar_id].add(firms[planned.employer_id])
    for scholar in case.scholars:
        done = hours[scholar.scholar_id].items()
        met = {firm for firm, spent in done if spent >= policy.least_hours_of_stay}
        yield len(met | new[scholar.scholar_id]) >= _asked(case, policy, scholar)


def _asked(case: Case, policy: Policy, scholar: Scholar) -> int:
    first_month = policy.first_month(scholar.level)
    last = in_last_year(first_month, scholar.completes_on, case.school_year)
    return 0 if last and policy.visits_waived_in_last_year else policy.least_firms_visited


def _wishes(case: Case, plan: RotationPlan) -> int:
    """A first wish counts as many as the longest list has places, the next one less."""
    ranks = {(wish.scholar_id, wish.employer_id): wish.rank for wish in case.stay_wishes}
    longest = max(ranks.values(), default=0)
    served = [ranks.get((stay.scholar_id, stay.employer_id)) for stay in plan.stays]
    return sum(longest + 1 - rank for rank in served if rank is not None)


def _weight(ticket: str) -> int:
    return int.from_bytes(hashlib.sha256(ticket.encode()).digest()[:3]) >> 4


def _firms(case: Case) -> Mapping[EmployerId, FirmId]:
    return {employer.employer_id: employer.firm for employer in case.employers}


def _stand(stay: PlannedStay) -> Stand:
    return stay.scholar_id, stay.employer_id, stay.period_id
