"""Pairs who would rather agree past the match, and those who only lack money for it."""

from collections.abc import Iterator
from typing import Final

from matching.domain import Case, CaseKind
from matching.outcome import Outcome
from matching.report.labels import yes_no
from matching.report.table import Column, Field, Kind, Table, tabulate
from matching.solver.pairs import BlockingPair, ExcusedPair
from matching.words import Text, counted, text


def agreements(outcome: Outcome) -> Iterator[Text]:
    """How many there are, and what they are."""
    yield text(
        "A pair is blocking if the scholar prefers the position to what the match gives, and the "
        "position has room or prefers the scholar to someone whom it has."
    )
    if outcome.kind is CaseKind.CALL:
        yield text("The lines must pay for it, with the money of whoever makes way.")
    if not outcome.blocking:
        yield text("There is no blocking pair: nobody would rather agree past this match.")
    else:
        yield counted(
            "There is {n} blocking pair.", "There are {n} blocking pairs.", n=len(outcome.blocking)
        )
    if outcome.fewest is not None:
        yield _proof_of_fewest(outcome.fewest.proven, outcome.fewest.bound)
    if outcome.excused:
        yield counted(
            "{n} more lacks only money and is excused by the budget.",
            "{n} more lack only money and are excused by the budget.",
            n=len(outcome.excused),
        )


def _proof_of_fewest(proven: bool, bound: int) -> Text:
    if proven:
        return text("It is proven by search that no other choice has fewer.")
    return text("It is not proven that this is the least; no choice has fewer than {n}.", n=bound)


def blocking_table(case: Case, outcome: Outcome) -> Table:
    """Every blocking pair."""
    return tabulate(
        "blocking",
        text("Blocking pairs"),
        outcome.blocking,
        *_pair_fields(case),
        *(_FUNDED if outcome.kind is CaseKind.CALL else ()),
        (Column(text("Would make way")), lambda pair: pair.displaced),
    )


_FUNDED: Final[tuple[Field[BlockingPair], ...]] = (
    (Column(text("With co-funding")), lambda pair: yes_no(pair.funded)),
)


def excused_table(case: Case, outcome: Outcome) -> Table:
    """Every pair that only lacks money."""
    return tabulate(
        "excused",
        text("Pairs excused by the budget"),
        outcome.excused,
        *_pair_fields(case),
        (Column(text("Would make way")), lambda pair: pair.displaced),
        (Column(text("Missing"), Kind.EUR), lambda pair: pair.missing),
    )


def _pair_fields(
    case: Case,
) -> tuple[
    Field[BlockingPair | ExcusedPair],
    Field[BlockingPair | ExcusedPair],
    Field[BlockingPair | ExcusedPair],
]:
    employers, positions = case.employer_by_id(), case.position_by_id()
    return (
        (Column(text("Scholar")), lambda pair: pair.scholar_id),
        (Column(text("Position")), lambda pair: pair.position_id),
        (
            Column(text("Employer")),
            lambda pair: employers[positions[pair.position_id].employer_id].name,
        ),
    )
