"""The middle of many histories, and the span in which eight of ten lie."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from scenarios.cohorts.rows import YearRow

LOW, MIDDLE, HIGH = 10, 50, 90
"""Percent of the histories that lie below."""
NEAR = 500
"""Basis points by which medians of a steady state may differ from their mean."""
LAST = 3
"""Years at the end whose mean stands for the steady state."""

Measure = Callable[[YearRow], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Eight of ten histories lie between ``low`` and ``high``, half below ``middle``."""

    low: int
    middle: int
    high: int


def quantile(values: Iterable[int], percent: int) -> int:
    """The value below which so many percent lie; always one of the values."""
    ordered = sorted(values)
    return ordered[(percent * (len(ordered) - 1) + 50) // 100]


def band(values: Iterable[int]) -> Band:
    """The band of some values."""
    known = list(values)
    return Band(
        low=quantile(known, LOW), middle=quantile(known, MIDDLE), high=quantile(known, HIGH)
    )


def by_year(rows: Iterable[YearRow], measure: Measure) -> tuple[Band, ...]:
    """The band of a measure in every year, from the first."""
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row.year, []).append(measure(row))
    return tuple(band(found[year]) for year in sorted(found))


def mean(values: Sequence[int]) -> int:
    """The mean, rounded to the nearest whole."""
    return (2 * sum(values) + len(values)) // (2 * len(values)) if values else 0


def mean_from(rows: Iterable[YearRow], measure: Measure, year: int) -> Band:
    """The band over histories of their means from a year on."""
    found: dict[int, list[int]] = {}
    for row in rows:
        if row.year >= year:
            found.setdefault(row.seed, []).append(measure(row))
    return band([mean(values) for values in found.values()])


def later_from(years: int) -> int:
    """Year from which means stand for a later year: the last five, never the first alone."""
    return min(years, max(2, years - 4))


def steady_from(middles: Sequence[int]) -> int | None:
    """First year (from 1) from which every median is near the mean of the last three.

    None where that is not so for longer than those three years, as too few were simulated.
    """
    level = mean(middles[-LAST:])
    year = len(middles)
    while year > 0 and 10_000 * abs(middles[year - 1] - level) <= NEAR * level:
        year -= 1
    return year + 1 if year < len(middles) - LAST else None
