"""The problems that every solver gets: generated, with about five contracts a scholar."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np

from matching.domain import PolicyChange
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.solver.problem import BoolArray, Problem, build_problem
from scenarios.generate import Shape, generate

SHAPE: Final = Shape(wishes=(6, 7, 7, 7, 8), placed=60)
"""Wishes so that, after rules and refusals, about five contracts a scholar are left."""

WISHES_COUNT: Final = PolicyChange(
    parameter="unvisited_employers", value="allow", begins=date(SHAPE.begins, 1, 1)
)
"""A visit is no condition here, so that lists are long and the problem is hard."""


class Kind(StrEnum):
    """What is asked of a problem."""

    GOALS = "goals"
    DEFERRED = "deferred"
    FRONTIER = "frontier"
    ASSIGNMENT = "assignment"
    PROJECTS = "projects"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Work:
    """One question at one size; ``unfunded`` says whether unfunded contracts stand beside."""

    kind: Kind
    scholars: int
    unfunded: bool
    seed: int

    @property
    def name(self) -> str:
        """For files, such as ``goals-1000-without-1``."""
        stem = self.kind.replace(" ", "-")
        return f"{stem}-{self.scholars}-{'with' if self.unfunded else 'without'}-{self.seed}"


def problem_of(work: Work) -> Problem:
    """The problem of a work; the same everywhere for the same work."""
    case = replace(generate(work.scholars, work.seed, shape=SHAPE), changes=(WISHES_COUNT,))
    policy = policy_book().with_changes(case.changes).on(case.on)
    problem = build_problem(admissible_contracts(case, policy))
    if work.kind is Kind.DEFERRED:
        return _hospitals_and_residents(problem)
    if not work.unfunded:
        return only(problem, problem.funded)
    return problem


def only(problem: Problem, keep: BoolArray) -> Problem:
    """The problem with some of its contracts."""
    return replace(
        problem,
        scholar=problem.scholar[keep],
        position=problem.position[keep],
        funded=problem.funded[keep],
        scholar_rank=problem.scholar_rank[keep],
        position_rank=problem.position_rank[keep],
        cost=problem.cost[keep],
        public_cost=problem.public_cost[keep],
    )


def _hospitals_and_residents(problem: Problem) -> Problem:
    """One contract a pair, no lines, no limits of employers: what the peers' model can say."""
    pair = problem.scholar * len(problem.positions) + problem.position
    _, first = np.unique(pair, return_index=True)
    keep = np.zeros(problem.contracts, dtype=np.bool_)
    keep[first] = True
    kept = only(problem, keep)
    return replace(
        kept,
        lines=(),
        line_limit=kept.line_limit[:0],
        cost=kept.cost[:, :0],
        employer_limit=np.full_like(kept.employer_limit, int(kept.capacity.sum())),
    )
