"""PuLP with CBC, the goals in sequence."""

import os
from typing import Any

import numpy as np
import pulp

from .plain import OPEN, Plain
from .sequence import Answer, main


class PulpModel:
    """The program in PuLP's terms."""

    def __init__(self, plain: Plain) -> None:
        self.model = pulp.LpProblem("match", pulp.LpMaximize)
        self.columns = [
            pulp.LpVariable(f"x{i}", 0, most, "Integer" if i < plain.contracts else "Continuous")
            for i, most in enumerate(plain.most.tolist())
        ]
        sides = zip(plain.lower.tolist(), plain.upper.tolist(), strict=True)
        for i, (lower, upper) in enumerate(sides):
            part = slice(plain.start[i], plain.start[i + 1])
            self._row(plain.column[part], plain.value[part], lower, upper)

    def maximise(self, gain: Any, seconds: float) -> Answer:
        """One call of CBC."""
        used = np.flatnonzero(gain)
        self.model.setObjective(self._sum(used, gain[used]))
        cbc = pulp.PULP_CBC_CMD(
            msg=False, timeLimit=seconds, gapRel=0.0, gapAbs=0.0, threads=os.cpu_count()
        )
        self.model.solve(cbc)
        if self.model.sol_status not in {pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible}:
            return Answer(x=None, proven=False)
        x = np.array([column.varValue or 0.0 for column in self.columns])
        return Answer(x=x, proven=self.model.sol_status == pulp.LpSolutionOptimal)

    def at_least(self, gain: Any, value: int) -> None:
        """One more row."""
        used = np.flatnonzero(gain)
        self._row(used, gain[used], value, OPEN)

    def _sum(self, column: Any, value: Any) -> Any:
        pairs = zip(column.tolist(), value.tolist(), strict=True)
        return pulp.LpAffineExpression([(self.columns[c], v) for c, v in pairs])

    def _row(self, column: Any, value: Any, lower: int, upper: int) -> None:
        if lower != -OPEN:
            self.model += self._sum(column, value) >= lower
        if upper != OPEN:
            self.model += self._sum(column, value) <= upper


if __name__ == "__main__":
    main(PulpModel)
