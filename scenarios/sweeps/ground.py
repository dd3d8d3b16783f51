"""What cells share that differ only in budget and draw: made once in each worker."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from matching.contract import LineLeft
from matching.domain import Case
from matching.rules.admissible import admissible_contracts
from matching.rules.book import PolicyBook
from matching.solver.problem import Problem, build_problem
from scenarios.scenario import LineChanges, Scenario, apply, with_line
from scenarios.sweeps.awards_only import Curve, curve_of
from scenarios.sweeps.people import drawn_anew
from scenarios.sweeps.town import Town, opened


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A case judged under a scenario.

    Parameters
    ----------
    lines : limits, and what running awards take, which does not depend on the limits.
    """

    case: Case
    book: PolicyBook
    lines: tuple[LineLeft, ...]
    problem: Problem

    @cached_property
    def curve(self) -> Curve | None:
        """Most co-funded awards at every limit, where it is known for all of them at once."""
        return curve_of(self.problem)

    def lines_with(self, change: LineChanges | None) -> tuple[LineLeft, ...]:
        """The lines with other limits."""
        if change is None:
            return self.lines
        budget = with_line(self.case, change, self.book).budget
        return tuple(
            replace(left, limit=line.limit) for left, line in zip(self.lines, budget, strict=True)
        )


@lru_cache(maxsize=8)
def ground_of(town: Town, asked: Scenario, people: int | None) -> Ground:
    """The ground of a scenario, for the people of the case or those of a made-up year."""
    case, book = opened(town)
    if people is not None:
        case = drawn_anew(case, people)
    applied = apply(asked, case, book)
    policy = applied.book.with_changes(applied.case.changes).on(applied.case.on)
    admissible = admissible_contracts(applied.case, policy)
    return Ground(
        case=applied.case,
        book=applied.book,
        lines=admissible.lines,
        problem=build_problem(admissible),
    )
