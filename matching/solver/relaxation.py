"""What the relaxation of a stage tells: its dual values, and whole choices at it or near it."""

from dataclasses import replace

import numpy as np

from matching.solver.bound import Priced
from matching.solver.hard_stop import NoAnswerError, relax_until, solve_until
from matching.solver.integer import integer_program
from matching.solver.linear import Backend, FloatArray, Relaxed
from matching.solver.problem import IntArray
from matching.solver.result import NoChoiceError
from matching.solver.stage import Gain, RowKind, Rows, Stage, holds, only, program_of, rows_of

ROUNDING_SECONDS = 10.0
"""Longest that rounding the relaxation may take."""
HAIR = 1e-8
"""Part of a reached value that the relaxation may lack."""
WHOLE = 1e-6
"""A value this near to an integer is one, if the rows then hold exactly."""


def relaxed_of(
    stage: Stage, rows: Rows, gain: Gain, start: IntArray | None, deadline: float | None
) -> Relaxed:
    """The relaxation, if need be with the goals reached asked for a hair less.

    With a choice in hand there is a solution, whatever floating numbers say: on the edge that the
    goals before leave, rounding may hide it. Any multipliers give a true bound, so that a hair, or
    in the end, or when the time is over, no multipliers at all, costs only tightness.
    """
    program = program_of(stage, rows, gain)
    unpriced = Relaxed(duals=np.zeros(len(rows.lower)), x=np.zeros(len(program.most)))
    try:
        relaxed = relax_until(program, deadline)
        if relaxed is not None:
            return relaxed
        if start is None:
            raise NoChoiceError
        hair = np.where(rows.kind == RowKind.REACHED, HAIR * np.abs(program.lower), 0.0)
        return relax_until(replace(program, lower=program.lower - hair), deadline) or unpriced
    except NoAnswerError:
        return unpriced


def rounded(
    stage: Stage, gain: Gain, priced: Priced, x: FloatArray, deadline: float | None
) -> IntArray | None:
    """A choice near the relaxation's: only scholars whom it splits, and those at the positions
    that they touch, are chosen anew; the others keep what they have.
    """
    scholar = stage.problem.scholar[stage.free]
    position = stage.problem.position[stage.free]
    x = x[: len(stage.free)]
    near = priced.slack <= priced.multipliers.denominator
    split = np.isin(scholar, scholar[(x > WHOLE) & (x < 1 - WHOLE)])
    touched = np.isin(position, position[split & near])
    anew = np.isin(scholar, scholar[split | (touched & (x > WHOLE))])
    small = only(stage, (anew & near) | (x > WHOLE))
    rows = rows_of(small)
    program = integer_program(small, rows, gain, None)
    found = solve_until(program, Backend.HIGHS, deadline=deadline, seconds=ROUNDING_SECONDS)
    if len(found.x) == 0 or not holds(rows, found.x):
        return None
    return contracts_of(small, found.x)


def integral(stage: Stage, rows: Rows, x: FloatArray) -> IntArray | None:
    """The relaxation's choice, where it happens to be whole and to hold exactly."""
    rounded = np.rint(x).astype(np.int64)
    if np.abs(x - rounded).max(initial=0) > WHOLE or not holds(rows, rounded):
        return None
    return contracts_of(stage, rounded)


def contracts_of(stage: Stage, x: IntArray) -> IntArray:
    """The contracts that whole columns choose."""
    chosen: IntArray = stage.free[x[: len(stage.free)] == 1]
    return chosen
