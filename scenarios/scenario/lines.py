"""Budget lines with other limits."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from matching.domain import BudgetLine, Case
from matching.money import Cents
from matching.months import months
from matching.rules.book import PolicyBook
from scenarios.scenario.changes import LineChanges
from scenarios.scenario.growth import shared_out
from scenarios.scenario.least_line import least_line

YEAR: Final = 12
"""Months of a budget year."""


def with_line(case: Case, change: LineChanges, book: PolicyBook) -> Case:
    """The case with the limits that the change asks for."""
    if change.awards is not None:
        name = change.line or case.budget[0].name
        return with_limits(case, {name: least_line(case, book, name, change.awards)})
    if change.year is not None:
        return with_limits(case, _scaled(case, change))
    assert change.limit is not None, "a line has a limit, a sum a year, or awards"
    named = [line.name for line in case.budget if change.line in {None, line.name}]
    return with_limits(case, dict.fromkeys(named, change.limit))


def with_limits(case: Case, limits: dict[str, Cents]) -> Case:
    """The case with some limits set, by the names of their lines."""
    budget = tuple(replace(line, limit=limits.get(line.name, line.limit)) for line in case.budget)
    return replace(case, budget=budget)


def _scaled(case: Case, change: LineChanges) -> dict[str, Cents]:
    """Limits by which the lines of each span together hold the sum of a year.

    A span of fewer or more than twelve months holds its part of the sum, rounded down to the cent.
    Where a span has a line for everyone, that one holds the sum and the lines for a level or a
    group keep their proportion to it (rounded down); otherwise the lines share the sum in
    proportion to their limits.
    """
    spans: defaultdict[object, list[BudgetLine]] = defaultdict(list)
    for line in case.budget:
        if change.line in {None, line.name}:
            spans[line.school_year, line.begins, line.until].append(line)
    assert change.year is not None
    limits: dict[str, Cents] = {}
    for lines in spans.values():
        limits |= _of_span(lines, change.year * _months(lines[0]) // YEAR)
    return limits


def _of_span(lines: Sequence[BudgetLine], total: int) -> dict[str, Cents]:
    whole = max((line.limit for line in lines if _for_everyone(line)), default=None)
    if whole:
        parts = [min(total, line.limit * total // whole) for line in lines]
    elif whole == 0:
        parts = [total] * len(lines)
    else:
        parts = shared_out(total, [line.limit for line in lines])
    return {line.name: Cents(part) for line, part in zip(lines, parts, strict=True)}


def _for_everyone(line: BudgetLine) -> bool:
    return line.level is None and line.group is None


def _months(line: BudgetLine) -> int:
    if line.school_year is not None:
        return YEAR
    assert line.begins is not None
    assert line.until is not None
    return sum(line.begins <= month for month in months(line.begins, line.until))
