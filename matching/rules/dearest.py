"""The dearest contract that the facts leave open to a scholar, whatever either side prefers."""

from collections.abc import Callable

from matching.domain import CaseKind, Level, OccupationId, PositionId, Scholar
from matching.money import Cents
from matching.rules.cofunding import CostOf
from matching.rules.verdicts import Bench

DearestOf = Callable[[Scholar], tuple[Cents, ...]]
"""Cents on each line, by scholar."""


def dearest_of(bench: Bench, cost: CostOf) -> DearestOf:
    """A function that gives the cents on each line of a scholar's dearest contract.

    Over all positions of the own occupation and level that co-funding is open to; ranks and visits
    do not count, so that no list and no stay moves it. Where the officer's ``must`` names a
    position, it is that one. The cost on every line rises with the monthly amount.
    """
    highest: dict[tuple[OccupationId, Level], Cents] = {}
    amounts: dict[PositionId, Cents] = {}
    if bench.case.kind is CaseKind.CALL:
        for position in filter(bench.co_funded, bench.case.positions):
            trade = position.occupation, position.level
            highest[trade] = max(highest.get(trade, Cents(0)), position.monthly_amount)
            amounts[position.position_id] = position.monthly_amount

    def dearest(scholar: Scholar) -> tuple[Cents, ...]:
        must = bench.musts.get(scholar.scholar_id)
        trade = scholar.occupation, scholar.level
        amount = amounts.get(must.position_id) if must else highest.get(trade)
        if amount is None or not bench.fundable(scholar):
            return (Cents(0),) * len(bench.case.budget)
        group = bench.groups[scholar.occupation]
        return cost(scholar.level, group, amount, scholar.completes_on).on_lines

    return dearest
