"""The linear and integer programs that OR-Tools solves, in sparse matrices and back in integers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver.python import model_builder_helper as helper
from scipy.sparse import csr_matrix

from matching.solver.problem import IntArray

FloatArray: TypeAlias = NDArray[np.float64]


class Status(StrEnum):
    """How an integer program ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


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
    solver = helper.ModelSolverHelper("glop")
    solver.solve(_model(program, integral=False))
    if not solver.has_solution():
        return None
    return Relaxed(duals=np.asarray(solver.dual_values()), x=np.asarray(solver.variable_values()))


def solve_integer(program: Program, *, seconds: float | None, backend: str = "scip") -> Found:
    """Solve the program over integers, to the last unit, within a time limit."""
    solver = helper.ModelSolverHelper(backend)
    solver.set_solver_specific_parameters(_EXACT[backend])
    if seconds is not None:
        solver.set_time_limit_in_seconds(seconds)
    solver.solve(_model(program, integral=True))
    status = _STATUS.get(str(solver.status()).rsplit(".", maxsplit=1)[-1], Status.UNKNOWN)
    if status in {Status.OPTIMAL, Status.FEASIBLE}:
        x = np.rint(np.asarray(solver.variable_values())).astype(np.int64)
        return Found(status=status, x=x, bound=solver.best_objective_bound())
    return Found(status=status, x=np.empty(0, dtype=np.int64), bound=float("inf"))


_EXACT = {
    "scip": "limits/gap = 0\nlimits/absgap = 0\nnumerics/feastol = 1e-9\n",
    "highs": "",
}
_STATUS = {
    "OPTIMAL": Status.OPTIMAL,
    "FEASIBLE": Status.FEASIBLE,
    "INFEASIBLE": Status.INFEASIBLE,
}


def _model(program: Program, *, integral: bool) -> helper.ModelBuilderHelper:
    model = helper.ModelBuilderHelper()
    # its stub asks for shapes that numpy's own types cannot state
    fill: Any = model.fill_model_from_sparse_data
    fill(
        np.zeros(len(program.most)),
        program.most,
        program.objective,
        program.lower,
        program.upper,
        program.matrix,
    )
    model.set_maximize(True)
    if integral:
        for column in range(len(program.most)):
            model.set_var_integrality(column, True)
    return model
