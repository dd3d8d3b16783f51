"""One goal over a face: its best value, the bound that no choice passes, and the face left.

The relaxation (GLOP) is solved once for all parts of the face; only parts in which it is not
integral are searched (HiGHS).
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_matrix, vstack

from matching.rotation.face import Face, narrowed
from matching.rotation.outcome import Proof
from matching.rotation.problem import IntArray
from matching.solver.linear import (
    Backend,
    FloatArray,
    Found,
    Program,
    Relaxed,
    relax,
    solve_integer,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Climbed:
    """How a goal ended.

    Parameters
    ----------
    x : every column of the face.
    face : all choices that are as good.
    """

    x: IntArray
    value: int
    bound: int
    proof: Proof
    face: Face


def climb(face: Face, gain: IntArray, x: IntArray, seconds: float | None = None) -> Climbed:
    """Make ``gain @ x`` as large as can be.

    Parameters
    ----------
    gain : of each column, integer.
    x : a choice on the face, to start from.
    """
    free = face.free
    if not gain[free].any():
        value = int(gain @ x)
        return Climbed(x=x, value=value, bound=value, proof=Proof.RELAXATION, face=face)
    program, rows = _program(face, gain, free)
    relaxed = relax(program)
    assert relaxed is not None  # x is a choice
    parts = _Parts.of(face, gain, relaxed)
    best = x.copy()
    whole = ~np.isin(parts.part, parts.broken)
    best[free[whole]] = np.rint(relaxed.x[whole]).astype(np.int64)
    bound = np.floor(parts.top + parts.slack).astype(np.int64)
    for part in parts.broken:
        columns = free[parts.part == part]
        found = solve_integer(
            _program(face, gain, columns)[0], seconds=seconds, backend=Backend.HIGHS
        )
        if len(found.x) and gain[columns] @ found.x >= gain[columns] @ x[columns]:
            best[columns] = found.x
        bound[part] = min(bound[part], _limit(found, parts.slack, bound[part]))
    reached = parts.sums((gain * best)[free])
    bound = np.maximum(bound, reached)
    duals = np.zeros(len(face.upper))
    duals[rows] = relaxed.duals
    return Climbed(
        x=best,
        value=int(gain @ best),
        bound=int(bound.sum() + gain @ face.least),
        proof=_proof(parts, reached, bound),
        face=_left(face, gain, best, parts, _Ends(reached=reached, bound=bound, duals=duals)),
    )


def prices(face: Face, gain: IntArray) -> FloatArray:
    """What one unit more of each row would bring to the relaxation; shape (rows,)."""
    program, rows = _program(face, gain, face.free)
    relaxed = relax(program)
    assert relaxed is not None  # nothing chosen is always a choice
    found = np.zeros(len(face.upper))
    found[rows] = relaxed.duals
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """Parts of a face under a relaxation.

    Parameters
    ----------
    part : of each free column. top : what the relaxation reaches in each part.
    broken : parts in which it is not integral. slack : of what the relaxation counts.
    """

    part: IntArray
    top: FloatArray
    broken: IntArray
    slack: float

    @classmethod
    def of(cls, face: Face, gain: IntArray, relaxed: Relaxed) -> "_Parts":
        count, part = face.parts()
        fractional = np.abs(relaxed.x - np.rint(relaxed.x)) > 1e-6
        x = np.where(np.isin(part, part[fractional]), relaxed.x, np.rint(relaxed.x))
        return cls(
            part=part,
            top=np.bincount(part, weights=gain[face.free] * x, minlength=count).astype(np.float64),
            broken=np.unique(part[fractional]),
            slack=1e-5 + 1e-8 * float(np.abs(gain).max()),
        )

    def sums(self, values: IntArray) -> IntArray:
        """Sum of the free columns' values over each part."""
        sums = np.bincount(self.part, weights=values, minlength=len(self.top))
        return np.rint(sums).astype(np.int64)


def _program(face: Face, gain: IntArray, columns: IntArray) -> tuple[Program, IntArray]:
    """The program over some free columns whose rows no others share; and these rows."""
    matrix = face.matrix.tocsc()[:, columns].tocsr()
    rows = np.flatnonzero(np.diff(matrix.indptr))
    held = face.matrix[rows] @ face.least
    program = Program(
        objective=gain[columns].astype(np.float64),
        matrix=csr_matrix(matrix[rows]),
        lower=face.lower[rows] - held,
        upper=face.upper[rows] - held,
        most=np.ones(len(columns)),
    )
    return program, rows


def _limit(found: Found, slack: float, otherwise: int) -> int:
    """What no choice passes: the search's own bound, if it has one."""
    return int(np.floor(found.bound + slack)) if np.isfinite(found.bound) else otherwise


def _proof(parts: _Parts, reached: IntArray, bound: IntArray) -> Proof:
    if (reached < bound).any():
        return Proof.OPEN
    lowered = bound < np.floor(parts.top + parts.slack)
    return Proof.SEARCH if lowered.any() else Proof.RELAXATION


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """How each part ended, and the dual value of each row."""

    reached: IntArray
    bound: IntArray
    duals: FloatArray


def _left(face: Face, gain: IntArray, x: IntArray, parts: _Parts, ends: _Ends) -> Face:
    """Choices as good: by prices, and by a row of its own for a part short of its relaxation."""
    free = face.free
    price = gain[free] - face.matrix.tocsc()[:, free].T @ ends.duals
    short = np.maximum(0, parts.top - ends.reached)
    held = np.zeros(len(face.least), dtype=np.bool_)
    held[free] = np.abs(price) > short[parts.part] + parts.slack
    lies_short = np.zeros(len(face.least), dtype=np.bool_)
    lies_short[free] = short[parts.part] > parts.slack
    touched = abs(face.matrix) @ lies_short > 0
    left = narrowed(
        face,
        columns=held,
        x=x,
        rows=(np.abs(ends.duals) > parts.slack) & ~touched,
        tight=face.matrix @ x,
    )
    for part in np.flatnonzero(short > parts.slack):
        columns = free[parts.part == part]
        left = _with_row(left, gain, columns, (ends.reached[part], ends.bound[part]))
    return left


def _with_row(face: Face, gain: IntArray, columns: IntArray, span: tuple[int, int]) -> Face:
    """The face with a row that keeps what some columns gain between two values."""
    values = np.zeros(len(gain))
    values[columns] = gain[columns]
    return replace(
        face,
        matrix=vstack([face.matrix, csr_matrix(values)], format="csr"),
        lower=np.append(face.lower, float(span[0])),
        upper=np.append(face.upper, float(span[1])),
    )
