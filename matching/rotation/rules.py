"""Rules on a stay. Each forbids the stay; each says what it looked at, and by which law."""

from collections.abc import Sequence
from datetime import date

from matching.contract import Forbids, Law, Verdict
from matching.domain import HostPlace, Period, Scholar, Stay
from matching.rotation.calendar import Window, in_last_year_on, last_day
from matching.rules.policy import Policy, stay_by
from matching.words import Text, counted, text


def host_takes_occupation(scholar: Scholar, rows: Sequence[HostPlace]) -> Verdict:
    """The host has a verified learning place for the scholar's occupation."""
    periods = sum(row.places > 0 for row in rows)
    return _verdict(
        "host_takes_occupation",
        periods > 0,
        counted(
            "the host has verified places for {occupation} in {n} period",
            "the host has verified places for {occupation} in {n} periods",
            n=periods,
            occupation=scholar.occupation,
        )
        if periods
        else text("the host has no verified place for {occupation}", occupation=scholar.occupation),
    )


def place_and_mentor(row: HostPlace) -> Verdict:
    """The host has a place in the period, and a mentor with room: each guides one at a time."""
    return _verdict(
        "place_and_mentor",
        room_of(row) > 0,
        text(
            "verified places in {period}: {places}; mentors: {mentors}",
            period=row.period_id,
            places=row.places,
            mentors=row.mentors,
        ),
    )


def room_of(row: HostPlace) -> int:
    """Stays that a host takes at once: the lesser of places and mentors."""
    return min(row.places, row.mentors)


def period_open(scholar: Scholar, period: Period) -> Verdict:
    """The period is open to the scholar's level."""
    holds = scholar.level in period.levels
    return _verdict(
        "period_open",
        holds,
        text("{period} is open to the scholar's level", period=period.period_id)
        if holds
        else text("{period} is not open to the scholar's level", period=period.period_id),
    )


def inside_school_calendar(
    scholar: Scholar, period: Period, window: Window, policy: Policy
) -> Verdict:
    """Some of the period is still ahead, and lies before the scholar's last day for stays."""
    ends = last_day(scholar, window.begins, policy)
    last_year = in_last_year_on(window.begins, scholar, policy)
    return _verdict(
        "inside_school_calendar",
        window.begins <= window.until,
        text(
            "{period}, {begins:day} to {until:day}: from {first:day} on, by {ends:day}",
            period=period.period_id,
            begins=period.begins,
            until=period.until,
            first=window.begins,
            ends=ends,
        ),
        policy.law(stay_by(scholar.level, last_year=last_year)),
    )


def least_hours_fit(period: Period, window: Window, policy: Policy) -> Verdict:
    """The least hours of a stay fit into what is open of the period."""
    return _verdict(
        "least_hours_fit",
        window.hours >= policy.least_hours_of_stay,
        text(
            "{hours} h fit into the working days of {period} at {day} h a day; asked: {asked} h",
            hours=window.hours,
            period=period.period_id,
            day=policy.hours_a_day,
            asked=policy.least_hours_of_stay,
        ),
        policy.law("least_hours_of_stay"),
    )


def free_then(period: Period, window: Window, earlier: Sequence[Stay]) -> Verdict:
    """No stay that began before the day of planning lasts into the period."""
    running = [stay for stay in earlier if window.meets(stay.begins, stay.until)]
    return _verdict(
        "free_then",
        not running,
        text(
            "in {period} the scholar is still at {employer}, until {until:day}",
            period=period.period_id,
            employer=running[0].employer_id,
            until=running[0].until,
        )
        if running
        else text("in {period} the scholar has no other stay", period=period.period_id),
    )


def firm_not_twice(hours: int, last: date | None, policy: Policy) -> Verdict:
    """The scholar has not done the least hours at this firm, or may come twice.

    Parameters
    ----------
    hours : of all stays at units of the firm that began by the day of planning, confirmed or not.
    last : day on which the last of them ends.
    """
    been = last is not None and hours >= policy.least_hours_of_stay
    return _verdict(
        "firm_not_twice",
        policy.firm_twice or not been,
        text("the scholar has {hours} h at this firm, until {last:day}", hours=hours, last=last)
        if been
        else text("the scholar has not yet done a whole stay at this firm"),
        policy.law("firm_twice"),
    )


def _verdict(rule: str, holds: bool, because: Text, law: Law | None = None) -> Verdict:
    return Verdict(rule=rule, forbids=Forbids.STAY, holds=holds, because=because, law=law)
