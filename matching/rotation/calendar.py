"""Days on which a stay may be: Slovene working days, and the school calendar by level."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from matching.domain import Period, Scholar
from matching.months import school_year_of
from matching.rules.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The part of a period that is open to a scholar, and the hours that fit into it."""

    begins: date
    until: date
    hours: int

    def meets(self, begins: date, until: date) -> bool:
        """Whether a span has a day in common with the window."""
        return self.begins <= until and begins <= self.until


def window_of(period: Period, scholar: Scholar, on: date, policy: Policy) -> Window:
    """What is left of a period after the day of planning and before the scholar's last day.

    A window that ends before it begins has no hours.
    """
    begins = max(period.begins, on + timedelta(days=1))
    until = min(period.until, last_day(scholar, begins, policy))
    return Window(
        begins=begins, until=until, hours=policy.hours_a_day * working_days(begins, until)
    )


def last_day(scholar: Scholar, begins: date, policy: Policy) -> date:
    """Last day of a stay that begins on a day: by the school calendar, and in school."""
    month_day = policy.stay_by(scholar.level, last_year=in_last_year_on(begins, scholar, policy))
    school_year = school_year_of(begins, policy.first_month(scholar.level))
    ends = date.fromisoformat(f"{school_year}-{month_day}")
    if ends.month < policy.first_month(scholar.level):
        ends = ends.replace(year=school_year + 1)
    return min(ends, scholar.completes_on)


def in_last_year_on(day: date, scholar: Scholar, policy: Policy) -> bool:
    """Whether the day lies in the scholar's last school year, or after it."""
    first_month = policy.first_month(scholar.level)
    return school_year_of(day, first_month) >= school_year_of(scholar.completes_on, first_month)


def working_days(begins: date, until: date) -> int:
    """Days from Monday to Friday that are no public holiday, both ends included."""
    days = (begins + timedelta(days=n) for n in range((until - begins).days + 1))
    return sum(day.weekday() < 5 and day not in _holidays(day.year) for day in days)


@cache
def _holidays(year: int) -> frozenset[date]:
    """Public holidays of Slovenia."""
    from holidays import country_holidays

    return frozenset(country_holidays("SI", years=year))
