"""The plain CP-SAT model: one boolean a contract, the goals in sequence, all cores."""

import os
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from .plain import OPEN, Plain
from .sequence import Answer, main


class CpSatModel:
    """The program as it is written in a textbook."""

    def __init__(self, plain: Plain) -> None:
        self.model = cp_model.CpModel()
        self.columns = [
            self.model.new_int_var(0, most, f"x{i}") for i, most in enumerate(plain.most.tolist())
        ]
        sides = zip(plain.lower.tolist(), plain.upper.tolist(), strict=True)
        for i, (lower, upper) in enumerate(sides):
            part = slice(plain.start[i], plain.start[i + 1])
            self._row(plain.column[part], plain.value[part], lower, upper)

    def maximise(self, gain: Any, seconds: float) -> Answer:
        """One solve from the model."""
        used = np.flatnonzero(gain)
        self.model.maximize(self._sum(used, gain[used]))
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconds
        solver.parameters.num_workers = os.cpu_count() or 1
        status = solver.solve(self.model)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return Answer(x=None, proven=False)
        x = np.array([solver.value(column) for column in self.columns], dtype=np.int64)
        return Answer(x=x, proven=status == cp_model.OPTIMAL)

    def at_least(self, gain: Any, value: int) -> None:
        """One more row."""
        used = np.flatnonzero(gain)
        self._row(used, gain[used], value, OPEN)

    def _sum(self, column: Any, value: Any) -> Any:
        columns = [self.columns[c] for c in column.tolist()]
        return cp_model.LinearExpr.weighted_sum(columns, value.tolist())

    def _row(self, column: Any, value: Any, lower: int, upper: int) -> None:
        total = self._sum(column, value)
        if lower != -OPEN:
            self.model.add(total >= lower)
        if upper != OPEN:
            self.model.add(total <= upper)


if __name__ == "__main__":
    main(CpSatModel)
