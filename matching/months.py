"""Months as the date of their first day, and the school years they belong to."""

from collections.abc import Iterator
from datetime import date


def first_of(day: date) -> date:
    """The month of a day."""
    return day.replace(day=1)


def month_after(month: date) -> date:
    """The next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def months(first: date, last: date) -> Iterator[date]:
    """Every month from the first to the last, both included."""
    month = first_of(first)
    while month <= last:
        yield month
        month = month_after(month)


def school_year_of(day: date, first_month: int) -> int:
    """Calendar year in which the day's school year begins."""
    return day.year if day.month >= first_month else day.year - 1


def months_into_school_year(month: date, first_month: int) -> int:
    """0 for the first month of the school year, 11 for the last."""
    return (month.month - first_month) % 12


def school_year_start(school_year: str) -> int:
    """2024 for ``2024/25``."""
    return int(school_year.split("/", maxsplit=1)[0])


def school_year_name(start: int) -> str:
    """``2024/25`` for 2024."""
    return f"{start}/{(start + 1) % 100:02d}"
