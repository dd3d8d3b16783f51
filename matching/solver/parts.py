"""A stage taken apart: what hangs together, and the rows that join it.

Occupations share hardly more than the lines, the goals reached and a few employers' limits. What
one part uses of these joining rows is all that the others see of it.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, vstack
from scipy.sparse.csgraph import connected_components

from matching.solver.hard_stop import solve_until
from matching.solver.linear import Backend, FloatArray, Program, Status, relax
from matching.solver.problem import BoolArray, IntArray
from matching.solver.result import Multipliers
from matching.solver.stage import RowKind, Rows, Stage

HANGS_TOGETHER = (RowKind.SCHOLAR, RowKind.POSITION, RowKind.NEED)
"""Rows whose columns are always in one part."""
OPEN = 1 << 50
"""A side so far off is none."""
FINEST = 48
"""Each price is a fraction of at most this denominator."""
WIDEST = 1 << 14
"""The common denominator is at most this."""
HAIR = 1e-5
"""A relaxation may lie below its optimum by this."""
HALF = 0.5
"""A bound on whole numbers that lies this far below one excludes it."""
TRIES = ((Backend.HIGHS, 0.3), (Backend.SCIP, 5.0), (Backend.HIGHS, 10.0), (Backend.CP_SAT, 10.0))
"""Backends in this order, with their seconds: what one chews on, another often swallows."""


class BeyondError(Exception):
    """What there is lies beyond what was asked for."""


class UnsureError(Exception):
    """No backend gave an answer that holds exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """The joining rows, each in its greatest unit.

    Parameters
    ----------
    lower, upper : sides; equal where a proven goal is met exactly. shape (rows,).
    weight : what one unit costs, times ``denominator``; paid for what is left below ``upper``, or
        above ``lower`` where ``upper`` is open.
    unit : of the goal that the prices are for: all gains are multiples of it.
    """

    lower: IntArray
    upper: IntArray
    weight: IntArray
    denominator: int
    unit: int

    @property
    def paid_above(self) -> BoolArray:
        """Rows that must reach a least: lines and limits are the others."""
        return self.lower > -OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """``lower`` <= ``values`` @ x <= ``upper`` over a part's columns."""

    values: IntArray
    lower: int
    upper: int

    @property
    def empty(self) -> bool:
        """Whether no whole columns can keep it, by its unit alone."""
        units = self.in_units()
        return units.lower > units.upper

    def in_units(self) -> "Row":
        """The same row in its greatest unit."""
        unit = int(np.gcd.reduce(self.values)) or 1
        lower = self.lower if self.lower <= -OPEN else -(-self.lower // unit)
        upper = self.upper if self.upper >= OPEN else self.upper // unit
        return Row(values=self.values // unit, lower=lower, upper=upper)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Columns of a stage that hang together.

    Parameters
    ----------
    columns : of the stage, rising. most : of each.
    matrix, lower, upper : the rows within the part.
    uses : what each column uses of the joining rows, shape (joints, columns).
    deadline : by the monotonic clock, where a time limit must hold.
    """

    columns: IntArray
    most: IntArray
    matrix: csr_matrix
    lower: IntArray
    upper: IntArray
    uses: IntArray
    deadline: float | None = None

    def best(self, gain: IntArray, rows: list[Row], least: int = -OPEN) -> IntArray | None:
        """Whole columns of the most gain under further rows; None if there are none.

        Raises
        ------
        BeyondError
            If there may be some, but none that reaches ``least``.
        """
        if any(row.empty for row in rows):
            return None
        program = self._program(gain, rows)
        for backend, seconds in TRIES:
            asked = program if backend is Backend.HIGHS else _reaching(program, least)
            found = solve_until(asked, backend, deadline=self.deadline, seconds=seconds)
            if found.status is Status.INFEASIBLE and asked is program:
                return None
            if found.status is Status.INFEASIBLE or found.bound < least - HALF:
                raise BeyondError
            if found.status is Status.OPTIMAL and self._holds(found.x, rows):
                return found.x
        raise UnsureError

    def at_most(self, gain: IntArray, rows: list[Row]) -> tuple[int, IntArray | None] | None:
        """What no whole columns can pass under further rows, and those that reach it if the
        relaxation happens to be whole; None if there are none.
        """
        if any(row.empty for row in rows):
            return None
        program = self._program(gain, rows)
        relaxed = relax(program)
        if relaxed is None:
            return None
        x = np.rint(relaxed.x).astype(np.int64)
        whole = np.abs(relaxed.x - x).max(initial=0) < HAIR and self._holds(x, rows)
        return int(np.floor(program.objective @ relaxed.x + HAIR)), x if whole else None

    def _program(self, gain: IntArray, rows: list[Row]) -> Program:
        rows = [row.in_units() for row in rows]
        more = np.array([row.values for row in rows]).reshape(len(rows), len(self.columns))
        lower = np.concatenate([self.lower, [row.lower for row in rows]]).astype(np.int64)
        upper = np.concatenate([self.upper, [row.upper for row in rows]]).astype(np.int64)
        return Program(
            objective=gain.astype(np.float64),
            matrix=csr_matrix(vstack([self.matrix, csr_matrix(more)]), dtype=np.float64),
            lower=_open(lower),
            upper=_open(upper),
            most=self.most.astype(np.float64),
        )

    def _holds(self, x: IntArray, rows: list[Row]) -> bool:
        sums = self.matrix @ x
        inner = (self.lower <= sums) & (sums <= self.upper)
        return bool(inner.all()) and all(
            row.lower <= int(row.values @ x) <= row.upper for row in rows
        )


def weights_of(stage: Stage, multipliers: Multipliers) -> IntArray:
    """The multipliers in the order of the stage's rows, 0 for scholars."""
    families = (
        np.zeros(len(stage.problem.scholars)),
        multipliers.position,
        multipliers.employer,
        multipliers.line if stage.with_lines else (),
        multipliers.least,
        multipliers.need,
        multipliers.reached,
    )
    return np.concatenate([np.array(family, dtype=np.int64) for family in families])


def taken_apart(  # noqa: PLR0913
    stage: Stage,
    rows: Rows,
    multipliers: Multipliers,
    unit: int,
    heeded: BoolArray,
    *,
    deadline: float | None,
) -> tuple[list[Part], Joints]:
    """Parts of a stage and the joining rows; of these only the heeded and those with a price."""
    matrix = csr_matrix((rows.value, (rows.row, rows.column)), (len(rows.lower), _width(stage)))
    together = np.isin(rows.kind[rows.row], HANGS_TOGETHER)
    part_of = _parts(rows.row[together], rows.column[together], matrix.shape)
    shape = len(rows.lower), int(part_of.max(initial=-1)) + 1
    touched = csr_matrix((np.ones(len(rows.row)), (rows.row, part_of[rows.column])), shape)
    joining = np.diff(touched.indptr) > 1
    weight = weights_of(stage, multipliers)
    upper = rows.upper.copy()
    exact = [reached.proven for reached in stage.reached]
    at = np.flatnonzero(rows.kind == RowKind.REACHED)[exact]
    upper[at] = rows.lower[at]
    joins = np.flatnonzero(joining & (heeded | (weight > 0) | (rows.kind == RowKind.LINE)))
    units = np.array(
        [np.gcd.reduce(matrix.data[matrix.indptr[r] : matrix.indptr[r + 1]]) for r in joins],
        dtype=np.int64,
    )
    prices = weight[joins] * (units / (unit * multipliers.denominator))
    whole, denominator = _fractions(prices)
    joints = Joints(
        lower=np.where(rows.lower[joins] <= -OPEN, -OPEN, -(-rows.lower[joins] // units)),
        upper=np.where(upper[joins] >= OPEN, OPEN, upper[joins] // units),
        weight=whole,
        denominator=denominator,
        unit=unit,
    )
    most = np.concatenate([np.ones(len(stage.free), dtype=np.int64), stage.problem.needed])
    parts = []
    by_column = matrix.tocsc()
    for part in range(shape[1]):
        columns = np.flatnonzero(part_of == part)
        own = by_column[:, columns].tocsr()
        inner = np.flatnonzero(~joining & (np.diff(own.indptr) > 0))
        parts.append(
            Part(
                columns=columns,
                most=most[columns],
                matrix=own[inner],
                lower=rows.lower[inner],
                upper=upper[inner],
                uses=own[joins].toarray() // units[:, None],
                deadline=deadline,
            )
        )
    return parts, joints


def _fractions(prices: FloatArray) -> tuple[IntArray, int]:
    """Whole weights over a small common denominator, near the prices.

    Any weights are right, some only let more be lost; with small whole numbers a search sees at
    once what is equal.
    """
    fractions = [Fraction(float(price)).limit_denominator(FINEST) for price in prices]
    denominator = 1
    for fraction in fractions:
        together = lcm(denominator, fraction.denominator)
        denominator = together if together <= WIDEST else denominator
    return np.rint(prices * denominator).astype(np.int64), denominator


def _width(stage: Stage) -> int:
    return len(stage.free) + len(stage.problem.needed)


def _parts(row: IntArray, column: IntArray, shape: tuple[int, int]) -> IntArray:
    """The part of each column: columns in one row are in one part."""
    height, width = shape
    graph = coo_matrix((np.ones(len(row)), (row, height + column)), (height + width,) * 2)
    _, labels = connected_components(graph, directed=False)
    return np.unique(labels[height:], return_inverse=True)[1].astype(np.int64)


def _reaching(program: Program, least: int) -> Program:
    """The program with its gain asked for as a row, which some backends like and others do not."""
    if least <= -OPEN:
        return program
    return replace(
        program,
        matrix=csr_matrix(vstack([program.matrix, csr_matrix(program.objective)])),
        lower=np.append(program.lower, float(least)),
        upper=np.append(program.upper, np.inf),
    )


def _open(side: IntArray) -> FloatArray:
    values = side.astype(np.float64)
    values[side >= OPEN] = np.inf
    values[side <= -OPEN] = -np.inf
    return values
