"""What a scenario may change in a case, one record each. Percentages are basis points."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from matching.domain import EmployerId, Level, OccupationId
from matching.money import BasisPoints, Cents

NO_CHANGE: Final = BasisPoints(0)

LARGEST: Final = EmployerId("largest")
"""Stands for the employer with the most places; of equal ones the first by its id."""

EVERY: Final = OccupationId("every")
"""Stands for every occupation of the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerCloses:
    """An employer grants nothing any more and hosts nobody."""

    employer: EmployerId


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandGrows:
    """Needs and places of an occupation grow (or fall) by a percentage; None is every one."""

    occupation: OccupationId | None = None
    needs: BasisPoints = NO_CHANGE
    places: BasisPoints = NO_CHANGE


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestRises:
    """Employers offer more places (or fewer), and their limits move along; None is every one."""

    places: BasisPoints
    employer: EmployerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountsChange:
    """Monthly amounts of positions change: by a percentage, to a value, or up to a least value.

    Exactly one of ``by``, ``to`` and ``least`` is given; the first three narrow the positions.
    """

    level: Level | None = None
    occupation: OccupationId | None = None
    employer: EmployerId | None = None
    by: BasisPoints | None = None
    to: Cents | None = None
    least: Cents | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OccupationCoFunded:
    """An occupation is co-funded as those in deficit are; `EVERY` for all of the case."""

    occupation: OccupationId


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChanges:
    """A budget line (None: every line) gets another limit.

    Exactly one is given: ``limit`` sets it; ``year`` is what all lines of a budget year hold
    together; ``awards`` asks for the least limit that gives so many co-funded awards.
    """

    line: str | None = None
    limit: Cents | None = None
    year: Cents | None = None
    awards: int | None = None


CaseChange: TypeAlias = (
    EmployerCloses | DemandGrows | InterestRises | AmountsChange | OccupationCoFunded | LineChanges
)
