"""A plan of stays with what is told about it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from matching.domain import Case, Employer, EmployerId, PeriodId, ScholarId
from matching.rotation.outcome import (
    PlaceHelps,
    PlannedStay,
    Repaired,
    RotationPlan,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How many scholars have met at least so many distinct firms, before and with the plan."""

    firms: int
    before: int
    planned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """Stays of a host in one period, in all occupations, and how many it takes at once."""

    stays: int
    room: int

    @property
    def shown(self) -> str:
        """Such as ``3/4``."""
        return f"{self.stays}/{self.room}"


@dataclass(frozen=True, kw_only=True)
class Rotation:
    """A plan for a case.

    Parameters
    ----------
    helps : where one more place brings something, the most first.
    repaired : the plan as the repair of an earlier one; None where it is new.
    """

    case: Case
    plan: RotationPlan
    helps: tuple[PlaceHelps, ...]
    repaired: Repaired | None = None

    @property
    def wanted(self) -> int:
        """Stays still wanted on the day of planning."""
        return sum(scholar.wanted for scholar in self.plan.scholars)

    @property
    def proven(self) -> bool:
        """Whether no plan is better in any goal."""
        return all(goal.proven for goal in self.plan.goals)

    def reach(self, firms: int) -> Reach:
        """Who has met at least so many firms."""
        return Reach(
            firms=firms,
            before=sum(scholar.firms_before >= firms for scholar in self.plan.scholars),
            planned=self.plan.reaching(firms),
        )

    @cached_property
    def by_scholar(self) -> Mapping[ScholarId, tuple[PlannedStay, ...]]:
        """Stays of everyone who has any, in the order of days."""
        own: dict[ScholarId, list[PlannedStay]] = defaultdict(list)
        for stay in sorted(self.plan.stays, key=_day):
            own[stay.scholar_id].append(stay)
        return {scholar: tuple(stays) for scholar, stays in own.items()}

    @cached_property
    def by_host(self) -> Mapping[EmployerId, tuple[PlannedStay, ...]]:
        """Stays at every host that has any, in the order of days."""
        own: dict[EmployerId, list[PlannedStay]] = defaultdict(list)
        for stay in sorted(self.plan.stays, key=_day):
            own[stay.employer_id].append(stay)
        return {host: tuple(stays) for host, stays in own.items()}

    @cached_property
    def loads(self) -> Mapping[EmployerId, Mapping[PeriodId, Load]]:
        """Load of every host with places, in the periods in which it has any."""
        stays: Counter[tuple[EmployerId, PeriodId]] = Counter()
        room: Counter[tuple[EmployerId, PeriodId]] = Counter()
        for load in self.plan.loads:
            stays[load.employer_id, load.period_id] += load.stays
            room[load.employer_id, load.period_id] += load.room
        loads: dict[EmployerId, dict[PeriodId, Load]] = defaultdict(dict)
        for host, period in sorted(room):
            loads[host][period] = Load(stays=stays[host, period], room=room[host, period])
        return loads

    @cached_property
    def employers(self) -> Mapping[EmployerId, Employer]:
        """Employers of the case by their id."""
        return self.case.employer_by_id()

    def name_of(self, employer_id: EmployerId) -> str:
        """Name of an employer; its id where the case no longer has it."""
        employer = self.employers.get(employer_id)
        return employer.name if employer else employer_id


def _day(stay: PlannedStay) -> tuple[str, str, str]:
    return stay.begins.isoformat(), stay.scholar_id, stay.employer_id
