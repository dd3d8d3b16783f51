"""Every figure of every scenario, one a row: for data frames, files and other programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from matching.report.table import Kind
from scenarios.comparison.breakdown import Cut, cuts
from scenarios.comparison.found import Comparison, Tried
from scenarios.comparison.indicators import INDICATORS, value


class Unit(StrEnum):
    """What the integer of a row counts."""

    NUMBER = "number"
    CENTS = "cents"
    BASIS_POINTS = "basis_points"
    HUNDREDTHS = "hundredths"


UNIT: Final = MappingProxyType(
    {
        Kind.INT: Unit.NUMBER,
        Kind.EUR: Unit.CENTS,
        Kind.SHARE: Unit.BASIS_POINTS,
        Kind.POINTS: Unit.HUNDREDTHS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of one scenario.

    Parameters
    ----------
    of : the line, year, occupation, level, employer or place that it is of; empty for the whole.
    difference : from the first scenario; None where either has no such figure.
    """

    scenario: str
    indicator: str
    of: str
    value: int | None
    unit: Unit
    difference: int | None


def tidy(found: Comparison) -> Iterator[Row]:
    """All rows: scenarios in their order, whole figures before their parts."""
    base = {(cut.key, cut.of): cut.value for cut in _every(found.base, found)}
    for tried in found.tried:
        for cut in _every(tried, found):
            yield Row(
                scenario=tried.name,
                indicator=cut.key,
                of=cut.of,
                value=cut.value,
                unit=UNIT[cut.kind],
                difference=_less(cut.value, base.get((cut.key, cut.of))),
            )


def _less(after: int | None, before: int | None) -> int | None:
    return None if after is None or before is None else after - before


def _every(tried: Tried, found: Comparison) -> Iterator[Cut]:
    for indicator in INDICATORS:
        yield Cut(key=indicator.key, of="", kind=indicator.kind, value=value(indicator, tried))
    yield from cuts(tried, found)
