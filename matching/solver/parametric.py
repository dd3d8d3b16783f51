"""Most co-funded awards under one line, exactly, by a few flows (design section 4.3).

The least cost of k awards is convex in k, also with employers' limits and least numbers of a level.
So from too many awards Newton's steps come down on the most that the line can buy, and never below
it; the price of the next award and those of the places prove it.
"""

from dataclasses import replace

import numpy as np

from matching.solver.bound import price
from matching.solver.climb import Peak
from matching.solver.flow import Flow, Network, cheapest, prices
from matching.solver.linear import FloatArray
from matching.solver.problem import LEVELS
from matching.solver.result import Proof
from matching.solver.stage import Gain, RowKind, Rows, Stage, holds, rows_of, whole_of


def is_parametric(stage: Stage) -> bool:
    """Whether flows alone decide the stage's co-funded awards."""
    lines = len(stage.problem.lines) if stage.with_lines else 0
    return lines <= 1 and not stage.reached and not stage.must.any()


def most_awards(stage: Stage, gain: Gain) -> Peak | None:
    """The most awards among the contracts that ``gain`` counts as 1, if flows prove it.

    Parameters
    ----------
    stage : one for which `is_parametric` holds; its least numbers are of the contracts counted.
    """
    problem = stage.problem
    contracts = stage.free[gain.contracts[stage.free] > 0]
    has_line = stage.with_lines and bool(problem.lines)
    network = Network(
        problem=problem,
        contracts=contracts,
        cost=problem.cost[contracts, 0] if has_line else np.zeros_like(contracts),
        groups=np.zeros_like(problem.level),
    )
    limit = int(problem.line_limit[0]) if has_line else 0
    network, flow = _with_leasts(stage, network, limit)
    rows = rows_of(stage)
    priced = price(stage, rows, gain, _duals(stage, rows, network, flow))
    value = len(flow.chosen)
    if priced.bound != value or not holds(rows, whole_of(stage, flow.chosen)):
        return None
    return Peak(
        chosen=flow.chosen,
        value=value,
        bound=value,
        proof=Proof.DUALITY,
        priced=priced,
        alone=False,
    )


def _with_leasts(stage: Stage, network: Network, limit: int) -> tuple[Network, Flow]:
    """Levels that fall short become groups of their own, with their least number."""
    counts = [len(stage.problem.scholars)]
    level_of = stage.problem.level
    while True:
        flow = _come_down(network, counts, limit)
        reached = np.bincount(level_of[stage.problem.scholar[flow.chosen]], minlength=len(LEVELS))
        short = [
            (LEVELS.index(level), least)
            for level, least in stage.leasts
            if reached[LEVELS.index(level)] < least
            and not network.groups[level_of == LEVELS.index(level)].any()
        ]
        if not short:
            return network, flow
        for level, least in short:
            groups = np.where(level_of == level, len(counts), network.groups)
            network = replace(network, groups=groups)
            counts.append(least)


def _come_down(network: Network, counts: list[int], limit: int) -> Flow:
    """The most awards of group 0 that the line pays beside the fixed counts of the others."""
    flow = cheapest(network, counts)
    while flow.cost > limit:
        in_group = network.groups[network.problem.scholar[flow.chosen]] == 0
        count = int(in_group.sum()) - 1
        if count < 0:
            return flow
        one_less = cheapest(network, [count, *counts[1:]])
        if one_less.cost <= limit:
            return one_less
        last = flow.cost - one_less.cost
        if last > 0:
            count -= -(-(one_less.cost - limit) // last)
        flow = cheapest(network, [max(0, count), *counts[1:]])
    return flow


def _duals(stage: Stage, rows: Rows, network: Network, flow: Flow) -> FloatArray:
    """Dual values in units of the price of the next award of a free level."""
    dearest = int(network.cost.max(initial=0)) * (len(stage.problem.scholars) + 1) + 1
    priced = prices(network, flow, dearest if network.cost.any() else 1)
    unit = float(priced.award[0])
    duals = np.zeros(len(rows.lower))
    duals[rows.kind == RowKind.POSITION] = priced.position / unit
    duals[rows.kind == RowKind.EMPLOYER] = priced.employer / unit
    duals[rows.kind == RowKind.LINE] = 1 / unit
    group_of = [network.groups[stage.problem.level == LEVELS.index(x)] for x, _ in stage.leasts]
    awards = [priced.award[group.max(initial=0)] for group in group_of]
    duals[rows.kind == RowKind.LEAST] = [-max(0.0, award / unit - 1) for award in awards]
    return duals
