"""The SCIP inside OR-Tools at budget after budget."""

from ortools.math_opt.python import mathopt

from .frontier import main

if __name__ == "__main__":
    main(mathopt.SolverType.GSCIP)
