"""The frontier in tables."""

from collections.abc import Iterable, Iterator

from matching.report.labels import GOAL, goal_value
from matching.report.table import Cell, Column, Kind, Table, tabulate
from matching.words import Text, text
from scenarios.frontier.found import Corner, Frontier, Point

AROUND = 4
"""Corners shown on either side of the line."""


def tables_of(found: Frontier) -> Iterator[Table]:
    """Every table that is written as a file; the first one is the curve."""
    yield corners_table(found) if found.exact else points_table(found)
    if found.exact and found.here.with_leasts is not None:
        yield leasts_table(found)
    if found.rises:
        yield rises_table(found)
    if found.nested:
        yield nested_table(found)


def corners_table(found: Frontier) -> Table:
    """Every step: its budget, its price, and who comes in."""
    return tabulate(
        "frontier",
        text("Every award and its price"),
        found.corners,
        (Column(text("Awards"), Kind.INT), lambda corner: corner.awards),
        (Column(text("Line needed"), Kind.EUR), lambda corner: corner.needed),
        (Column(text("Price of this award"), Kind.EUR), lambda corner: corner.price),
        (Column(text("Spent on new awards"), Kind.EUR), lambda corner: corner.spent),
        (Column(text("Comes in")), _entries),
        (Column(text("Position")), _positions),
        (Column(text("Moves for it")), _moves),
        (Column(text("Pupils"), Kind.INT), lambda corner: corner.pupils),
        (Column(text("Students"), Kind.INT), lambda corner: corner.students),
        (Column(text("Employers"), Kind.INT), lambda corner: corner.employers),
    )


def _entries(corner: Corner) -> Cell:
    return _named(entry.scholar_id for entry in corner.entries)


def _positions(corner: Corner) -> Cell:
    return _named(entry.position_id for entry in corner.entries)


def _moves(corner: Corner) -> Cell:
    return _named(f"{move.scholar_id} {move.before} → {move.after}" for move in corner.moves)


def _named(ids: Iterable[str]) -> Cell:
    return ", ".join(ids) or None


def around_table(found: Frontier) -> Table:
    """The awards around the line, and the one that reaches the target."""
    if not found.exact:
        return points_table(found)
    here = found.here.awards
    near = [
        corner
        for corner in found.corners
        if abs(corner.awards - here) <= AROUND or corner.awards == found.target
    ]
    return tabulate(
        "around",
        text("Awards around the line"),
        near,
        (Column(text("Awards"), Kind.INT), lambda corner: corner.awards),
        (Column(text("Line needed"), Kind.EUR), lambda corner: corner.needed),
        (Column(text("Price of this award"), Kind.EUR), lambda corner: corner.price),
        (Column(text("Comes in")), _entries),
        (Column(text("Mark")), lambda corner: _mark(found, corner)),
    )


def _mark(found: Frontier, corner: Corner) -> Text | None:
    """What the reader looks for in the table."""
    marks = []
    if corner.awards == found.target:
        marks.append(text("target"))
    if corner.awards == found.here.awards:
        marks.append(text("the line of {limit:eur} buys it", limit=found.limit))
    if corner.awards == found.here.awards + 1:
        marks.append(text("the next award"))
    return text("{marks:list}", marks=tuple(marks)) if marks else None


def leasts_table(found: Frontier) -> Table:
    """Awards at some budgets with the least numbers and without."""
    return tabulate(
        "frontier-levels",
        text("Price of the least number for each school level"),
        _points(found),
        (Column(text("Line"), Kind.EUR), lambda point: point.limit),
        (Column(text("Awards without it"), Kind.INT), lambda point: point.awards),
        (Column(text("Awards with it"), Kind.INT), lambda point: point.with_leasts),
        (Column(text("Price in awards"), Kind.INT), _price),
    )


def points_table(found: Frontier) -> Table:
    """Awards at some budgets, where not every step is known."""
    return tabulate(
        "frontier",
        text("Awards at some budgets"),
        _points(found),
        (Column(text("Line"), Kind.EUR), lambda point: point.limit),
        (Column(text("Awards"), Kind.INT), lambda point: point.awards),
    )


def _points(found: Frontier) -> list[Point]:
    """All of them, with the case's own, by budget."""
    others = [point for point in found.points if point.limit != found.limit]
    return sorted([*others, found.here], key=lambda point: point.limit)


def _price(point: Point) -> Cell:
    return None if point.with_leasts is None else point.awards - point.with_leasts


def rises_table(found: Frontier) -> Table:
    """More money, step by step, and who loses by it."""
    return tabulate(
        "frontier-steps",
        text("Who gains and who loses by more money"),
        found.rises,
        (Column(text("Line before"), Kind.EUR), lambda rise: rise.before),
        (Column(text("Line after"), Kind.EUR), lambda rise: rise.after),
        (Column(text("With co-funding before"), Kind.INT), lambda rise: rise.awards_before),
        (Column(text("With co-funding after"), Kind.INT), lambda rise: rise.awards_after),
        (Column(text("Gain an award")), lambda rise: _named(rise.gain)),
        (Column(text("Lose the award")), lambda rise: _named(rise.lose)),
    )


def nested_table(found: Frontier) -> Table:
    """Goals with the nested set and with the best one."""
    return tabulate(
        "frontier-nested",
        text("Price of the nested set at the line"),
        found.nested,
        (Column(text("goal")), lambda each: GOAL[each.goal]),
        (Column(text("nested set"), Kind.INT), lambda each: goal_value(each.goal, each.nested)),
        (Column(text("best set"), Kind.INT), lambda each: goal_value(each.goal, each.best)),
    )
