"""What a forbidden pair lacks that can be counted: hours of stays, or days to the completion."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from matching.contract import ForbiddenPair
from matching.domain import Case, EmployerId, FirmId, Position, Scholar, ScholarId
from matching.explain.change import MissingHours
from matching.months import month_after
from matching.rules.application import NO_VISITS, Visits, visits_of
from matching.rules.policy import Policy
from matching.rules.school import still_in_school

VISITS = frozenset({"visited_enough", "employer_visited"})
SCHOOL = frozenset({"still_in_school"})
MOST_MONTHS = 60
"""How far ahead a completion is looked for."""


def failed_rules(pair: ForbiddenPair) -> frozenset[str]:
    """Names of the rules that forbid a pair."""
    return frozenset(verdict.rule for verdict in pair.failed)


def missing_hours(
    case: Case, policy: Policy, scholar: ScholarId, position: Position, failed: frozenset[str]
) -> tuple[MissingHours, ...] | None:
    """Confirmed hours that the rules on visits lack, at as few employers as can be.

    First at the position's own employer, where it asks for a visit; then at the firms where the
    scholar already has most hours, and last at employers of whom the scholar wishes nothing. None
    where there are too few firms.
    """
    visits = visits_of(case).get(scholar, NO_VISITS)
    employers = case.employer_by_id()
    by_firm = dict(visits.by_firm)
    missing: list[MissingHours] = []
    here = policy.least_hours_of_stay - visits.by_employer.get(position.employer_id, 0)
    if "employer_visited" in failed and here > 0:
        firm = employers[position.employer_id].firm
        by_firm[firm] = by_firm.get(firm, 0) + here
        missing.append(MissingHours(employer_id=position.employer_id, hours=here))
    if "visited_enough" in failed:
        met = sum(hours >= policy.least_hours_of_stay for hours in by_firm.values())
        lacking = policy.least_firms_visited - met
        more = list(_firms(case, scholar, by_firm, visits, policy.least_hours_of_stay))
        if len(more) < lacking:
            return None
        missing += more[: max(0, lacking)]
    return tuple(missing)


def _firms(
    case: Case, scholar: ScholarId, by_firm: Mapping[FirmId, int], visits: Visits, asked: int
) -> Iterator[MissingHours]:
    """What each firm not yet visited enough lacks, the least first; at one employer of it."""
    at = {position.position_id: position.employer_id for position in case.positions}
    wished = {at[w.position_id] for w in case.scholar_preferences if w.scholar_id == scholar}
    seen: set[FirmId] = set()

    def order(employer: EmployerId) -> tuple[int, bool, bool, EmployerId]:
        hours = by_firm.get(firms[employer], 0)
        return -hours, employer not in visits.by_employer, employer in wished, employer

    firms = {employer.employer_id: employer.firm for employer in case.employers}
    for employer in sorted(firms, key=order):
        hours = by_firm.get(firms[employer], 0)
        if firms[employer] not in seen and hours < asked:
            seen.add(firms[employer])
            yield MissingHours(employer_id=employer, hours=asked - hours)


def completion_needed(case: Case, policy: Policy, scholar: Scholar) -> date | None:
    """The first later day of completion on which a paid month is left; None within the years."""
    day = max(case.on, scholar.completes_on + timedelta(days=1))
    for _ in range(MOST_MONTHS):
        later = replace(scholar, completes_on=day)
        if still_in_school(later, case.school_year, policy).holds:
            return day
        day = month_after(day)
    return None
