"""One wish that failed, and the whole match to try changes with."""

from collections.abc import Callable
from dataclasses import dataclass

from matching.domain import Case, PositionId, ScholarId
from matching.engine import match
from matching.explain.change import ChangeKind, LeastChange, apply
from matching.explain.change_words import more
from matching.rules.book import PolicyBook
from matching.solver.solve import SolveParams

Trying = Callable[[ChangeKind], None]
"""Called before each solve, with the kind of change that it tries."""


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """A pair of a case, and what a match of it needs."""

    case: Case
    book: PolicyBook
    pair: tuple[ScholarId, PositionId]
    params: SolveParams
    trying: Trying

    def change(self, kind: ChangeKind, amount: int, line: str | None = None) -> LeastChange:
        """A change to try, not yet known to be enough."""
        scholar, position = self.pair
        return LeastChange(
            kind=kind,
            scholar_id=scholar,
            position_id=position,
            amount=amount,
            least=False,
            sentence=more(self.case, self.pair, kind, amount, line),
            line=line,
        )

    def gives(self, change: LeastChange) -> bool:
        """Whether the case with exactly this change gives the award."""
        self.trying(change.kind)
        outcome = match(apply(self.case, change), self.book, self.params)
        return any((award.scholar_id, award.position_id) == self.pair for award in outcome.awards)
