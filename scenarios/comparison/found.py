"""What a comparison consists of, in the words of the domain. Money is integer cents."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from matching.domain import Case, ScholarId
from matching.money import Cents
from matching.outcome import Award, Outcome
from matching.rules.book import PolicyBook
from matching.words import Text
from scenarios.scenario import Question

Show = Callable[[Text], None]
"""Is told what is being done now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A scenario, the case and the book that it makes, and what the match gives under them."""

    name: str
    question: Question
    case: Case
    book: PolicyBook
    outcome: Outcome


class Fate(StrEnum):
    """What a scenario does to a scholar, seen from the scholar's own list; losses first."""

    AWARD_LOST = "award_lost"
    PLACE_WORSE = "place_worse"
    CO_FUNDING_LOST = "co_funding_lost"
    PAID_LESS = "paid_less"
    """The same place, and fewer euros to completion."""
    AWARD_GAINED = "award_gained"
    PLACE_BETTER = "place_better"
    CO_FUNDING_GAINED = "co_funding_gained"
    PAID_MORE = "paid_more"


LOSSES: Final = frozenset({Fate.AWARD_LOST, Fate.PLACE_WORSE, Fate.CO_FUNDING_LOST, Fate.PAID_LESS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why, in a few words to count by and in a whole sentence."""

    label: Text
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One scholar who gains or loses, and why the scenario that gives less does not give more."""

    scholar_id: ScholarId
    fate: Fate
    before: Award | None
    after: Award | None
    why: Because

    @property
    def loses(self) -> bool:
        """Whether the scholar has less than before."""
        return self.fate in LOSSES


class StepKind(StrEnum):
    """What sets one scenario's money apart from the other's; each scholar counts in one."""

    AWARDS_LOST = "awards_lost"
    AWARDS_GAINED = "awards_gained"
    CO_FUNDING_LOST = "co_funding_lost"
    CO_FUNDING_GAINED = "co_funding_gained"
    OTHER_PLACE = "other_place"
    OTHER_TERMS = "other_terms"
    """The same place at another amount, share, cap or number of months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Scholars of one kind, and by how much they change what each side pays to completion."""

    kind: StepKind
    scholars: int
    municipality: Cents
    employers: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """A scenario against the first one.

    Parameters
    ----------
    changes : losses before gains, by kind, then by scholar.
    steps : ``before`` and all steps together are ``after``, for each payer.
    """

    before: Tried
    after: Tried
    changes: tuple[Change, ...]
    steps: tuple[Step, ...]

    def count(self, fate: Fate) -> int:
        """Scholars of one fate."""
        return sum(change.fate is fate for change in self.changes)

    @property
    def losers(self) -> tuple[Change, ...]:
        """Scholars who have less than before."""
        return tuple(change for change in self.changes if change.loses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Scenarios side by side, at least two; each later one against the first."""

    tried: tuple[Tried, ...]
    against: tuple[Against, ...]

    @property
    def base(self) -> Tried:
        """The scenario that the others stand against."""
        return self.tried[0]
