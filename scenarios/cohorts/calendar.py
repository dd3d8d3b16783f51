"""The same day, month and line some years later."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from matching.domain import BudgetLine, Level
from matching.months import school_year_name, school_year_start


def years_later(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def school_year_later(school_year: str, years: int) -> str:
    """``2027/28`` for ``2024/25`` and 3."""
    return school_year_name(school_year_start(school_year) + years)


def lines_later(
    lines: Sequence[BudgetLine], school_year: str, years: int
) -> tuple[BudgetLine, ...]:
    """The lines of a later year's case; a year in a name goes along.

    A line of a year has the limit that the case gives for that year, or else for the last one
    before it; so a case may have this year's line and a larger one for the next.
    """
    return tuple(
        replace(moved, limit=max(_alike(lines, moved), key=_start).limit)
        for moved in (_moved(line, school_year, years) for line in lines)
    )


def _moved(line: BudgetLine, school_year: str, years: int) -> BudgetLine:
    name = line.name.replace(school_year, school_year_later(school_year, years))
    if line.school_year is not None:
        return replace(line, name=name, school_year=school_year_later(line.school_year, years))
    assert line.begins is not None
    assert line.until is not None
    return replace(
        line,
        name=name.replace(str(line.begins.year), str(line.begins.year + years)),
        begins=years_later(line.begins, years),
        until=years_later(line.until, years),
    )


def _alike(lines: Iterable[BudgetLine], moved: BudgetLine) -> Iterator[BudgetLine]:
    """Lines of the case for the same part of a year, level and group, no later than this one."""
    for line in lines:
        if _part(line) == _part(moved) and _start(line) <= _start(moved):
            yield line


def _part(line: BudgetLine) -> tuple[str, str, Level | None, str | None]:
    begins = f"{line.begins:%m-%d}" if line.begins else ""
    until = f"{line.until:%m-%d}" if line.until else ""
    return begins, until, line.level, line.group


def _start(line: BudgetLine) -> int:
    """Calendar year in which the line's span begins."""
    if line.school_year is not None:
        return school_year_start(line.school_year)
    assert line.begins is not None
    return line.begins.year
