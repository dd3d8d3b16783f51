"""The plain CP-SAT model of rotation: one boolean a scholar, host and period, goals in order."""

import time
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from matching.rotation.problem import IntArray, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How one goal ended: value, bound, and the seconds from the start until this end."""

    goal: str
    value: int
    bound: int
    seconds: float

    @property
    def gap(self) -> float:
        """How far the value may be from the best, as a part of the bound."""
        return (self.bound - self.value) / max(1, self.bound)


def plain(problem: Problem, *, seconds: float, gap: float = 0.0) -> list[Stage]:
    """People with enough firms, stays, wishes; each goal until the gap is closed, or the limit.

    Parameters
    ----------
    seconds : limit of a goal. gap : part of the bound at which a goal may end.
    """
    start = time.perf_counter()
    model = cp_model.CpModel()
    x = [model.new_bool_var("") for _ in range(problem.options)]
    _at_most(model, x, problem.slot, problem.room)
    _at_most(model, x, problem.scholar, problem.wanted)
    for key, entries in ((problem.firm, None), (problem.clash, problem.clash_option)):
        options = np.arange(problem.options) if entries is None else entries
        for own in _grouped(key, options):
            if len(own) > 1:
                model.add_at_most_one(x[o] for o in own)
    enough = []
    for s, own in enumerate(_grouped(problem.scholar, np.arange(problem.options))):
        if problem.need[s] > 0:
            y = model.new_bool_var("")
            model.add(int(problem.need[s]) * y <= sum(x[o] for o in own))
            enough.append(y)
    goals = (
        ("enough_firms", cp_model.LinearExpr.sum(enough)),
        ("stays", cp_model.LinearExpr.sum(x)),
        ("wishes", cp_model.LinearExpr.weighted_sum(x, problem.wish.tolist())),
    )
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.relative_gap_limit = gap
    stages = []
    for name, goal in goals:
        model.maximize(goal)
        status = solver.solve(model)
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        stages.append(
            Stage(
                goal=name,
                value=round(solver.objective_value) if found else 0,
                bound=int(np.floor(solver.best_objective_bound + 1e-6)),
                seconds=time.perf_counter() - start,
            )
        )
        if not found:
            break
        model.add(goal >= round(solver.objective_value))
        model.clear_hints()  # type: ignore[no-untyped-call]
        for variable in x:
            model.add_hint(variable, solver.value(variable))
    return stages


def _at_most(
    model: cp_model.CpModel, x: list[cp_model.IntVar], key: IntArray, most: IntArray
) -> None:
    for row, own in enumerate(_grouped(key, np.arange(len(x)), len(most))):
        if len(own) > most[row]:
            model.add(sum(x[o] for o in own) <= int(most[row]))


def _grouped(key: IntArray, options: IntArray, rows: int | None = None) -> list[list[int]]:
    order = np.argsort(key, kind="stable")
    ends = np.searchsorted(key[order], np.arange((rows or int(key.max(initial=-1)) + 1) + 1))
    ordered = options[order].tolist()
    return [ordered[a:b] for a, b in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]
