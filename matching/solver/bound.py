"""Bounds that hold exactly: integer multipliers on the rows, made from floating dual values.

For non-negative multipliers r over a common denominator D the bound is
``floor((sum of r x right side + what the needs can still add) / D)``; each scholar's multiplier is
chosen so that no contract gains more than its rows charge. Whatever rounding did to the others,
the bound is true; good dual values only make it tight.
"""

from dataclasses import dataclass

import numpy as np

from matching.solver.linear import FloatArray
from matching.solver.problem import BoolArray, IntArray
from matching.solver.result import Multipliers
from matching.solver.stage import UNBOUNDED, Gain, RowKind, Rows, Stage

FINEST = 30
"""Denominators are 2**30 at most."""
ROOM = float(1 << 61)
"""No sum may pass this, so that 64-bit integers hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """A bound and what each free contract loses against it.

    Parameters
    ----------
    total : bound times the denominator, before rounding down.
    slack : shape (free contracts,), >= 0; a choice that holds a contract of slack k reaches at
        most ``(total - k) / denominator``.
    """

    multipliers: Multipliers
    total: int
    slack: IntArray

    @property
    def bound(self) -> int:
        """No choice of the stage reaches more."""
        return self.total // self.multipliers.denominator

    def within(self, least: int) -> BoolArray:
        """Whether each free contract can be part of a choice that reaches ``least``."""
        return self.slack <= self.total - least * self.multipliers.denominator


def price(stage: Stage, rows: Rows, gain: Gain, duals: FloatArray) -> Priced:
    """Round dual values to integers and reckon the bound that they prove."""
    denominator = _denominator(stage, rows, gain, duals)
    weights = _rounded(rows, duals, denominator)
    weights[rows.kind == RowKind.NEED] = _need_weights(stage, rows, gain, duals, denominator)
    contracts = len(stage.free)
    inner = rows.kind[rows.row] != RowKind.SCHOLAR
    charge = np.zeros(contracts + len(stage.problem.needed), dtype=np.int64)
    np.add.at(charge, rows.column[inner], weights[rows.row[inner]] * rows.value[inner])
    excess = denominator * gain.contracts[stage.free] - charge[:contracts]
    scholar = stage.problem.scholar[stage.free]
    weights[rows.kind == RowKind.SCHOLAR] = _scholar_weights(stage, scholar, excess)
    slack = weights[: len(stage.problem.scholars)][scholar] - excess
    left = np.maximum(0, denominator * gain.needs - charge[contracts:])
    return Priced(
        multipliers=_by_family(rows, weights, denominator),
        total=_charged(rows, weights) + int(left @ stage.problem.needed),
        slack=slack,
    )


def _denominator(stage: Stage, rows: Rows, gain: Gain, duals: FloatArray) -> int:
    """The finest power of two at which no sum can leave 64 bits."""
    sides = np.where(rows.upper == UNBOUNDED, rows.lower, rows.upper).astype(np.float64)
    charge = np.zeros(len(stage.free) + len(stage.problem.needed))
    entries = np.abs(duals[rows.row] * rows.value)
    np.add.at(charge, rows.column, entries)
    largest = float(
        np.abs(duals * sides).sum()
        + np.abs(gain.contracts).max(initial=1) * (len(stage.problem.scholars) + 1)
        + charge.max(initial=1.0) * (len(stage.problem.scholars) + 1)
        + np.abs(gain.needs @ stage.problem.needed)
    )
    return 1 << max(0, min(FINEST, int(np.log2(ROOM / largest))))


def _rounded(rows: Rows, duals: FloatArray, denominator: int) -> IntArray:
    """Rounded to integers of the right sign: a row open above charges nothing positive."""
    weights = np.rint(duals * denominator).astype(np.int64)
    weights[rows.upper == UNBOUNDED] = np.minimum(weights[rows.upper == UNBOUNDED], 0)
    weights[rows.lower == -UNBOUNDED] = np.maximum(weights[rows.lower == -UNBOUNDED], 0)
    return weights


def _need_weights(
    stage: Stage, rows: Rows, gain: Gain, duals: FloatArray, denominator: int
) -> IntArray:
    """A need credits its contracts at most what one more covered place is worth."""
    weights = np.rint(duals[rows.kind == RowKind.NEED] * denominator).astype(np.int64)
    worth = denominator * gain.needs
    reached = np.rint(duals[rows.kind == RowKind.REACHED] * denominator).astype(np.int64)
    for multiplier, earlier in zip(np.minimum(reached, 0), stage.reached, strict=True):
        worth = worth - multiplier * earlier.gain.needs
    credit: IntArray = np.minimum(0, np.maximum(weights, -worth))
    return credit


def _scholar_weights(stage: Stage, scholar: IntArray, excess: IntArray) -> IntArray:
    """Least charge of each scholar that leaves none of the own contracts a gain."""
    weights = np.full(len(stage.problem.scholars), -UNBOUNDED, dtype=np.int64)
    np.maximum.at(weights, scholar, excess)
    weights[weights == -UNBOUNDED] = 0
    charged: IntArray = np.where(stage.must, weights, np.maximum(weights, 0))
    return charged


def _charged(rows: Rows, weights: IntArray) -> int:
    """Sum of multiplier x side, in Python's integers."""
    sides = np.where(weights > 0, rows.upper, rows.lower)
    used = weights != 0
    return sum(
        int(weight) * int(side) for weight, side in zip(weights[used], sides[used], strict=True)
    )


def _by_family(rows: Rows, weights: IntArray, denominator: int) -> Multipliers:
    def family(kind: RowKind) -> tuple[int, ...]:
        return tuple(int(abs(weight)) for weight in weights[rows.kind == kind])

    return Multipliers(
        denominator=denominator,
        position=family(RowKind.POSITION),
        employer=family(RowKind.EMPLOYER),
        line=family(RowKind.LINE),
        least=family(RowKind.LEAST),
        need=family(RowKind.NEED),
        reached=family(RowKind.REACHED),
    )
