"""The money and the rule of a run, as far as the case says them."""

from dataclasses import dataclass
from datetime import date

from matching.domain.sets import Level
from matching.money import Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Cents for a span of months, or for a school year (each level's own twelve months).

    ``level`` and ``group`` narrow the line to scholars of a level or occupations of a group.
    """

    name: str
    limit: Cents
    begins: date | None = None
    until: date | None = None
    school_year: str | None = None
    level: Level | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChange:
    """A change of one parameter over a span of days; ``value`` is text in the parameter's unit."""

    parameter: str
    value: str
    begins: date
    until: date | None = None
