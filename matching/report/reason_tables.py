"""Why: the pairs that rules forbid with their law, and what became of every wish."""

from collections.abc import Iterator

from matching.contract import ForbiddenPair, Verdict
from matching.domain import Case, Goal
from matching.explain import Explanation, Reason
from matching.outcome import Outcome
from matching.report.labels import CERTAINTY, FORBIDS, GOAL, REASON, goal_value, rule
from matching.report.table import Cell, Column, Kind, Table, tabulate
from matching.words import Text, text


def forbidden_table(outcome: Outcome) -> Table:
    """A row for every rule that a pair does not meet."""

    def failures() -> Iterator[tuple[ForbiddenPair, Verdict]]:
        for pair in outcome.forbidden:
            for verdict in pair.failed:
                yield pair, verdict

    return tabulate(
        "forbidden",
        text("Inadmissible pairs"),
        failures(),
        (Column(text("Scholar")), lambda failure: failure[0].scholar_id),
        (Column(text("Position")), lambda failure: failure[0].position_id),
        (Column(text("Rule not met")), lambda failure: rule(failure[1].rule)),
        (Column(text("Rule forbids")), lambda failure: FORBIDS[failure[1].forbids]),
        (Column(text("Pair is left without")), lambda failure: FORBIDS[failure[0].forbids]),
        (Column(text("Because")), lambda failure: failure[1].because),
        (Column(text("Parameter")), lambda failure: _parameter(failure[1])),
        (Column(text("Source")), lambda failure: _source(failure[1])),
        (Column(text("Certainty")), lambda failure: _certainty(failure[1])),
        (
            Column(text("In force since"), Kind.DATE),
            lambda failure: failure[1].law.since if failure[1].law else None,
        ),
    )


def _parameter(verdict: Verdict) -> Cell:
    return verdict.law.parameter if verdict.law else None


def _source(verdict: Verdict) -> Cell:
    return Text(verdict.law.source) if verdict.law else None


def _certainty(verdict: Verdict) -> Cell:
    return CERTAINTY[verdict.law.certainty] if verdict.law else None


def reasons_table(case: Case, explanation: Explanation) -> Table:
    """What became of every wish, and what forcing it would have cost."""
    positions, employers = case.position_by_id(), case.employer_by_id()
    return tabulate(
        "reasons",
        text("Reasons"),
        explanation.reasons,
        (Column(text("Scholar")), lambda reason: reason.scholar_id),
        (Column(text("Position")), lambda reason: reason.position_id),
        (
            Column(text("Employer")),
            lambda reason: employers[positions[reason.position_id].employer_id].name,
        ),
        (Column(text("Place on the scholar's list"), Kind.INT), lambda reason: reason.scholar_rank),
        (
            Column(text("Place on the position's list"), Kind.INT),
            lambda reason: reason.position_rank,
        ),
        (Column(text("Reason")), lambda reason: REASON[reason.kind]),
        (Column(text("In words")), lambda reason: reason.because),
        (Column(text("Goal that would fall")), _goal),
        (Column(text("To the value"), Kind.INT), _forced_value),
    )


def _goal(reason: Reason) -> Cell:
    if reason.forced is None:
        return None
    return GOAL[reason.forced.goal or Goal.DRAW]


def _forced_value(reason: Reason) -> Cell:
    if reason.forced is None or reason.forced.goal is None:
        return None
    if reason.forced.value is None:
        return text("nothing is possible")
    return goal_value(reason.forced.goal, reason.forced.value)
