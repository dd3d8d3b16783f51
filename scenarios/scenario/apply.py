"""A scenario applied: a case and a book in, new ones out; nothing that came in is touched."""

from collections.abc import Iterable
from dataclasses import replace

from matching.domain import Case, PolicyChange
from matching.rules.book import PolicyBook
from scenarios.scenario.changes import (
    EVERY,
    AmountsChange,
    CaseChange,
    DemandGrows,
    EmployerCloses,
    InterestRises,
    LineChanges,
    OccupationCoFunded,
)
from scenarios.scenario.closing import with_closed
from scenarios.scenario.fits import must_fit
from scenarios.scenario.growth import with_amounts, with_demand, with_interest
from scenarios.scenario.lines import with_line
from scenarios.scenario.scenario import Applied, Scenario


def apply(scenario: Scenario, case: Case, book: PolicyBook) -> Applied:
    """The case and the book as the scenario has them.

    First policy, mechanism and target, then the changes of the case in their order, each on what
    the ones before left.

    Raises
    ------
    InputError
        With every name or unit that the case or the book does not have; before anything changes.
    OutOfReachError
        If no limit of a line gives the awards asked for.
    """
    must_fit((scenario,), case, book)
    applied = Applied(case=_with_settings(scenario, case), book=book)
    if scenario.policy:
        applied = _with_policy(applied, scenario.policy)
    for change in scenario.changes:
        applied = _with(change, applied)
    return applied


def _with_settings(scenario: Scenario, case: Case) -> Case:
    if scenario.mechanism is not None:
        case = replace(case, mechanism=scenario.mechanism)
    if scenario.target is not None:
        case = replace(case, target=scenario.target)
    return case


def _with_policy(applied: Applied, changes: Iterable[PolicyChange]) -> Applied:
    """The case's own changes go into the book first, so that the scenario's count over them."""
    book = applied.book.with_changes(applied.case.changes).with_changes(changes)
    return Applied(case=replace(applied.case, changes=()), book=book)


def _with(change: CaseChange, applied: Applied) -> Applied:
    case, book = applied.case, applied.book
    match change:
        case EmployerCloses():
            return replace(applied, case=with_closed(case, change))
        case DemandGrows():
            return replace(applied, case=with_demand(case, change))
        case InterestRises():
            return replace(applied, case=with_interest(case, change))
        case AmountsChange():
            return replace(applied, case=with_amounts(case, change))
        case LineChanges():
            return replace(applied, case=with_line(case, change, book))
        case OccupationCoFunded():
            return _with_policy(applied, (_co_funded(change, case, book),))


def _co_funded(change: OccupationCoFunded, case: Case, book: PolicyBook) -> PolicyChange:
    """The list in force on the day of the match, with one more occupation or all, from then on."""
    listed = book.with_changes(case.changes).on(case.on).deficit_occupations
    every = {each.occupation for each in case.occupations}
    more = every if change.occupation == EVERY else {change.occupation}
    return PolicyChange(
        parameter="deficit_occupations",
        value=" | ".join(sorted(listed | more)),
        begins=case.on,
    )
