"""`scipy.optimize.milp` with the goals in sequence."""

from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, vstack

from .plain import OPEN, Plain
from .sequence import Answer, main


class ScipyModel:
    """The program as one sparse matrix, grown by one row for each goal reached."""

    def __init__(self, plain: Plain) -> None:
        shape = (len(plain.lower), len(plain.most))
        self.matrix = csr_matrix((plain.value.astype(float), plain.column, plain.start), shape)
        self.lower = np.where(plain.lower == -OPEN, -np.inf, plain.lower.astype(float))
        self.upper = np.where(plain.upper == OPEN, np.inf, plain.upper.astype(float))
        self.bounds = Bounds(0, plain.most)
        self.integral = (np.arange(len(plain.most)) < plain.contracts).astype(np.int64)

    def maximise(self, gain: Any, seconds: float) -> Answer:
        """One call."""
        found = milp(
            -gain.astype(float),
            integrality=self.integral,
            bounds=self.bounds,
            constraints=LinearConstraint(self.matrix, self.lower, self.upper),
            options={"time_limit": seconds, "mip_rel_gap": 0.0},
        )
        return Answer(x=found.x, proven=found.status == 0)

    def at_least(self, gain: Any, value: int) -> None:
        """One more row."""
        self.matrix = vstack([self.matrix, csr_matrix(gain.astype(float))], format="csr")
        self.lower = np.append(self.lower, value)
        self.upper = np.append(self.upper, np.inf)


if __name__ == "__main__":
    main(ScipyModel)
