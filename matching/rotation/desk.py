"""A case and a policy with the indexes that judging every possible stay needs."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from matching.contract import Verdict
from matching.domain import (
    Case,
    EmployerId,
    FirmId,
    HostPlace,
    Level,
    OccupationId,
    Period,
    Scholar,
    ScholarId,
    Stay,
    StayStatus,
)
from matching.errors import Fault, InputError
from matching.rotation.calendar import Window, window_of
from matching.rotation.rules import (
    firm_not_twice,
    free_then,
    host_takes_occupation,
    inside_school_calendar,
    least_hours_fit,
    period_open,
    place_and_mentor,
)
from matching.rules.book import PolicyBook
from matching.rules.policy import Policy
from matching.rules.school import in_last_year
from matching.words import text


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A scholar in a period: the window, and what the rules say of it whatever the host."""

    window: Window
    failed: tuple[Verdict, ...]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Facts of a case as they stand on the day of planning: later stays are not seen."""

    case: Case
    policy: Policy
    on: date

    def spell(self, scholar: Scholar, period: Period) -> Spell:
        """The scholar in the period."""
        window = self._window(period, scholar)
        verdicts = (
            period_open(scholar, period),
            inside_school_calendar(scholar, period, window, self.policy),
            least_hours_fit(period, window, self.policy),
            free_then(period, window, self.earlier.get(scholar.scholar_id, ())),
        )
        return Spell(window=window, failed=tuple(each for each in verdicts if not each.holds))

    def _window(self, period: Period, scholar: Scholar) -> Window:
        """Scholars of one level who complete on one day share their windows."""
        key = (period, scholar.level, scholar.completes_on)
        if key not in self._windows:
            self._windows[key] = window_of(period, scholar, self.on, self.policy)
        return self._windows[key]

    def firm_verdict(self, scholar: Scholar, employer_id: EmployerId) -> Verdict:
        """Whether the scholar may come to the firm."""
        stays = self._at_firm.get((scholar.scholar_id, self.firms[employer_id]), ())
        last = max((stay.until for stay in stays), default=None)
        return firm_not_twice(sum(stay.hours for stay in stays), last, self.policy)

    def host_verdict(self, scholar: Scholar, employer_id: EmployerId) -> Verdict:
        """Whether the host takes the scholar's occupation at all."""
        rows = self.rows.get((scholar.occupation, scholar.level), ())
        return host_takes_occupation(
            scholar, [row for row in rows if row.employer_id == employer_id]
        )

    def place_verdict(self, row: HostPlace) -> Verdict:
        """Whether a row of places has room for anyone."""
        return place_and_mentor(row)

    def firms_met(self, scholar: Scholar) -> frozenset[FirmId]:
        """Firms with enough confirmed hours, of stays that began by the day of planning."""
        hours: dict[FirmId, int] = defaultdict(int)
        for stay in self.earlier.get(scholar.scholar_id, ()):
            if stay.status is StayStatus.CONFIRMED and stay.until <= self.case.on:
                hours[self.firms[stay.employer_id]] += stay.hours
        least = self.policy.least_hours_of_stay
        return frozenset(firm for firm, done in hours.items() if done >= least)

    def firms_asked(self, scholar: Scholar) -> int:
        """Least number of firms; none in the last school year, where that is waived."""
        first_month = self.policy.first_month(scholar.level)
        last = in_last_year(first_month, scholar.completes_on, self.case.school_year)
        waived = last and self.policy.visits_waived_in_last_year
        return 0 if waived else self.policy.least_firms_visited

    def still_wanted(self, scholar: Scholar) -> int:
        """Stays wanted in all (without a number: the firms asked), without the earlier ones."""
        wanted = scholar.stays_wanted
        if wanted is None:
            wanted = self.firms_asked(scholar)
        return max(0, wanted - len(self.earlier.get(scholar.scholar_id, ())))

    @cached_property
    def earlier(self) -> Mapping[ScholarId, tuple[Stay, ...]]:
        """Stays that began by the day of planning, by scholar."""
        stays: dict[ScholarId, tuple[Stay, ...]] = {}
        for stay in self.case.stays:
            if stay.begins <= self.on:
                stays[stay.scholar_id] = (*stays.get(stay.scholar_id, ()), stay)
        return stays

    @cached_property
    def firms(self) -> Mapping[EmployerId, FirmId]:
        """Firm of every employer."""
        return {employer.employer_id: employer.firm for employer in self.case.employers}

    @cached_property
    def rows(self) -> Mapping[tuple[OccupationId, Level], tuple[HostPlace, ...]]:
        """Rows of places by occupation and level."""
        rows: dict[tuple[OccupationId, Level], tuple[HostPlace, ...]] = {}
        for row in self.case.host_places:
            key = (row.occupation, row.level)
            rows[key] = (*rows.get(key, ()), row)
        return rows

    @cached_property
    def _at_firm(self) -> Mapping[tuple[ScholarId, FirmId], tuple[Stay, ...]]:
        at: dict[tuple[ScholarId, FirmId], tuple[Stay, ...]] = {}
        for stays in self.earlier.values():
            for stay in stays:
                key = (stay.scholar_id, self.firms[stay.employer_id])
                at[key] = (*at.get(key, ()), stay)
        return at

    @cached_property
    def _windows(self) -> dict[tuple[Period, Level, date], Window]:
        return {}


def desk_of(case: Case, book: PolicyBook) -> Desk:
    """The desk of a case, with the policy of the day of the match.

    Raises
    ------
    InputError
        If the case has no day of planning, no periods or no host places.
    """
    faults = [
        Fault(file=file, column=column, kind=kind, problem=problem)
        for missing, file, column, kind, problem in (
            (
                case.rotation_on is None,
                "case.toml",
                "rotation_on",
                "missing_key",
                text("to plan stays, the day of planning is needed, such as 2026-01-05"),
            ),
            (
                not case.periods,
                "periods.csv",
                None,
                "empty_table",
                text("to plan stays, at least one period is needed"),
            ),
            (
                not case.host_places,
                "host_places.csv",
                None,
                "empty_table",
                text("to plan stays, at least one host with places is needed"),
            ),
        )
        if missing
    ]
    if faults or case.rotation_on is None:
        raise InputError(faults)
    policy = book.with_changes(case.changes).on(case.on)
    return Desk(case=case, policy=policy, on=case.rotation_on)
