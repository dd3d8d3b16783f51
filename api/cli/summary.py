"""What came of a match: for a machine in JSON, for a person in tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from matching.domain import Case, CaseKind, Mechanism
from matching.outcome import LineUse, Outcome, Repaired
from matching.report.figure_tables import goals_in_play
from matching.report.labels import MECHANISM, goal_name, goal_value, proof
from matching.report.repair import changes_table, repair_sentences
from matching.report.table import Column, Kind, Measure, Table, tabulate
from matching.solver.result import GoalResult, Proof
from matching.words import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A match in a few numbers; money in cents, points and needs in hundredths.

    A completion has neither co-funding nor a target: these are None.
    """

    case: str
    on: date
    mechanism: Mechanism
    co_funded: int | None
    target: int | None
    target_met: bool | None
    awards: int
    unmatched: int
    lines: tuple[LineUse, ...]
    goals: tuple[GoalResult, ...]
    blocking: int
    excused: int
    folder: Path
    report: Path
    repair: Repaired | None = None

    def to_json(self) -> bytes:
        """As one JSON object; a repair only where there is one."""
        unsaid = None if self.repair else {"repair"}
        return TypeAdapter(Summary).dump_json(self, indent=2, exclude=unsaid)


def summary_of(outcome: Outcome, folder: Path) -> Summary:
    """The summary of an outcome that stands in a folder."""
    call, target = outcome.kind is CaseKind.CALL, outcome.indicators.target
    return Summary(
        case=outcome.case,
        on=outcome.on,
        mechanism=outcome.mechanism,
        co_funded=outcome.co_funded if call else None,
        target=target if call else None,
        target_met=outcome.co_funded >= target if call else None,
        awards=len(outcome.awards),
        unmatched=len(outcome.unmatched),
        lines=outcome.lines,
        goals=outcome.goals,
        blocking=len(outcome.blocking),
        excused=len(outcome.excused),
        folder=folder,
        report=folder / "report.html",
        repair=outcome.repair,
    )


def sentences_of(outcome: Outcome) -> Iterator[Text]:
    """Of a repair: how many awards stay, what changed and why, the money."""
    if outcome.repair is not None:
        yield from repair_sentences(outcome.repair)


def tables_of(case: Case, outcome: Outcome) -> Iterator[Table]:
    """Changes of a repair, awards against the target, budget lines, goals, blocking pairs."""
    if outcome.repair is not None:
        yield changes_table(case, outcome, outcome.repair)
    yield _awards(outcome) if outcome.kind is CaseKind.CALL else _jobs(outcome)
    if outcome.lines:
        yield _lines(outcome)
    yield _goals(outcome)
    yield _pairs(outcome)


def _title(outcome: Outcome) -> Text:
    return text(
        "{case}, {day:day}: {mechanism}",
        case=outcome.case,
        day=outcome.on,
        mechanism=MECHANISM[outcome.mechanism],
    )


def _awards(outcome: Outcome) -> Table:
    counts: tuple[tuple[Text, int, int | None], ...] = (
        (text("awards with co-funding"), outcome.co_funded, outcome.indicators.target),
        (text("awards"), len(outcome.awards), None),
        (text("not awarded"), len(outcome.unmatched), None),
    )
    return tabulate(
        "awards",
        _title(outcome),
        counts,
        (Column(text("scholars")), lambda each: each[0]),
        (Column(text("number"), Kind.INT), lambda each: each[1]),
        (Column(text("target"), Kind.INT), lambda each: each[2]),
    )


def _jobs(outcome: Outcome) -> Table:
    counts: tuple[tuple[Text, int], ...] = (
        (text("with a job"), len(outcome.awards)),
        (text("without a job"), len(outcome.unmatched)),
    )
    return tabulate(
        "jobs",
        _title(outcome),
        counts,
        (Column(text("scholars")), lambda each: each[0]),
        (Column(text("number"), Kind.INT), lambda each: each[1]),
    )


def _pairs(outcome: Outcome) -> Table:
    """Those who would rather agree past the match, and those who only lack money for it."""
    counts: tuple[tuple[Text, int], ...] = (
        (text("blocking pairs"), len(outcome.blocking)),
        (text("excused by the budget"), len(outcome.excused)),
    )
    return tabulate(
        "pairs",
        text("Who would rather agree past the match"),
        counts,
        (Column(text("pairs")), lambda each: each[0]),
        (Column(text("number"), Kind.INT), lambda each: each[1]),
    )


def _lines(outcome: Outcome) -> Table:
    return tabulate(
        "lines",
        text("Budget lines"),
        outcome.lines,
        (Column(text("budget line")), lambda line: line.name),
        (Column(text("limit"), Kind.EUR), lambda line: line.limit),
        (Column(text("running awards"), Kind.EUR), lambda line: line.running),
        (Column(text("spent"), Kind.EUR), lambda line: line.spent),
        (Column(text("remains"), Kind.EUR), lambda line: line.remains),
    )


def _goals(outcome: Outcome) -> Table:
    return tabulate(
        "goals",
        text("Goals"),
        goals_in_play(outcome),
        (Column(text("goal")), lambda result: goal_name(result.goal, outcome.kind)),
        (Column(text("value"), Kind.INT), lambda result: goal_value(result.goal, result.value)),
        (Column(text("bound"), Kind.INT), _bound),
        (Column(text("proof")), lambda result: proof(result, unique=outcome.unique)),
    )


def _bound(result: GoalResult) -> Measure | None:
    return None if result.proof is Proof.NONE else goal_value(result.goal, result.bound)
