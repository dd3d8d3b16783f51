"""Most co-funded awards under one line, exactly, by a few flows (design section 4.3).

The least cost of k awards is convex in k, also with employers' limits and least numbers of a level.
So from too many awards steps along its chords come down on the most that the line can buy, never
below it; the price of the next award and those of the places prove it.
"""

from dataclasses import replace

import numpy as np

from matching.solver.bound import Priced, price
from matching.solver.climb import Peak
from matching.solver.flow import FAR, Flow, Network, cheapest, prices
from matching.solver.linear import FloatArray
from matching.solver.problem import LEVELS, IntArray
from matching.solver.result import Proof
from matching.solver.stage import Gain, RowKind, Rows, Stage, holds, rows_of, whole_of


def is_parametric(stage: Stage) -> bool:
    """Whether flows alone decide the stage's co-funded awards."""
    lines = len(stage.problem.lines) if stage.with_lines else 0
    return lines <= 1 and not stage.reached and not stage.must.any()


def most_awards(stage: Stage, gain: Gain, near: IntArray | None = None) -> Peak | None:
    """The most awards among the contracts that ``gain`` counts as 1, if flows prove it.

    Parameters
    ----------
    stage : one for which `is_parametric` holds; its least numbers are of the contracts counted.
    near : the choice found without these least numbers, if there is one.
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
    flow = None if near is None else _flow_of(network, near)
    network, flow = _with_leasts(stage, network, limit, flow)
    rows = rows_of(stage)
    unit, duals = _duals(stage, rows, network, flow)
    value = len(flow.chosen)
    priced = price(stage, rows, gain, duals / unit)
    if priced.bound != value:
        priced = _priced_in_cents(stage, rows, gain, duals, unit)
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


def _flow_of(network: Network, chosen: IntArray) -> Flow:
    return Flow(chosen=chosen, cost=int(network.cost[np.isin(network.contracts, chosen)].sum()))


def _with_leasts(
    stage: Stage, network: Network, limit: int, flow: Flow | None
) -> tuple[Network, Flow]:
    """Levels that fall short become groups of their own, with their least number."""
    counts = [len(stage.problem.scholars)]
    level_of = stage.problem.level
    while True:
        flow = flow or _come_down(network, counts, limit)
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
        counts[0] = len(flow.chosen) - sum(counts[1:])  # more is asked, so there are no more awards
        flow = None


def _come_down(network: Network, counts: list[int], limit: int) -> Flow:
    """The most awards of group 0 that the line pays beside the fixed counts of the others.

    A chord above the count in hand is at least as steep as the curve below it, so that no step
    down along it passes the most.
    """
    flow = cheapest(network, [_at_most(network, counts, limit), *counts[1:]])
    count = _in_group_0(network, flow)
    steepest = None
    while flow.cost > limit and count > 0:
        if steepest is None:
            fewer = count - 1
        else:
            fewer = max(0, count - -(-(flow.cost - limit) * steepest[1] // steepest[0]))
        below = cheapest(network, [fewer, *counts[1:]])
        steepest = (flow.cost - below.cost, count - fewer)
        if steepest[0] <= 0:
            return flow
        flow, count = below, fewer
    return flow


def _at_most(network: Network, counts: list[int], limit: int) -> int:
    """No more awards of group 0 than the line would pay if places were no matter."""
    problem, contracts = network.problem, network.contracts
    least = np.full(len(problem.scholars), FAR)
    np.minimum.at(least, problem.scholar[contracts], network.cost)
    free, *fixed = (
        np.sort(least[(network.groups == group) & (least < FAR)]).cumsum()
        for group in range(len(counts))
    )
    taken = sum(
        int(sums[:count].max(initial=0)) for sums, count in zip(fixed, counts[1:], strict=True)
    )
    return min(counts[0], int((free <= limit - taken).sum()))


def _in_group_0(network: Network, flow: Flow) -> int:
    return int((network.groups[network.problem.scholar[flow.chosen]] == 0).sum())


def _priced_in_cents(stage: Stage, rows: Rows, gain: Gain, duals: FloatArray, unit: int) -> Priced:
    """The bound without rounding: an award gains its price in cents, all duals are whole cents."""
    in_cents = Gain(contracts=gain.contracts * unit, needs=gain.needs * unit)
    priced = price(stage, rows, in_cents, duals)
    whole = replace(priced.multipliers, denominator=priced.multipliers.denominator * unit)
    return replace(priced, multipliers=whole)


def _duals(stage: Stage, rows: Rows, network: Network, flow: Flow) -> tuple[int, FloatArray]:
    """The price of the next award of a free level, and dual values in whole cents beside it."""
    dearest = int(network.cost.max(initial=0)) * (len(stage.problem.scholars) + 1) + 1
    priced = prices(network, flow, dearest if network.cost.any() else 1)
    unit = int(priced.award[0])
    duals = np.zeros(len(rows.lower))
    duals[rows.kind == RowKind.POSITION] = priced.position
    duals[rows.kind == RowKind.EMPLOYER] = priced.employer
    duals[rows.kind == RowKind.LINE] = 1
    group_of = [network.groups[stage.problem.level == LEVELS.index(x)] for x, _ in stage.leasts]
    awards = [int(priced.award[group.max(initial=0)]) for group in group_of]
    duals[rows.kind == RowKind.LEAST] = [-max(0, award - unit) for award in awards]
    return unit, duals
