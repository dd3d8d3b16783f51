"""The timetables as tables: the twins of the pictures."""

from collections.abc import Iterable

from matching.domain import EmployerId, Period, PeriodId, ScholarId
from matching.report.table import Cell, Column, Field, Kind, Table, tabulate
from matching.rotation.outcome import ScholarRotation
from matching.words import Text, text
from scenarios.rotation.found import Load, Rotation


def hosts_timetable(found: Rotation) -> Table:
    """Stays of the places of every host, period by period, such as ``3/4``."""

    def in_period(period: Period) -> Field[EmployerId]:
        return _column(period), lambda host: load_of(found, host, period.period_id)

    return tabulate(
        "timetable-hosts",
        text("Hosts by period"),
        tuple(found.loads),
        (Column(text("Host")), str),
        (Column(text("Name of the host")), found.name_of),
        *(in_period(period) for period in found.case.periods),
        (Column(text("together"), Kind.INT), lambda host: whole_load(found, host).shown),
    )


def load_of(found: Rotation, host: EmployerId, at: PeriodId) -> str | None:
    """Load of a host in a period; None where it has no places."""
    load = found.loads[host].get(at)
    return None if load is None else load.shown


def whole_load(found: Rotation, host: EmployerId) -> Load:
    """Load of a host over all periods."""
    loads = found.loads[host].values()
    return Load(stays=sum(each.stays for each in loads), room=sum(each.room for each in loads))


def scholars_timetable(found: Rotation) -> Table:
    """The host of every scholar, period by period; stays planned of those wanted; firms met."""

    def in_period(period: Period) -> Field[ScholarRotation]:
        return _column(period), lambda each: host_of(found, each.scholar_id, period.period_id)

    return tabulate(
        "timetable-scholars",
        text("Scholars by period"),
        found.plan.scholars,
        (Column(text("Scholar")), lambda each: each.scholar_id),
        *(in_period(period) for period in found.case.periods),
        (Column(text("stays"), Kind.INT), lambda each: f"{each.planned}/{each.wanted}"),
        (Column(text("employers"), Kind.INT), lambda each: f"{each.firms_before} → {each.firms}"),
    )


def host_of(found: Rotation, scholar_id: ScholarId, at: PeriodId) -> str | None:
    """Where a scholar is in a period."""
    stays = found.by_scholar.get(scholar_id, ())
    return next((stay.employer_id for stay in stays if stay.period_id == at), None)


def scholars_table(found: Rotation) -> Table:
    """What the plan is for everyone."""
    return _people(found, "people", text("Scholars"), found.plan.scholars)


def short_table(found: Rotation) -> Table:
    """Everyone with fewer stays than wanted, and why."""
    short = [each for each in found.plan.scholars if each.planned < each.wanted]
    return _people(found, "short", text("Fewer stays than wanted"), short)


def _people(found: Rotation, name: str, title: Text, scholars: Iterable[ScholarRotation]) -> Table:
    occupations = {each.scholar_id: each.occupation for each in found.case.scholars}
    return tabulate(
        name,
        title,
        scholars,
        (Column(text("Scholar")), lambda each: each.scholar_id),
        (Column(text("Occupation")), lambda each: occupations[each.scholar_id]),
        (Column(text("Stays wanted"), Kind.INT, total=True), lambda each: each.wanted),
        (Column(text("Planned"), Kind.INT, total=True), lambda each: each.planned),
        (Column(text("Met before"), Kind.INT), lambda each: each.firms_before),
        (Column(text("Employers met"), Kind.INT), lambda each: each.firms),
        (Column(text("Employers asked"), Kind.INT), _asked),
        (Column(text("Why fewer")), lambda each: each.because),
    )


def _asked(each: ScholarRotation) -> Cell:
    """Nothing where it is waived."""
    return each.firms_asked or None


def _column(period: Period) -> Column:
    """Loads and ids of hosts stand like numbers: at the right, on one line."""
    return Column(text("{period}", period=period.period_id), Kind.INT)
