"""The linear and integer programs that OR-Tools (MathOpt) solves: arrays in, arrays out."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from scipy.sparse import csr_matrix

from matching.solver.problem import IntArray

FloatArray: TypeAlias = NDArray[np.float64]


class Status(StrEnum):
    """How an integer program ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"
    FAILED = "failed"
    """The solver broke down; another one may not."""


class Backend(StrEnum):
    """Solvers for integer programs inside OR-Tools."""

    HIGHS = "highs"
    SCIP = "scip"
    CP_SAT = "cp_sat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Maximise ``objective`` @ x with ``lower`` <= ``matrix`` @ x <= ``upper``, 0 <= x <= ``most``.

    Parameters
    ----------
    objective, most : shape (columns,). lower, upper : shape (rows,). matrix : (rows, columns).
    """

    objective: FloatArray
    matrix: csr_matrix
    lower: FloatArray
    upper: FloatArray
    most: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """Optimum of a linear relaxation: a dual value for each row; x for each column."""

    duals: FloatArray
    x: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """End of an integer program: x rounded to integers (empty if none), and the bound on any x."""

    status: Status
    x: IntArray
    bound: float


def relax(program: Program) -> Relaxed | None:
    """Solve the relaxation to a vertex with GLOP; None if it has no solution."""
    result = mathopt.solve(_model(program, integral=False), mathopt.SolverType.GLOP)
    if not result.has_primal_feasible_solution():
        return None
    return Relaxed(
        duals=_in_order(result.dual_values(), len(program.lower)),
        x=_in_order(result.variable_values(), len(program.most)),
    )


def solve_integer(program: Program, *, seconds: float | None, backend: Backend) -> Found:
    """Solve the program over integers, to the last unit, within a time limit."""
    params = mathopt.SolveParameters(
        time_limit=None if seconds is None else timedelta(seconds=seconds),
        relative_gap_tolerance=0.0,
        absolute_gap_tolerance=0.0,
    )
    try:
        result = mathopt.solve(_model(program, integral=True), _SOLVERS[backend], params=params)
    except (RuntimeError, AttributeError):  # MathOpt stumbles over its own word for HiGHS's kError
        return Found(status=Status.FAILED, x=np.empty(0, dtype=np.int64), bound=np.inf)
    status = _STATUS.get(result.termination.reason, Status.UNKNOWN)
    x = np.empty(0, dtype=np.int64)
    if result.has_primal_feasible_solution():
        values = _in_order(result.variable_values(), len(program.most))
        x = np.rint(values).astype(np.int64)
    return Found(status=status, x=x, bound=result.best_objective_bound())


_SOLVERS = {
    Backend.HIGHS: mathopt.SolverType.HIGHS,
    Backend.SCIP: mathopt.SolverType.GSCIP,
    Backend.CP_SAT: mathopt.SolverType.CP_SAT,
}
_STATUS = {
    mathopt.TerminationReason.OPTIMAL: Status.OPTIMAL,
    mathopt.TerminationReason.FEASIBLE: Status.FEASIBLE,
    mathopt.TerminationReason.INFEASIBLE: Status.INFEASIBLE,
}


def _in_order(values: dict[mathopt.Variable, float], count: int) -> FloatArray:
    """Values by id, ids counting from 0 as `_model` gives them."""
    ordered = np.zeros(count)
    ordered[[key.id for key in values]] = list(values.values())
    return ordered


def _model(program: Program, *, integral: bool) -> mathopt.Model:
    model = model_pb2.ModelProto()
    columns, rows = len(program.most), len(program.lower)
    model.variables.ids.extend(range(columns))
    model.variables.lower_bounds.extend([0.0] * columns)
    model.variables.upper_bounds.extend(program.most.tolist())
    model.variables.integers.extend([integral] * columns)
    model.objective.maximize = True
    gains = np.flatnonzero(program.objective)
    model.objective.linear_coefficients.ids.extend(gains.tolist())
    model.objective.linear_coefficients.values.extend(program.objective[gains].tolist())
    model.linear_constraints.ids.extend(range(rows))
    model.linear_constraints.lower_bounds.extend(program.lower.tolist())
    model.linear_constraints.upper_bounds.extend(program.upper.tolist())
    matrix = program.matrix.copy()
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    entries = matrix.tocoo()
    model.linear_constraint_matrix.row_ids.extend(entries.row.tolist())
    model.linear_constraint_matrix.column_ids.extend(entries.col.tolist())
    model.linear_constraint_matrix.coefficients.extend(entries.data.tolist())
    return mathopt.Model.from_model_proto(model)
