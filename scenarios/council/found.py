"""What the council's report is written from."""

from collections.abc import Callable
from dataclasses import dataclass

from matching.outcome import Outcome
from matching.rules.policy import Policy
from matching.words import Text
from scenarios.cohorts.answers import Answers
from scenarios.cohorts.found import Years
from scenarios.comparison import Comparison
from scenarios.frontier import Frontier

Show = Callable[[Text], None]
"""Is told what is being done now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A match, today's practice, every budget, scenarios, and the years to come.

    Parameters
    ----------
    policy : the book as it stood at the match, open at the day of the case.
    today : today's practice, where decisions do not stand against it.
    frontier : of the largest line; None for a case without lines.
    """

    outcome: Outcome
    policy: Policy
    today: Outcome | None
    frontier: Frontier | None
    comparison: Comparison
    years: Years
    answers: Answers
