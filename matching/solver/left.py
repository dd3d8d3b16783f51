"""What awards that stay leave of a problem: contracts of the others, lines, places and limits."""

from dataclasses import dataclass, replace

import numpy as np

from matching.solver.problem import IntArray, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A problem of the scholars without an award, and its contracts in the problem before."""

    problem: Problem
    contracts: IntArray


def without(problem: Problem, kept: IntArray) -> Left:
    """The problem that is left when contracts are kept; the scholars' order stays the same."""
    contracts = np.flatnonzero(~np.isin(problem.scholar, problem.scholar[kept]))
    at = np.bincount(problem.position[kept], minlength=len(problem.positions))
    employer = problem.employer[problem.position[kept]]
    at_employer = np.bincount(employer, minlength=len(problem.employers))
    left = replace(
        problem,
        scholar=problem.scholar[contracts],
        position=problem.position[contracts],
        funded=problem.funded[contracts],
        scholar_rank=problem.scholar_rank[contracts],
        position_rank=problem.position_rank[contracts],
        cost=problem.cost[contracts],
        public_cost=problem.public_cost[contracts],
        line_limit=problem.line_limit - problem.cost[kept].sum(axis=0),
        capacity=problem.capacity - at,
        employer_limit=problem.employer_limit - at_employer,
    )
    return Left(problem=left, contracts=contracts)
