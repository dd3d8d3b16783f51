"""The match of one simulated call: the engine's own rules, solver and checker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from matching.contract import Admissibility, Contract, LineLeft
from matching.domain import Mechanism, PositionId, ScholarId
from matching.money import Cents
from matching.solver.checked import checked
from matching.solver.problem import build_problem
from matching.solver.solve import solve
from scenarios.cohorts.flows import most_by_flows
from scenarios.cohorts.town import FIRST_GOAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A co-funded award that the match makes.

    Parameters
    ----------
    costs : planned cents on each line; ``public_cost`` over all months.
    """

    scholar_id: ScholarId
    position_id: PositionId
    costs: tuple[Cents, ...]
    public_cost: Cents


def matched(
    admissible: Admissibility,
    places: Mapping[PositionId, int],
    lines: Sequence[LineLeft],
) -> tuple[Offer, ...]:
    """Match as the engine does; awards without co-funding cost no public money and are left out.

    Parameters
    ----------
    admissible : what the rules leave open if every employer takes part.
    places : open in this call, by position; a position without any is not in it.
    lines : with what running awards take off them first.
    """
    asked = replace(
        admissible,
        rooms=tuple(
            replace(room, places=places[room.position_id])
            for room in admissible.rooms
            if room.position_id in places
        ),
        lines=tuple(lines),
        contracts=tuple(_asked(admissible, places)),
    )
    return tuple(_offers(asked)) if _any_fits(asked) else ()


def _asked(admissible: Admissibility, places: Mapping[PositionId, int]) -> Iterator[Contract]:
    """Contracts at open places; only co-funded ones count for the first goal of `optimal`."""
    only_funded = admissible.mechanism is Mechanism.OPTIMAL and admissible.goals == FIRST_GOAL
    for contract in admissible.contracts:
        if contract.position_id in places and (contract.funded or not only_funded):
            yield contract


def _any_fits(asked: Admissibility) -> bool:
    """Whether the lines pay for any co-funded contract; otherwise there is nothing to solve."""
    left = [line.left for line in asked.lines]
    return any(
        contract.funded
        and all(cost <= most for cost, most in zip(contract.costs, left, strict=True))
        for contract in asked.contracts
    )


def _offers(asked: Admissibility) -> Iterator[Offer]:
    problem = build_problem(asked)
    result = most_by_flows(problem) or solve(problem)
    for c in checked(problem, result).chosen:
        if problem.funded[c]:
            yield Offer(
                scholar_id=problem.scholars[problem.scholar[c]],
                position_id=problem.positions[problem.position[c]],
                costs=tuple(Cents(int(cost)) for cost in problem.cost[c]),
                public_cost=Cents(int(problem.public_cost[c])),
            )
