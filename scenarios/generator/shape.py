"""What a generated case looks like: every rate and size of it, none of them law."""

from dataclasses import dataclass
from datetime import date

from matching.domain import Level
from matching.money import Cents
from matching.months import school_year_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Places asked by level."""

    secondary: int
    tertiary: int

    def of(self, level: Level) -> int:
        """Places asked of one level."""
        return self.secondary if level is Level.SECONDARY else self.tertiary


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes, amounts and rates; rates are parts of 1 and hold exactly, up to rounding.

    Parameters
    ----------
    begins : year in which the school year begins.
    employers, occupations, places, limit : as many as usual for the size where None.
    placed : how much of the co-funding of all that could be placed the limit pays, in percent.
    *_amounts : monthly amounts in EUR; one that is usual stands there more than once.
    years_left : school years after this one until completion; 0 is the last year.
    visits : employers visited by those who did their practice as they should.
    each_scholar_flaw : those elsewhere, foreign, employed, or with the state's deficit
        scholarship; so many of each.
    each_employer_flaw : those seated elsewhere, insolvent, or late with the call; so many of each.
    each_practice_flaw : those with one firm only, unconfirmed, or too short; so many of each.
    """

    begins: int = 2024
    employers: int | None = None
    occupations: int | None = None
    places: Places | None = None
    limit: Cents | None = None
    placed: int = 60
    target: int | None = None
    tertiary: float = 0.3
    scholars_an_employer: float = 4.5
    places_a_scholar: float = 1.05
    secondary_amounts: tuple[int, ...] = (70, 80, 90, 100, 100, 120, 120, 150, 150, 150, 180, 250)
    tertiary_amounts: tuple[int, ...] = (150, 180, 190, 200, 200, 220, 250, 250, 250, 300, 350, 400)
    years_left: tuple[int, ...] = (0, 0, 1, 1, 1, 2, 2, 2, 3)
    visits: tuple[int, ...] = (2, 3, 3, 4)
    wishes: tuple[int, ...] = (5, 6, 6, 7, 8)
    non_deficit: float = 0.04
    each_scholar_flaw: float = 0.02
    each_employer_flaw: float = 0.03
    each_practice_flaw: float = 0.03
    limited_employers: float = 0.1
    shared_firms: float = 0.06
    accepting_unfunded: float = 0.1

    @property
    def school_year(self) -> str:
        """Such as ``2024/25``."""
        return school_year_name(self.begins)

    @property
    def on(self) -> date:
        """Day of the match: after the call has closed, some weeks into the school year."""
        return date(self.begins, 10, 15)

    @property
    def rotation_on(self) -> date:
        """Day on which the stays of the months before the match are planned."""
        return date(self.begins, 1, 5)

    def employers_for(self, scholars: int) -> int:
        """How many employers so many scholars meet."""
        return self.employers or max(1, round(scholars / self.scholars_an_employer))

    def amounts(self, level: Level) -> tuple[int, ...]:
        """Monthly amounts in EUR to draw from."""
        return self.secondary_amounts if level is Level.SECONDARY else self.tertiary_amounts
