"""Amounts at which a change may begin to give an award, so that few solves find the least one.

Under `optimal`, points enter one goal only, and equally for each of the scholar's contracts; ranks
likewise, for one contract. So what an award costs that goal, found by one forced solve, is what the
change must make up: that amount (a tie, which the later goals break) or one unit more. Elsewhere
the order of people decides, and it changes only where somebody is met or passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

from matching.contract import Contract
from matching.domain import Goal, Mechanism, PositionId, ScholarId
from matching.explain.facts import Facts
from matching.explain.reasons import Forced
from matching.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """Rising amounts (none where it is known that no amount will do), and the one to begin at."""

    amounts: Sequence[int]
    likely: int = 0


def points(facts: Facts, scholar: ScholarId, forced: Forced | None) -> Hints:
    """Hundredths of points more."""
    if facts.outcome.mechanism is Mechanism.OPTIMAL:
        made_up = _made_up(facts.outcome, forced, Goal.POINTS)
        if made_up is None or scholar in facts.award:
            return Hints(amounts=())
        return Hints(amounts=[a for a in (made_up, made_up + 1) if a > 0])
    own = facts.case.scholar_by_id()[scholar].points
    ahead = {each.points - own for each in facts.case.scholars if each.points >= own}
    amounts = sorted({more for gap in ahead for more in (gap, gap + 1)} - {0})
    return Hints(amounts=amounts, likely=max(0, len(amounts) - 1))


def rank(facts: Facts, own: int, forced: Forced | None) -> Hints:
    """Places better on the position's list, of a scholar who has this one."""
    better = range(1, own)
    if facts.outcome.mechanism is not Mechanism.OPTIMAL:
        return Hints(amounts=better, likely=max(0, len(better) - 1))
    made_up = _made_up(facts.outcome, forced, Goal.POSITION_RANKS)
    if made_up is None:
        return Hints(amounts=())
    return Hints(amounts=[a for a in (made_up, made_up + 1) if a in better])


def places(facts: Facts, position: PositionId) -> Hints:
    """Places more at a position: up to one for everyone who could have one there."""
    wanted = sum(at == position for _, at in facts.contracts)
    full = len(facts.admitted[position]) >= facts.positions[position].places
    return Hints(amounts=range(1, wanted + 1), likely=0 if full else wanted - 1)


def limit(facts: Facts, position: PositionId) -> Hints:
    """Awards more that the employer allows: up to all its places."""
    employer = facts.positions[position].employer_id
    most = facts.limits.get(employer)
    if most is None:
        return Hints(amounts=())
    all_places = sum(p.places for p in facts.case.positions if p.employer_id == employer)
    return Hints(amounts=range(1, all_places - most + 1))


def euros(facts: Facts, scholar: ScholarId, contract: Contract, line: int) -> Hints:
    """Cents more on a line.

    Only multiples of what all costs have in common can buy something, up to the line that pays
    everyone; the shortage of the wish itself is the likely one.
    """
    costs = [each.costs[line] for each in facts.outcome.contracts if each.costs[line]]
    use = facts.outcome.lines[line]
    step, left = gcd(*costs), use.limit - use.running
    first = (max(0, left) // step + 1) * step - left
    dearest: dict[ScholarId, int] = {}
    for each in facts.outcome.contracts:
        dearest[each.scholar_id] = max(dearest.get(each.scholar_id, 0), each.costs[line])
    amounts = range(first, max(first, sum(dearest.values()) - left) + step, step)
    own = facts.award.get(scholar)
    short = contract.costs[line] - use.remains - (own.line_costs[line] if own else 0)
    likely = max(0, -(-(short - first) // step))
    return Hints(amounts=amounts, likely=min(likely, len(amounts) - 1))


def _made_up(outcome: Outcome, forced: Forced | None, goal: Goal) -> int | None:
    """What an award costs a goal; None if it costs one before it, or the goal is not asked for."""
    order = [each.goal for each in outcome.goals]
    if forced is None or goal not in order:
        return None
    if forced.goal is None or order.index(forced.goal) > order.index(goal):
        return 0
    if forced.goal is not goal or forced.value is None:
        return None
    before = next(each.value for each in outcome.goals if each.goal is goal)
    return abs(before - forced.value)
