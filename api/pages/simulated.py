"""Years to come and the council's report of a studied case: some seconds of work, done once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from api.pages.background import Background, Running
from api.pages.kept import Kept
from api.pages.study import Study
from matching.documents import others_of
from matching.domain import Case
from matching.words import Text, text
from scenarios.cohorts import Years, years
from scenarios.cohorts.answers import answers
from scenarios.frontier import Ask, Frontier, frontier

if TYPE_CHECKING:
    from scenarios.council import Council

YEARS: Final = 10
SEEDS: Final = 3
"""Histories of each plan: few, so that nobody waits long; the page says so."""
CASES: Final = 8

_simulations: Kept[Case, Years] = Kept(CASES)
_years: Background[Case, Years] = Background(CASES)
_councils: "Background[Case, Council]" = Background(CASES)


def years_of(study: Study) -> Running[Years]:
    """The simulation, begun when it is first asked for."""
    return _years.of(study.case, lambda running: _simulated(study, running.show))


def council_of(study: Study) -> "Running[Council]":
    """What the council's report says, begun when it is first asked for."""
    return _councils.of(study.case, lambda running: _council(study, running))


def _simulated(study: Study, show: Callable[[Text, int, int], None]) -> Years:
    """Page and report share one simulation."""
    says = text("simulating the years")
    show(says, 0, 0)

    def work() -> Years:
        return years(
            study.case,
            study.book,
            years=YEARS,
            seeds=SEEDS,
            done=lambda done, of: show(says, done, of),
        )

    return _simulations.of(study.case, work)


def _council(study: Study, running: "Running[Council]") -> "Council":
    """The report from what the pages have worked out already, and from what they have not yet."""
    from scenarios.council import NAMES, Council  # loads altair
    from scenarios.council.ask import BASELINE

    running.show(text("matching the scenarios"))
    made = study.match
    fitting = [each.name for each in study.scenarios if each.name in NAMES]
    comparison = study.comparison((BASELINE, *fitting))
    running.show(text("working out every budget"))
    budgets = _largest_line(study)
    found = _simulated(study, running.show)
    known = answers(found)
    assert known is not None, "simulated with what the answers ask"
    return Council(
        outcome=made.outcome,
        policy=made.policy,
        today=others_of(made, study.book).today,
        frontier=budgets,
        comparison=comparison,
        years=found,
        answers=known,
    )


def _largest_line(study: Study) -> Frontier | None:
    lines = study.case.budget
    if not lines:
        return None
    largest = max(lines, key=lambda line: line.limit)
    if largest is lines[0]:
        return study.frontier()
    return frontier(study.case, study.book, Ask(line=largest.name))
