"""A sweep as one tidy table for people: a row for each cell, a column for each fact."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from matching.report.labels import MECHANISM
from matching.report.table import Column, Field, Kind, Table, tabulate
from matching.words import Text, text
from scenarios.sweeps.grid import Cell
from scenarios.sweeps.row import Ended, Row
from scenarios.sweeps.run import Sweep

Record: TypeAlias = tuple[Cell, Row]

ENDED = {
    Ended.MATCHED: text("matched"),
    Ended.CLASH: text("no match: those who must be awarded do not find room"),
    Ended.OUT_OF_REACH: text("no line gives what the scenario asks for"),
}
"""How a cell ended, in words."""


def table_of(sweep: Sweep) -> Table:
    """Every cell with its indicators."""
    records = tuple(zip(sweep.cells, sweep.rows, strict=True))
    return tabulate(
        "sweep",
        text("Every cell of the sweep"),
        records,
        *_place(sweep),
        *_indicators(),
    )


def _place(sweep: Sweep) -> Iterator[Field[Record]]:
    yield Column(text("scenario")), lambda record: record[0].scenario.name
    yield Column(text("mechanism")), lambda record: _mechanism(record[0])
    for number, name in enumerate(sweep.grid.parameters):
        yield Column(text("{name}", name=name)), _setting(number)
    yield Column(text("year of applicants"), Kind.INT), lambda record: record[0].people
    yield Column(text("seed of the draw")), lambda record: record[0].seed
    yield Column(text("budget a year"), Kind.EUR), lambda record: record[0].budget
    yield Column(text("result")), lambda record: ENDED[record[1].ended]


def _setting(number: int) -> Callable[[Record], str]:
    return lambda record: record[0].settings[number][1]


def _mechanism(cell: Cell) -> Text | None:
    mechanism = cell.asked.mechanism
    return None if mechanism is None else MECHANISM[mechanism]


def _indicators() -> Iterator[Field[Record]]:
    yield Column(text("with co-funding"), Kind.INT), lambda record: record[1].co_funded
    yield Column(text("awards"), Kind.INT), lambda record: record[1].awards
    yield Column(text("pupils"), Kind.INT), lambda record: record[1].pupils
    yield Column(text("students"), Kind.INT), lambda record: record[1].students
    yield Column(text("employers"), Kind.INT), lambda record: record[1].employers
    yield Column(text("points"), Kind.POINTS), lambda record: record[1].points
    yield Column(text("need covered"), Kind.POINTS), lambda record: record[1].need_covered
    yield Column(text("need"), Kind.POINTS), lambda record: record[1].need_asked
    yield Column(text("first wishes"), Kind.INT), lambda record: record[1].first_wishes
    yield Column(text("mean place on the list"), Kind.POINTS), lambda record: record[1].mean_rank
    yield Column(text("limit of the lines"), Kind.EUR), lambda record: record[1].limit
    yield Column(text("running awards"), Kind.EUR), lambda record: record[1].running
    yield Column(text("spent on new awards"), Kind.EUR), lambda record: record[1].spent
    yield Column(text("cost to completion"), Kind.EUR), lambda record: record[1].public_cost
    yield Column(text("blocking pairs"), Kind.INT), lambda record: record[1].blocking
    yield Column(text("pairs that lack only money"), Kind.INT), lambda record: record[1].excused


def lines_table(sweep: Sweep) -> Table:
    """Every budget line of every cell; the number is that of the row in the other table."""
    records = [(number, line) for number, row in enumerate(sweep.rows, 1) for line in row.lines]
    return tabulate(
        "sweep-budget-lines",
        text("Budget lines of every cell"),
        records,
        (Column(text("cell"), Kind.INT), lambda record: record[0]),
        (Column(text("line")), lambda record: record[1].line),
        (Column(text("limit"), Kind.EUR), lambda record: record[1].limit),
        (Column(text("running awards"), Kind.EUR), lambda record: record[1].running),
        (Column(text("spent on new awards"), Kind.EUR), lambda record: record[1].spent),
        (Column(text("remains"), Kind.EUR), lambda record: record[1].remains),
    )
