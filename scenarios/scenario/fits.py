"""Whether scenarios fit a case and a book: every fault at once, before anything runs."""

from collections.abc import Iterable, Iterator

from matching.domain import Case, PolicyChange
from matching.errors import Fault, InputError, PolicyError
from matching.rules.book import PolicyBook
from matching.tables.suggest import Known
from matching.words import Text, text
from scenarios.scenario.changes import (
    EVERY,
    LARGEST,
    CaseChange,
    EmployerCloses,
    LineChanges,
    OccupationCoFunded,
)
from scenarios.scenario.scenario import Scenario


def must_fit(scenarios: Iterable[Scenario], case: Case, book: PolicyBook) -> None:
    """Raise if a scenario names what the case or the book does not have.

    Raises
    ------
    InputError
        With every fault of every scenario: file, key, what was found, what would be right.
    """
    faults = [fault for scenario in scenarios for fault in _faults(scenario, case, book)]
    if faults:
        raise InputError(faults)


def _faults(scenario: Scenario, case: Case, book: PolicyBook) -> Iterator[Fault]:
    file = scenario.file or scenario.name
    for number, policy in enumerate(scenario.policy, 1):
        problem = _against_book(policy, book)
        if problem is not None:
            key = f"change {number}, {policy.parameter}"
            yield Fault(file=file, column=key, kind="parameter", problem=problem)
    for change in scenario.changes:
        for key, problem in _against_case(change, case):
            yield Fault(file=file, column=key, kind="unknown_id", problem=problem)


def _against_book(change: PolicyChange, book: PolicyBook) -> Text | None:
    """Why the book cannot have the change."""
    try:
        book.with_changes((change,))
    except PolicyError as error:
        return error.problem
    return None


def _against_case(change: CaseChange, case: Case) -> Iterator[tuple[str, Text]]:
    """Keys of what the case does not have, and what is wrong with each."""
    if isinstance(change, LineChanges):
        yield from _lines(change, case)
        return
    employer = getattr(change, "employer", None)
    if employer is not None and not (employer == LARGEST and isinstance(change, EmployerCloses)):
        yield from _known("employer", employer, (each.employer_id for each in case.employers))
    occupation = getattr(change, "occupation", None)
    if occupation is not None and not (
        occupation == EVERY and isinstance(change, OccupationCoFunded)
    ):
        yield from _known("occupation", occupation, (each.occupation for each in case.occupations))


def _lines(change: LineChanges, case: Case) -> Iterator[tuple[str, Text]]:
    names = [line.name for line in case.budget]
    if not names:
        yield "line", text("the case {case} has no budget line", case=case.name)
    elif change.line is not None:
        yield from _known("name", change.line, names)
    elif change.awards is not None and len(names) > 1:
        yield "name", text("name one of the budget lines: {names:list}", names=names)


def _known(key: str, found: str, known: Iterable[str]) -> Iterator[tuple[str, Text]]:
    names = sorted(known)
    if found in names:
        return
    close = Known(names).nearest(found)
    if close is None:
        yield key, text('the case has no "{found}"; it has {names:list}', found=found, names=names)
    else:
        yield (
            key,
            text('the case has no "{found}" (did you mean {close}?)', found=found, close=close),
        )
