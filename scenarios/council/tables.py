"""The council's tables: counts of people as they may be published."""

from collections.abc import Iterator

from matching.outcome import LevelAwards, Outcome
from matching.report.figure_tables import (
    levels_in_play,
    needs_in_order,
    share_in_whole_percent,
)
from matching.report.labels import LEVEL
from matching.report.table import Cell, Column, Kind, Table, tabulate
from matching.report.target import standings
from matching.words import text
from scenarios.comparison.indicators import employers_pay, municipality_pays
from scenarios.council.few import HIDDEN, LEAST, people, published
from scenarios.council.found import Council
from scenarios.frontier.found import Corner, Frontier, Point

STEPS = 12
"""Rows of the frontier at most, besides those that the reader looks for."""


def standing_table(found: Council) -> Table:
    """The match and today's practice against the target."""
    aim = found.outcome.indicators.target
    return tabulate(
        "council-target",
        text("Awards with co-funding against the target"),
        standings(found.outcome, found.today),
        (Column(text("Way of choosing")), lambda each: each.name),
        (Column(text("With co-funding"), Kind.INT), lambda each: people(each.co_funded)),
        (Column(text("Target"), Kind.INT), lambda _: aim),
    )


def levels_table(outcome: Outcome) -> Table:
    """Award rates; where they would tell of fewer than five people, they are left out."""
    levels = levels_in_play(outcome)
    shown = dict(zip(levels, published([each.co_funded for each in levels]), strict=True))
    return tabulate(
        "council-levels",
        text("Award rate by level"),
        levels,
        (Column(text("Level")), lambda each: LEVEL[each.level]),
        (Column(text("Applicants"), Kind.INT), _applicants),
        (Column(text("With co-funding"), Kind.INT), lambda each: shown[each]),
        (Column(text("Award rate"), Kind.SHARE), lambda each: _rate(each, shown[each])),
    )


def _applicants(level: LevelAwards) -> Cell:
    """Left out where those without an award could be counted by it."""
    few_without = 0 <= level.applicants - level.co_funded < LEAST
    return HIDDEN if few_without else people(level.applicants)


def _rate(level: LevelAwards, co_funded: Cell) -> Cell:
    if not isinstance(co_funded, int) or not isinstance(_applicants(level), int):
        return HIDDEN
    return share_in_whole_percent(level.co_funded, level.applicants)


def needs_table(outcome: Outcome) -> Table:
    """Awards by occupation."""
    needs = needs_in_order(outcome)
    shown = dict(zip(needs, published([each.awards for each in needs]), strict=True))
    return tabulate(
        "council-needs",
        text("Need covered by occupation"),
        needs,
        (Column(text("Occupation")), lambda need: need.occupation),
        (Column(text("Needed"), Kind.INT, total=True), lambda need: need.needed),
        (Column(text("Awards"), Kind.INT), lambda need: shown[need]),
    )


def frontier_table(frontier: Frontier) -> Table:
    """Awards by the limit of the line, at even steps, at the line, after it, and at the target."""
    if not frontier.exact:
        return tabulate(
            "council-frontier",
            text("Awards at some budgets"),
            frontier.points,
            (Column(text("Line"), Kind.EUR), lambda point: point.limit),
            (Column(text("Awards"), Kind.INT), _at_point),
        )
    return tabulate(
        "council-frontier",
        text("Awards by the limit of the line"),
        _corners(frontier),
        (Column(text("Line needed"), Kind.EUR), lambda corner: corner.needed),
        (Column(text("Awards"), Kind.INT), lambda corner: people(corner.awards)),
        (Column(text("Price of this award"), Kind.EUR), lambda corner: corner.price),
    )


def _at_point(point: Point) -> Cell:
    return people(point.awards)


def _corners(frontier: Frontier) -> Iterator[Corner]:
    here = frontier.here.awards
    step = max(LEAST, -(-frontier.most // STEPS // LEAST) * LEAST)
    wanted = {here, here + 1, frontier.target, frontier.most}
    for corner in frontier.corners:
        if corner.awards >= LEAST and (corner.awards % step == 0 or corner.awards in wanted):
            yield corner


def scenarios_table(found: Council) -> Table:
    """Every scenario; who gains and who loses is the officer's to read, as they may be few."""
    return tabulate(
        "council-scenarios",
        text("Scenarios beside each other"),
        found.comparison.tried,
        (Column(text("Scenario")), lambda tried: tried.name),
        (Column(text("With co-funding"), Kind.INT), lambda tried: people(tried.outcome.co_funded)),
        (Column(text("Need covered"), Kind.INT), lambda tried: people(_covered(tried.outcome))),
        (
            Column(text("Municipality, to completion"), Kind.EUR),
            lambda tried: municipality_pays(tried.outcome),
        ),
        (
            Column(text("Employers, to completion"), Kind.EUR),
            lambda tried: employers_pay(tried.outcome),
        ),
        (
            Column(text("Employers with an award"), Kind.INT),
            lambda tried: people(tried.outcome.indicators.employers),
        ),
    )


def _covered(outcome: Outcome) -> int:
    return sum(need.covered for need in outcome.indicators.needs)
