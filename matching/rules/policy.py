"""Policy on one day, with a typed question for each parameter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from matching.contract import Cutoff, Law
from matching.domain import CaseKind, Goal, Level, Mechanism, OccupationId, Scholarship
from matching.money import BasisPoints, Cents
from matching.rules.parameter import Parameter, Value


class Unvisited(StrEnum):
    """What becomes of wishes for employers that the scholar has not met."""

    EXCLUDE = "exclude"
    LAST = "last"
    ALLOW = "allow"


class TieRule(StrEnum):
    """What decides between scholars whom a position ranks alike."""

    POINTS_THEN_DRAW = "points_then_draw"
    DRAW = "draw"


class Settlement(StrEnum):
    """Who repays the employer that granted an award, when the scholar chooses another one."""

    NONE = "none"
    CHOSEN_REPAYS = "chosen_repays"
    POOL = "pool"


def stay_by(level: Level, *, last_year: bool) -> str:
    """Name of the parameter for the last day of a level's stays."""
    return f"stay_by_last_year_{level}" if last_year else f"stay_by_{level}"


@dataclass(frozen=True, kw_only=True)
class Policy:
    """The book, open at a day. A question without an answer raises `PolicyGapError`."""

    parameters: Mapping[str, Parameter]
    day: date

    def law(self, parameter: str) -> Law:
        """Where the value in force on this day comes from."""
        if parameter not in self._laws:
            self._laws[parameter] = self.parameters[parameter].law_on(self.day)
        return self._laws[parameter]

    @cached_property
    def _laws(self) -> dict[str, Law]:
        return {}

    # co-funding, on the first day of the month paid

    def share(self, on: date) -> BasisPoints:
        """Most that the municipality pays of the monthly amount."""
        return BasisPoints(self._int("share", on))

    def cap(self, level: Level, on: date) -> Cents:
        """Most that the municipality pays a month for a level."""
        return Cents(self._int(f"cap_{level}", on))

    # paid months

    def first_month(self, level: Level) -> int:
        """Month of the year in which the level's school year begins."""
        return self._int(f"first_month_{level}")

    def paid_months(self, level: Level) -> int:
        """Paid months of a school year, counted from its first."""
        return self._int(f"paid_months_{level}")

    def paid_months_in_last_year(self, level: Level) -> int:
        """Paid months of the school year in which the scholar completes."""
        return self._int(f"paid_months_last_year_{level}")

    @cached_property
    def back_pay(self) -> bool:
        """Whether months of the school year before the award are paid too."""
        return self._yes("back_pay")

    # conditions of co-funding

    @cached_property
    def employer_seat(self) -> str:
        """Municipality in which a co-funded employer is seated."""
        return self._str("employer_seat")

    @cached_property
    def employer_must_be_solvent(self) -> bool:
        """Whether insolvency, or a motion for it, excludes an employer."""
        return self._yes("employer_must_be_solvent")

    @cached_property
    def employer_call_by(self) -> str:
        """Month and day by which the employer's own call is published, such as ``06-30``."""
        return self._str("employer_call_by")

    @cached_property
    def deficit_occupations(self) -> frozenset[OccupationId]:
        """Occupations that are co-funded."""
        return frozenset(OccupationId(name) for name in self._list("deficit_occupations"))

    @cached_property
    def residence(self) -> str:
        """Municipality in which a co-funded scholar lives."""
        return self._str("residence")

    @cached_property
    def citizenship(self) -> str:
        """Citizenship of a co-funded scholar, two letters."""
        return self._str("citizenship")

    @cached_property
    def scholar_must_not_be_employed(self) -> bool:
        """Whether employment or self-employment excludes co-funding."""
        return self._yes("scholar_must_not_be_employed")

    @cached_property
    def excluded_scholarships(self) -> frozenset[Scholarship]:
        """Scholarships that exclude co-funding."""
        return frozenset(Scholarship(name) for name in self._list("excluded_scholarships"))

    # visits

    @cached_property
    def least_firms_visited(self) -> int:
        """Distinct firms that a scholar has met before an award."""
        return self._int("least_firms_visited")

    @cached_property
    def least_hours_of_stay(self) -> int:
        """Confirmed hours at a firm from which it counts as visited."""
        return self._int("least_hours_of_stay")

    @cached_property
    def visits_waived_in_last_year(self) -> bool:
        """Whether the least number of firms falls away in the last school year."""
        return self._yes("visits_waived_in_last_year")

    @cached_property
    def unvisited_employers(self) -> Unvisited:
        """What becomes of wishes for employers not met."""
        return Unvisited(self._str("unvisited_employers"))

    # stays

    @cached_property
    def hours_a_day(self) -> int:
        """Most hours of a stay on a working day."""
        return self._int("hours_a_day")

    def stay_by(self, level: Level, *, last_year: bool) -> str:
        """Month and day by which a stay of a school year ends, such as ``08-31``."""
        return self._str(stay_by(level, last_year=last_year))

    @cached_property
    def firm_twice(self) -> bool:
        """Whether a scholar may do a second stay at a firm."""
        return self._yes("firm_twice")

    # the match

    def mechanism(self, kind: CaseKind) -> Mechanism:
        """How the match chooses at this moment of the scheme."""
        return Mechanism(self._str(f"mechanism_{kind}"))

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Goals, the most important first."""
        return tuple(Goal(name) for name in self._list("goals"))

    @cached_property
    def least_share_of_level(self) -> BasisPoints:
        """Share of its proportional part that each level gets at least."""
        return BasisPoints(self._int("least_share_of_level"))

    @cached_property
    def tie_rule(self) -> TieRule:
        """What decides between scholars whom a position ranks alike."""
        return TieRule(self._str("tie_rule"))

    @cached_property
    def cutoff(self) -> Cutoff:
        """How the mechanism `stable` keeps the budget lines."""
        cutoff = Cutoff(self._str("cutoff"))
        if cutoff is Cutoff.GUARANTEED and self.leftover_round:
            return Cutoff.GUARANTEED_THEN_SPEND
        return cutoff

    @cached_property
    def leftover_round(self) -> bool:
        """Whether the guaranteed cutoff is followed by a round for what is left."""
        return self._yes("leftover_round")

    @cached_property
    def settlement(self) -> Settlement:
        """Who repays the granting employer at completion."""
        return Settlement(self._str("settlement"))

    @cached_property
    def target(self) -> int:
        """Co-funded awards that the strategy aims at in a year."""
        return self._int("target")

    def _value(self, parameter: str, on: date | None) -> Value:
        return self.parameters[parameter].on(on or self.day).value

    def _int(self, parameter: str, on: date | None = None) -> int:
        value = self._value(parameter, on)
        assert isinstance(value, int)
        return value

    def _yes(self, parameter: str) -> bool:
        value = self._value(parameter, None)
        assert isinstance(value, bool)
        return value

    def _str(self, parameter: str) -> str:
        value = self._value(parameter, None)
        assert isinstance(value, str)
        return value

    def _list(self, parameter: str) -> tuple[str, ...]:
        value = self._value(parameter, None)
        assert isinstance(value, tuple)
        return value
