"""The council's figures: indicators, goals, levels, need covered, wishes obtained."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from matching.domain import CaseKind, Goal
from matching.money import WHOLE, BasisPoints
from matching.outcome import Award, LevelAwards, OccupationNeed, Outcome
from matching.report.labels import (
    GRANTED,
    LEVEL,
    PEOPLE,
    goal_name,
    goal_value,
    proof,
    yes_no,
)
from matching.report.table import Column, Field, Kind, Table, tabulate
from matching.solver.result import GoalResult, Proof
from matching.words import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One of the council's figures, ``against`` the target or what is needed."""

    name: Text
    value: int | Text
    occupation: str | None = None
    against: int | None = None
    on: date | None = None


def indicators_table(outcome: Outcome, *, by_occupation: bool = True) -> Table:
    """The four indicators, with need covered by occupation where asked, and the target."""
    whole = _indicators(outcome)
    needs = _need_indicators(outcome) if by_occupation else ()
    fields: list[Field[Indicator]] = [
        (Column(text("Indicator")), lambda indicator: indicator.name),
        (Column(text("Value"), Kind.INT), lambda indicator: indicator.value),
        (Column(_against(outcome), Kind.INT), lambda indicator: indicator.against),
        (Column(text("Day"), Kind.DATE), lambda indicator: indicator.on),
    ]
    if by_occupation:
        fields.insert(1, (Column(text("Occupation")), lambda indicator: indicator.occupation))
    return tabulate("indicators", text("Indicators"), chain(whole, needs), *fields)


def _against(outcome: Outcome) -> Text:
    """A completion has no target."""
    return text("Needed") if outcome.kind is CaseKind.COMPLETION else text("Needed or target")


def _indicators(outcome: Outcome) -> tuple[Indicator, ...]:
    found = outcome.indicators
    covered = sum(need.covered for need in found.needs)
    target = Indicator(
        name=text("Awards with co-funding, against the target"),
        value=found.co_funded,
        against=found.target,
    )
    return (
        Indicator(
            name=text("Renewed system developed and run"),
            value=yes_no(True),
            on=found.system_run_on,
        ),
        Indicator(name=text("Number of employers"), value=found.employers),
        Indicator(name=text("Number of scholars"), value=found.scholars),
        Indicator(
            name=text("Need covered in deficit occupations"),
            value=covered,
            against=sum(need.needed for need in found.needs),
        ),
        *((target,) if outcome.kind is CaseKind.CALL else ()),
    )


def _need_indicators(outcome: Outcome) -> tuple[Indicator, ...]:
    return tuple(
        Indicator(
            name=text("Need covered"),
            occupation=need.occupation,
            value=need.covered,
            against=need.needed,
        )
        for need in needs_in_order(outcome)
    )


def needs_in_order(outcome: Outcome) -> Sequence[OccupationNeed]:
    """Occupations, the most needed first."""
    return sorted(outcome.indicators.needs, key=lambda need: (-need.needed, need.occupation))


def needs_table(outcome: Outcome) -> Table:
    """Need covered by occupation."""
    return tabulate(
        "needs",
        text("Need covered by occupation"),
        needs_in_order(outcome),
        (Column(text("Occupation")), lambda need: need.occupation),
        (Column(text("Needed"), Kind.INT, total=True), lambda need: need.needed),
        (Column(GRANTED[outcome.kind], Kind.INT, total=True), lambda need: need.awards),
        (Column(text("Need covered"), Kind.INT, total=True), lambda need: need.covered),
    )


def goals_table(outcome: Outcome) -> Table:
    """Goals in their order; what no choice can pass and the proof, where they are aimed at."""
    goals = goals_in_play(outcome)
    fields: list[Field[tuple[int, GoalResult]]] = [
        (Column(text("Order"), Kind.INT), lambda each: each[0]),
        (Column(text("Goal")), lambda each: goal_name(each[1].goal, outcome.kind)),
        (Column(text("Value"), Kind.INT), lambda each: goal_value(each[1].goal, each[1].value)),
    ]
    if any(goal.proof is not Proof.NONE for goal in goals):
        fields += [
            (Column(text("Bound"), Kind.INT), lambda each: goal_value(each[1].goal, each[1].bound)),
            (Column(text("Proof")), lambda each: proof(each[1], unique=outcome.unique)),
        ]
    return tabulate("goals", text("Goals in their order"), enumerate(goals, 1), *fields)


def goals_in_play(outcome: Outcome) -> Sequence[GoalResult]:
    """Goals that mean something: a completion has no public money, and some ways draw nothing."""
    call = outcome.kind is CaseKind.CALL
    return [
        goal
        for goal in outcome.goals
        if (call or goal.goal not in {Goal.CO_FUNDED_AWARDS, Goal.PUBLIC_COST})
        and (goal.goal is not Goal.DRAW or goal.proof is not Proof.NONE)
    ]


def levels_table(outcome: Outcome) -> Table:
    """Applicants and awards by level, and the least number that the level gets."""
    fields: list[Field[LevelAwards]] = [
        (Column(text("Level")), lambda level: LEVEL[level.level]),
        (Column(PEOPLE[outcome.kind], Kind.INT, total=True), lambda level: level.applicants),
        (Column(GRANTED[outcome.kind], Kind.INT, total=True), lambda level: level.awards),
    ]
    if outcome.kind is CaseKind.COMPLETION:
        fields.append(
            (
                Column(text("Share with a job"), Kind.SHARE),
                lambda level: share_in_whole_percent(level.awards, level.applicants),
            )
        )
    else:
        fields += _co_funding_fields(outcome)
    return tabulate(
        "levels",
        text("{granted} by level", granted=GRANTED[outcome.kind]),
        levels_in_play(outcome),
        *fields,
    )


def levels_in_play(outcome: Outcome) -> Sequence[LevelAwards]:
    """Levels that have applicants."""
    return [level for level in outcome.levels if level.applicants]


def _co_funding_fields(outcome: Outcome) -> Sequence[Field[LevelAwards]]:
    fields: list[Field[LevelAwards]] = [
        (
            Column(text("With co-funding"), Kind.INT, total=True),
            lambda level: level.co_funded,
        ),
        (
            Column(text("Award rate"), Kind.SHARE),
            lambda level: share_in_whole_percent(level.co_funded, level.applicants),
        ),
    ]
    if any(level.placeable for level in outcome.levels):
        fields += [
            (
                Column(text("Possible without lines"), Kind.INT, total=True),
                lambda level: level.placeable,
            ),
            (Column(text("Least number"), Kind.INT), lambda level: level.least),
        ]
    return fields


def share_in_whole_percent(part: int, whole: int) -> BasisPoints | None:
    """The share rounded to the nearest whole percent, in basis points; None of nothing."""
    if not whole:
        return None
    return BasisPoints((2 * part * 100 + whole) // (2 * whole) * (WHOLE // 100))


def first_wishes(awards: Sequence[Award]) -> int:
    """Awards at the position that the scholar ranked first."""
    return sum(award.scholar_rank == 1 for award in awards)
