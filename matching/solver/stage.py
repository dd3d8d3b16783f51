"""One stage of the solve: what may be chosen, what must hold, and the goals already reached.

Columns are the contracts still in play and one bounded variable for each need (how many awards
count). Rows come in the order of `RowKind`; `Rows` says which row is which.
"""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from scipy.sparse import csr_matrix

from matching.domain import Goal, Level
from matching.solver.goals import GAINS
from matching.solver.linear import FloatArray, Program
from matching.solver.problem import LEVELS, NOBODY, BoolArray, IntArray, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What is made large: an integer for each contract of the problem and for each need."""

    contracts: IntArray
    needs: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """An earlier goal, which no later choice may fall below; nor pass, if the value is proven."""

    gain: Gain
    value: int
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A question to the solver.

    Parameters
    ----------
    free : contracts still in play, rising indices; the others are known to be out.
    leasts : least number of co-funded awards of some levels.
    with_lines : whether the budget lines hold (without them the placeable awards are counted).
    """

    problem: Problem
    free: IntArray
    leasts: tuple[tuple[Level, int], ...] = ()
    reached: tuple[Reached, ...] = ()
    with_lines: bool = True
    obliged: BoolArray | None = None

    @property
    def must(self) -> BoolArray:
        """Scholars who must have a contract: the problem's, unless the stage names others."""
        return self.problem.obliged if self.obliged is None else self.obliged


class RowKind(IntEnum):
    """Families of rows, in their order."""

    SCHOLAR = 0
    POSITION = 1
    EMPLOYER = 2
    LINE = 3
    LEAST = 4
    NEED = 5
    REACHED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Integer rows of a stage: ``lower`` <= A x <= ``upper``, with the kind of each row.

    Parameters
    ----------
    row, column, value : the entries of A; columns count free contracts first, then needs.
    upper, lower : `UNBOUNDED` where a side is open.
    """

    row: IntArray
    column: IntArray
    value: IntArray
    lower: IntArray
    upper: IntArray
    kind: IntArray


UNBOUNDED = 1 << 62
"""Stands for no limit on one side of a row."""


def gain_of(problem: Problem, goal: Goal) -> Gain:
    """The gain of a goal of policy."""
    needs = problem.weight if goal is Goal.NEED_COVERED else np.zeros_like(problem.weight)
    return Gain(contracts=GAINS[goal](problem), needs=needs)


def rows_of(stage: Stage) -> Rows:
    """Every row of the stage."""
    problem, free = stage.problem, stage.free
    columns = np.arange(len(free), dtype=np.int64)
    ones = np.ones(len(free), dtype=np.int64)
    builder = _Builder(len(free))
    scholars, at = problem.scholar[free], problem.position[free]
    obliged = stage.must.astype(np.int64)
    builder.block(RowKind.SCHOLAR, (scholars, columns, ones), lower=obliged, upper=1)
    builder.block(RowKind.POSITION, (at, columns, ones), upper=problem.capacity)
    employers = problem.employer[at]
    builder.block(RowKind.EMPLOYER, (employers, columns, ones), upper=problem.employer_limit)
    if stage.with_lines:
        costs = problem.cost[free]
        c, b = np.nonzero(costs)
        builder.block(RowKind.LINE, (b, c, costs[c, b]), upper=problem.line_limit)
    for level, least in stage.leasts:
        of_level = (problem.level[scholars] == LEVELS.index(level)) & problem.funded[free]
        builder.least(RowKind.LEAST, columns[of_level], ones[of_level], least)
    _need_rows(builder, problem, problem.need[at], columns)
    for reached in stage.reached:
        gain = np.concatenate([reached.gain.contracts[free], reached.gain.needs])
        entries = np.flatnonzero(gain)
        builder.least(RowKind.REACHED, entries, gain[entries], reached.value)
    return builder.rows()


def _need_rows(builder: "_Builder", problem: Problem, need: IntArray, columns: IntArray) -> None:
    """Awards of an occupation are at least what counts as covered in it."""
    counted = need != NOBODY
    needs = np.arange(len(problem.needed), dtype=np.int64)
    builder.block(
        RowKind.NEED,
        (
            np.concatenate([need[counted], needs]),
            np.concatenate([columns[counted], len(columns) + needs]),
            np.concatenate([np.ones(int(counted.sum()), dtype=np.int64), np.full_like(needs, -1)]),
        ),
        lower=np.zeros(len(needs), dtype=np.int64),
        upper=UNBOUNDED,
    )


def program_of(stage: Stage, rows: Rows, gain: Gain) -> Program:
    """The relaxation of the stage with a goal; columns are free contracts, then needs."""
    columns = len(stage.free) + len(stage.problem.needed)
    return Program(
        objective=np.concatenate([gain.contracts[stage.free], gain.needs]).astype(np.float64),
        matrix=csr_matrix(
            (rows.value.astype(np.float64), (rows.row, rows.column)),
            shape=(len(rows.lower), columns),
        ),
        lower=_open(rows.lower),
        upper=_open(rows.upper),
        most=np.concatenate([np.ones(len(stage.free)), stage.problem.needed]).astype(np.float64),
    )


def holds(rows: Rows, x: IntArray) -> bool:
    """Whether whole numbers satisfy every row exactly; columns after the rows' own are ignored."""
    sums = np.zeros(len(rows.lower), dtype=np.int64)
    np.add.at(sums, rows.row, rows.value * x[rows.column])
    return bool(((rows.lower <= sums) & (sums <= rows.upper)).all())


