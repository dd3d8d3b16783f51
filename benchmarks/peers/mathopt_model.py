"""MIP solvers inside OR-Tools, asked through MathOpt to the last unit."""

from datetime import timedelta
from typing import Any

import numpy as np
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from .plain import OPEN, Plain
from .sequence import Answer


class MathOptModel:
    """The program as a proto, grown by one row for each goal reached."""

    def __init__(self, plain: Plain, solver: mathopt.SolverType) -> None:
        self.solver = solver
        self.columns = len(plain.most)
        self.proto = model_pb2.ModelProto()
        variables, rows = self.proto.variables, self.proto.linear_constraints
        variables.ids.extend(range(self.columns))
        variables.lower_bounds.extend([0.0] * self.columns)
        variables.upper_bounds.extend(plain.most.astype(float).tolist())
        variables.integers.extend((np.arange(self.columns) < plain.contracts).tolist())
        self.proto.objective.maximize = True
        rows.ids.extend(range(len(plain.lower)))
        rows.lower_bounds.extend(_side(plain.lower))
        rows.upper_bounds.extend(_side(plain.upper))
        order = np.lexsort((plain.column, plain.row))
        self._entries(plain.row[order], plain.column[order], plain.value[order])

    def maximise(self, gain: Any, seconds: float) -> Answer:
        """One solve from the proto."""
        used = np.flatnonzero(gain)
        objective = self.proto.objective.linear_coefficients
        objective.ids[:] = used.tolist()
        objective.values[:] = gain[used].astype(float).tolist()
        result = mathopt.solve(
            mathopt.Model.from_model_proto(self.proto),
            self.solver,
            params=mathopt.SolveParameters(
                time_limit=timedelta(seconds=seconds),
                relative_gap_tolerance=0.0,
                absolute_gap_tolerance=0.0,
            ),
        )
        if not result.has_primal_feasible_solution():
            return Answer(x=None, proven=False)
        x = np.zeros(self.columns)
        found = result.variable_values()
        x[[variable.id for variable in found]] = list(found.values())
        proven = result.termination.reason is mathopt.TerminationReason.OPTIMAL
        return Answer(x=x, proven=proven)

    def at_least(self, gain: Any, value: int) -> None:
        """One more row."""
        rows = self.proto.linear_constraints
        row, used = len(rows.ids), np.flatnonzero(gain)
        rows.ids.append(row)
        rows.lower_bounds.append(float(value))
        rows.upper_bounds.append(np.inf)
        self._entries(np.full_like(used, row), used, gain[used])

    def _entries(self, row: Any, column: Any, value: Any) -> None:
        matrix = self.proto.linear_constraint_matrix
        matrix.row_ids.extend(row.tolist())
        matrix.column_ids.extend(column.tolist())
        matrix.coefficients.extend(value.astype(float).tolist())


def _side(side: Any) -> list[float]:
    values = side.astype(float)
    values[side == OPEN], values[side == -OPEN] = np.inf, -np.inf
    listed: list[float] = values.tolist()
    return listed
