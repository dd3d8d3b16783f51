"""The SCIP inside OR-Tools with the goals in sequence."""

from ortools.math_opt.python import mathopt

from .mathopt_model import MathOptModel
from .sequence import main

if __name__ == "__main__":
    main(lambda plain: MathOptModel(plain, mathopt.SolverType.GSCIP))