def whole_of(stage: Stage, chosen: IntArray) -> IntArray:
    """The columns of a choice: its contracts, and as much need covered as they cover."""
    problem = stage.problem
    need = problem.need[problem.position[chosen]]
    counts = np.bincount(need[need != NOBODY], minlength=len(problem.needed))
    contracts = np.isin(stage.free, chosen).astype(np.int64)
    return np.concatenate([contracts, np.minimum(counts, problem.needed)])


def only(stage: Stage, keep: BoolArray) -> Stage:
    """The stage with only some of its free contracts left in play."""
    return replace(stage, free=stage.free[keep])


def after(stage: Stage, reached: Reached) -> Stage:
    """The stage after one more goal has been reached."""
    return replace(stage, reached=(*stage.reached, reached))


def _open(side: IntArray) -> FloatArray:
    values = side.astype(np.float64)
    values[side == UNBOUNDED] = np.inf
    values[side == -UNBOUNDED] = -np.inf
    return values


Entries = tuple[IntArray, IntArray, IntArray]
"""Rows within a block, columns, values."""


class _Builder:
    """Collects blocks of rows."""

    def __init__(self, contracts: int) -> None:
        self.contracts = contracts
        self.height = 0
        self.entries: list[Entries] = []
        self.sides: list[Entries] = []

    def block(
        self,
        kind: RowKind,
        entries: Entries,
        *,
        lower: IntArray | None = None,
        upper: IntArray | int,
    ) -> None:
        """Add the rows of a kind; one side may be left open."""
        row, column, value = entries
        shape = upper if isinstance(upper, np.ndarray) else lower
        assert shape is not None
        uppers = np.broadcast_to(np.asarray(upper, dtype=np.int64), shape.shape)
        lowers = np.full(shape.shape, -UNBOUNDED, dtype=np.int64) if lower is None else lower
        self.entries.append((row + self.height, column, value))
        self.sides.append((lowers, uppers, np.full(shape.shape, int(kind), dtype=np.int64)))
        self.height += len(lowers)

    def least(self, kind: RowKind, columns: IntArray, values: IntArray, least: int) -> None:
        """Add one row that must reach at least a number."""
        self.block(
            kind,
            (np.zeros_like(columns), columns, values),
            lower=np.array([least], dtype=np.int64),
            upper=UNBOUNDED,
        )

    def rows(self) -> Rows:
        """All blocks, one below the other."""
        row, column, value = (np.concatenate(parts) for parts in zip(*self.entries, strict=True))
        lower, upper, kind = (np.concatenate(parts) for parts in zip(*self.sides, strict=True))
        return Rows(row=row, column=column, value=value, lower=lower, upper=upper, kind=kind)
