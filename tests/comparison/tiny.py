"""Scenarios on the smallest case, small enough to count by hand."""

from collections.abc import Callable
from dataclasses import replace

from matching.domain import Case
from matching.engine import match
from matching.rules.book import policy_book
from scenarios.comparison import Against, Comparison, Tried, compare
from scenarios.comparison.ask import nobody
from scenarios.comparison.compared import compared
from scenarios.scenario import Question, scenario_named
from tests.engine.cases import case_of

Altered = Callable[[Case], Case]
"""Makes another case out of one."""


def compared_on_tiny(*names: str) -> Comparison:
    """Scenarios of the library on the case `tiny`."""
    return compare(case_of("tiny"), policy_book(), [scenario_named(name) for name in names])


def against(before: Case, after: Case) -> Against:
    """Two cases as they stand, the one against the other."""
    found = compared([_tried("before", before), _tried("after", after)], nobody)
    return found.against[0]


def _tried(name: str, case: Case) -> Tried:
    book = policy_book()
    return Tried(
        name=name,
        question=Question(sl="Kaj?", en="What?"),
        case=case,
        book=book,
        outcome=match(case, book),
    )


def tiny(alter: Altered = lambda case: case) -> Case:
    """The case, altered."""
    return alter(case_of("tiny"))


def taking_anyone(case: Case) -> Case:
    """Every position takes scholars without co-funding too."""
    return replace(
        case, positions=tuple(replace(each, accepts_unfunded=True) for each in case.positions)
    )
