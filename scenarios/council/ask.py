"""From a case to everything that the council asks of it."""

from collections.abc import Sequence
from typing import Final

from matching.documents import others_of
from matching.domain import Case
from matching.engine import run
from matching.rules.book import PolicyBook
from matching.solver.solve import SolveParams
from matching.words import Text, text
from scenarios.cohorts import Years
from scenarios.cohorts import years as simulated
from scenarios.cohorts.answers import Answers, answers
from scenarios.cohorts.pool import Done
from scenarios.comparison import compare
from scenarios.council.found import Council, Show
from scenarios.frontier import Ask, Frontier, frontier
from scenarios.scenario import scenario_named

BASELINE: Final = "baseline"
NAMES: Final = (
    "caps-50-90",
    "share-50",
    "budget-15000",
    "largest-employer-closes",
    "single-employer",
)
"""Scenarios that stand beside the call as it is when none are named."""


def nobody(_: Text) -> None:
    """Nobody watches."""


def council(  # noqa: PLR0913, one for each thing that can be asked
    case: Case,
    book: PolicyBook,
    names: Sequence[str] = NAMES,
    *,
    years: int = 10,
    seeds: int = 20,
    workers: int | None = None,
    params: SolveParams = SolveParams(),  # noqa: B008
    show: Show = nobody,
    done: Done = lambda _done, _all: None,
) -> Council:
    """Match, compare, and simulate; ``names`` stand against the call as it is.

    Raises
    ------
    InputError
        If a scenario does not fit the case.
    Ukrep5Error
        If the case is no call.
    """
    others = [name for name in dict.fromkeys(names) if name != BASELINE] or list(NAMES)
    scenarios = [scenario_named(name) for name in (BASELINE, *others)]
    comparison = compare(case, book, scenarios, params, show)
    show(text("matching by today's practice"))
    made = run(case, book, params)
    budgets = _frontier(case, book, show)
    show(text("simulating the years"))
    found = simulated(case, book, years=years, seeds=seeds, workers=workers, done=done)
    return Council(
        outcome=made.outcome,
        policy=made.policy,
        today=others_of(made, book).today,
        frontier=budgets,
        comparison=comparison,
        years=found,
        answers=_answers(found),
    )


def _frontier(case: Case, book: PolicyBook, show: Show) -> Frontier | None:
    if not case.budget:
        return None
    largest = max(case.budget, key=lambda line: line.limit)
    return frontier(case, book, Ask(line=largest.name), show)


def _answers(found: Years) -> Answers:
    known = answers(found)
    assert known is not None, "simulated with what the answers ask"
    return known
