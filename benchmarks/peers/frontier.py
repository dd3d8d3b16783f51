"""Most co-funded awards at budget after budget, by a MIP solver inside OR-Tools."""

import argparse
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from ortools.math_opt.python import mathopt

from .mathopt_model import MathOptModel
from .plain import Plain, read_plain
from .steps import peak, say


def main(solver: mathopt.SolverType) -> None:
    """Read the budgets of the first line, solve for each, print the steps."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("seconds", type=float)
    args = parser.parse_args()
    plain = read_plain(args.file, ())
    with np.load(args.file) as data:
        budgets = data["budgets"]
    say(step="built", seconds=0.0)
    finished = all(
        _at(plain, solver, number, budget, args.seconds)
        for number, budget in enumerate(budgets.tolist())
    )
    say(step="end", mebibytes=peak(), finished=finished)


def _at(plain: Plain, solver: Any, number: int, budget: int, seconds: float) -> bool:
    """Solve for one budget; whether the answer was proven."""
    begun = time.perf_counter()
    upper = plain.upper.copy()
    upper[plain.line_rows[0]] = budget
    within = replace(plain, upper=upper)
    gain = plain.gain[plain.goals.index("co_funded_awards")]
    answer = MathOptModel(within, solver).maximise(gain, seconds)
    if answer.x is None:
        return False
    x = np.rint(answer.x).astype(np.int64)
    holds = within.holds(x)
    taken = time.perf_counter() - begun
    proven = answer.proven and holds
    value = int(gain @ x)
    say(step=f"budget {number}", seconds=taken, value=value, proven=proven, exact=holds)
    return proven
