"""A problem as an .npz: whole for our own child process, and plain arrays for the peers."""

import json
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any, get_origin

import numpy as np

from matching.domain import EmployerId, Goal, Mechanism, OccupationId, PositionId, ScholarId
from matching.money import BasisPoints
from matching.solver.choice import keys
from matching.solver.goals import GAINS
from matching.solver.problem import IntArray, Problem

ARRAYS = tuple(field.name for field in fields(Problem) if get_origin(field.type) is np.ndarray)


def write(problem: Problem, file: Path) -> None:
    """Everything of the problem, and beside it what peers need: gains of goals, strict order."""
    arrays: dict[str, Any] = {name: getattr(problem, name) for name in ARRAYS}
    np.savez(
        file,
        **arrays,
        rest=np.array(json.dumps(_rest(problem))),
        goals=np.array([str(goal) for goal in problem.goals]),
        gain=np.array([GAINS[goal](problem) for goal in problem.goals]),
        strict_rank=strict_rank(problem),
    )


def read(file: Path) -> Problem:
    """The problem as it was written."""
    with np.load(file) as data:
        rest = json.loads(str(data["rest"]))
        arrays: dict[str, Any] = {name: data[name] for name in ARRAYS}
    return Problem(
        **arrays,
        scholars=tuple(map(ScholarId, rest["scholars"])),
        positions=tuple(map(PositionId, rest["positions"])),
        employers=tuple(map(EmployerId, rest["employers"])),
        needs=tuple(map(OccupationId, rest["needs"])),
        lines=tuple(rest["lines"]),
        goals=tuple(map(Goal, rest["goals"])),
        mechanism=Mechanism(rest["mechanism"]),
        least_share_of_level=BasisPoints(rest["least_share_of_level"]),
        ties_by_points=rest["ties_by_points"],
        seed=rest["seed"],
    )


def strict_rank(problem: Problem) -> IntArray:
    """Place of each contract in the order of its employer with ties broken: shape (contracts,)."""
    order = _order(keys(problem))
    place = np.empty(problem.contracts, dtype=np.int64)
    place[order] = np.arange(problem.contracts)
    return place


def _order(keys: Iterable[tuple[int, ...]]) -> IntArray:
    columns = np.array(list(keys), dtype=np.int64)
    return np.lexsort(columns.T[::-1]).astype(np.int64)


def _rest(problem: Problem) -> dict[str, Any]:
    names = [field.name for field in fields(Problem) if field.name not in ARRAYS]
    return {name: getattr(problem, name) for name in names}
