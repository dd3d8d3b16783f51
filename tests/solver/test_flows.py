"""Flows alone: the most co-funded awards under one line, and large problems with honest gaps."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from matching.domain import Goal
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.solver import coarse, flow, level_leasts, optimal
from matching.solver.checked import checked
from matching.solver.flow import Network, cheapest, prices
from matching.solver.most_awards import is_parametric, most_awards
from matching.solver.problem import LEVELS, Problem, build_problem
from matching.solver.result import Proof
from matching.solver.solve import solve
from matching.solver.stage import Stage, gain_of
from scenarios.generate import generate
from tests.solver.small import co_funded, every_choice, random_problem


def one_line(seed: int) -> Problem:
    problem = random_problem(seed, pins=False)
    return replace(
        problem,
        lines=problem.lines[:1],
        cost=problem.cost[:, :1],
        line_limit=problem.line_limit[:1],
    )


@pytest.mark.parametrize("seed", range(150))
def test_flows_find_the_most_that_one_line_buys(seed: int) -> None:
    problem = one_line(seed)
    choices = every_choice(problem)
    stage = Stage(problem=problem, free=np.arange(problem.contracts, dtype=np.int64))
    assert is_parametric(stage)
    peak = most_awards(stage, gain_of(problem, Goal.CO_FUNDED_AWARDS))
    if peak is not None:  # else the search proves it: whole numbers may leave a gap of duality
        assert peak.value == peak.bound == int(co_funded(problem, choices).max())


def test_flows_prove_nearly_every_small_problem() -> None:
    proven = [
        most_awards(
            Stage(problem=problem, free=np.arange(problem.contracts, dtype=np.int64)),
            gain_of(problem, Goal.CO_FUNDED_AWARDS),
        )
        is not None
        for problem in map(one_line, range(150))
    ]
    assert sum(proven) >= 145


@pytest.mark.parametrize("seed", range(60))
def test_flows_keep_the_least_number_of_a_level(seed: int) -> None:
    problem = one_line(seed)
    choices = every_choice(problem)
    for level in LEVELS:
        of_level = co_funded(problem, choices, level)
        least = int(of_level.max())
        stage = Stage(
            problem=problem,
            free=np.arange(problem.contracts, dtype=np.int64),
            leasts=((level, least),),
        )
        peak = most_awards(stage, gain_of(problem, Goal.CO_FUNDED_AWARDS))
        if peak is not None:
            best = int(co_funded(problem, choices)[of_level >= least].max())
            assert peak.value == best
            assert (
                problem.level[problem.scholar[peak.chosen]] == LEVELS.index(level)
            ).sum() >= least


def test_the_price_of_the_next_award_is_what_one_more_costs() -> None:
    for seed in range(40):
        problem = one_line(seed)
        if not problem.lines or not problem.funded.any():
            continue
        contracts = np.flatnonzero(problem.funded).astype(np.int64)
        network = Network(
            problem=problem,
            contracts=contracts,
            cost=problem.cost[contracts, 0],
            groups=np.zeros_like(problem.level),
        )
        full = len(cheapest(network, [len(problem.scholars)]).chosen)
        flows = [cheapest(network, [count]) for count in range(full + 1)]
        for fewer, more in pairwise(flows):
            assert prices(network, fewer, 1 << 40).award[0] == more.cost - fewer.cost


@pytest.mark.parametrize("seed", range(40))
def test_a_large_problem_ends_with_proven_awards_and_true_bounds(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = one_line(seed)
    exact = {goal.goal: goal.value for goal in solve(problem).goals}
    monkeypatch.setattr(level_leasts, "FEW", 0)
    monkeypatch.setattr(optimal, "MANY", 0)
    monkeypatch.setattr(coarse, "MANY", 0)
    result = checked(problem, solve(problem))
    first = result.goals[0]
    assert first.value <= exact[Goal.CO_FUNDED_AWARDS] <= first.bound
    if first.proof is Proof.DUALITY:
        assert first.value == exact[Goal.CO_FUNDED_AWARDS]
    assert all(goal.value <= goal.bound for goal in result.goals)


def test_a_large_problem_takes_few_flows(monkeypatch: pytest.MonkeyPatch) -> None:
    """At most 25 are asked for at 100,000 scholars; the number hardly grows with the size."""
    case = generate(3_000, 1)
    problem = build_problem(admissible_contracts(case, policy_book().on(case.on)))
    networks: list[object] = []
    graph = flow._graph

    def counted(*args: object) -> object:
        networks.append(args)
        return graph(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(flow, "_graph", counted)
    monkeypatch.setattr(optimal, "MANY", 0)
    result = checked(problem, solve(problem))
    assert result.goals[0].proof is Proof.DUALITY
    assert any(each.least for each in result.leasts)
    assert len(networks) <= 16
