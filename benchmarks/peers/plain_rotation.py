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


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model, its booleans, and its goals by name."""

    model: cp_model.CpModel
    x: list[cp_model.IntVar]
    goals: dict[str, cp_model.LinearExprT]


def plain(problem: Problem, *, seconds: float, gap: float = 0.0) -> list[Stage]:
    """People with enough firms, stays, wishes; each goal until the gap is closed, or the limit.

    Parameters
    ----------
    seconds : limit of a goal. gap : part of the bound at which a goal may end.
    """
    start = time.process_time()
    built = model_of(problem)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.relative_gap_limit = gap
    stages = []
    for name, goal in built.goals.items():
        built.model.maximize(goal)
        found = solver.solve(built.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        stages.append(
            Stage(
                goal=name,
                value=round(solver.objective_value) if found else 0,
                bound=int(np.floor(solver.best_objective_bound + 1e-6)),
                seconds=time.process_time() - start,
            )
        )
        if not found:
            break
        built.model.add(goal >= round(solver.objective_value))
        built.model.clear_hints()  # type: ignore[no-untyped-call]
        for variable in built.x:
            built.model.add_hint(variable, solver.value(variable))
    return stages


def model_of(problem: Problem) -> Model:
    """One boolean a scholar, host and period, and one a scholar for the least number of firms."""
    model = cp_model.CpModel()
    x = [model.new_bool_var("") for _ in range(problem.options)]
    every = np.arange(problem.options)
    _at_most(model, x, problem.slot, problem.room)
    _at_most(model, x, problem.scholar, problem.wanted)
    for own in (*_grouped(problem.firm, every), *_grouped(problem.clash, problem.clash_option)):
        model.add_at_most_one(x[o] for o in own)
    enough = []
    for s, own in enumerate(_grouped(problem.scholar, every)):
        if problem.need[s] > 0:
            enough.append(model.new_bool_var(""))
            model.add(int(problem.need[s]) * enough[-1] <= sum(x[o] for o in own))
    return Model(
        model=model,
        x=x,
        goals={
            "enough_firms": cp_model.LinearExpr.sum(enough),
            "stays": cp_model.LinearExpr.sum(x),
            "wishes": cp_model.LinearExpr.weighted_sum(x, problem.wish.tolist()),
        },
    )


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
