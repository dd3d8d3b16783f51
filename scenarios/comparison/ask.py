"""From a case and scenarios to their comparison."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from matching.domain import Case, CaseKind
from matching.engine import match
from matching.errors import Ukrep5Error
from matching.report.labels import GOAL
from matching.rules.book import PolicyBook
from matching.solver.solve import SolveParams
from matching.words import Text, text
from scenarios.comparison.compared import compared
from scenarios.comparison.found import Comparison, Show, Tried
from scenarios.scenario import Scenario, apply, must_fit


def nobody(_: Text) -> None:
    """Nobody watches."""


def compare(
    case: Case,
    book: PolicyBook,
    scenarios: Sequence[Scenario],
    params: SolveParams = SolveParams(),  # noqa: B008
    show: Show = nobody,
) -> Comparison:
    """Match the case under every scenario; each later one stands against the first.

    Raises
    ------
    InputError
        With every fault of every scenario, before anything runs.
    Ukrep5Error
        If there are fewer than two, or two of one name, or the case is no call.
    ClashError
        If decisions of the officer cannot all hold in a scenario.
    """
    _must_be_a_call(case)
    _must_differ(scenarios)
    must_fit(scenarios, case, book)
    tried = [
        _tried(scenario, case, book, params, _count(show, no, len(scenarios)))
        for no, scenario in enumerate(scenarios, 1)
    ]
    return compared(tried, show)


def _count(show: Show, no: int, number: int) -> Show:
    """Says before everything how far the comparison is."""
    return lambda what: show(text("{no} of {number}: {what}", no=no, number=number, what=what))


def _tried(
    scenario: Scenario, case: Case, book: PolicyBook, params: SolveParams, show: Show
) -> Tried:
    show(text("matching {name}", name=scenario.name))
    applied = apply(scenario, case, book)
    watched = replace(
        params,
        watch=lambda reached: show(
            text("matching {name}; reached: {goal}", name=scenario.name, goal=GOAL[reached.goal])
        ),
    )
    return Tried(
        name=scenario.name,
        question=scenario.question,
        case=applied.case,
        book=applied.book,
        outcome=match(applied.case, applied.book, watched),
    )


def _must_be_a_call(case: Case) -> None:
    if case.kind is not CaseKind.CALL:
        raise Ukrep5Error(text("scenarios are compared for a call; {case} is none", case=case.name))


def _must_differ(scenarios: Sequence[Scenario]) -> None:
    if len(scenarios) < 2:
        raise Ukrep5Error(text("name at least two scenarios to compare"))
    counts = Counter(scenario.name for scenario in scenarios)
    twice = [name for name, count in counts.items() if count > 1]
    if twice:
        raise Ukrep5Error(text("named more than once: {names:list}", names=twice))
