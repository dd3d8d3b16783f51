"""For problems too large for relaxations: a good choice by one flow, and bounds by another.

Above `MANY` scholars only the co-funded awards are proven (by flows alone); later goals keep the
choice that one more flow makes as good as it can, and end with a bound and an honest gap.
"""

import numpy as np

from matching.solver.bound import Priced, price
from matching.solver.climb import Peak, worth
from matching.solver.flow import Network, cheapest, prices
from matching.solver.problem import IntArray, Problem
from matching.solver.result import Proof
from matching.solver.stage import Gain, RowKind, Stage, rows_of

MANY = 30_000
"""Scholars above whom a relaxation takes minutes."""
RANK_UNIT = 1 << 8
"""One place on a scholar's list outweighs this many on a position's."""


def gap_only(stage: Stage, gain: Gain, chosen: IntArray) -> Peak:
    """The choice in hand with a bound on what any could reach."""
    value = worth(stage.problem, gain, chosen)
    priced = _priced(stage, gain)
    return Peak(
        chosen=chosen,
        value=value,
        bound=max(value, priced.bound),
        proof=Proof.DUALITY if value == priced.bound else Proof.OPEN,
        priced=priced,
        alone=False,
    )


def _priced(stage: Stage, gain: Gain) -> Priced:
    """Prices of places where every contract gains; else only what each scholar could gain."""
    rows = rows_of(stage)
    duals = np.zeros(len(rows.lower))
    gains = gain.contracts[stage.free]
    if gains.min(initial=0) >= 0 and gains.any():
        top = int(gains.max())
        network = Network(
            problem=stage.problem,
            contracts=stage.free,
            cost=top - gains,
            groups=np.zeros_like(stage.problem.level),
        )
        found = prices(network, cheapest(network, [len(stage.problem.scholars)]), top)
        duals[rows.kind == RowKind.POSITION] = found.position
        duals[rows.kind == RowKind.EMPLOYER] = found.employer
    return price(stage, rows, gain, duals)


def filled_up(problem: Problem, chosen: IntArray) -> IntArray:
    """More awards without money, and better wishes, at no more cost than the co-funded choice.

    Who is co-funded stays so, at a contract that costs no line more; the others may have unfunded
    ones, the most points first.
    """
    budget = np.full((len(problem.scholars), len(problem.lines)), -1)
    funded = chosen[problem.funded[chosen]]
    budget[problem.scholar[funded]] = problem.cost[funded]
    co_funded = np.zeros(len(problem.scholars), dtype=np.bool_)
    co_funded[problem.scholar[funded]] = True
    within = (problem.cost <= budget[problem.scholar]).all(axis=1)
    keeps = problem.funded & co_funded[problem.scholar] & within
    adds = ~problem.funded & ~co_funded[problem.scholar]
    contracts = np.flatnonzero(keeps | adds).astype(np.int64)
    ranks = problem.scholar_rank * RANK_UNIT + np.minimum(problem.position_rank, RANK_UNIT - 1)
    missed = int(problem.points.max(initial=0)) - problem.points[problem.scholar]
    dearest = int((ranks + missed).max(initial=0) + 1) * 2
    cost = np.where(keeps, ranks, dearest + ranks + missed)[contracts]
    network = Network(
        problem=problem,
        contracts=contracts,
        cost=cost,
        groups=np.zeros_like(problem.level),
    )
    more = cheapest(network, [len(problem.scholars)]).chosen
    kept = int(problem.funded[more].sum()) == len(funded)
    return more if kept and len(more) >= len(chosen) else chosen
