"""Confirms by integer arithmetic alone that nothing better exists (design section 4.6).

Each goal comes with multipliers on the rows of the problem. Whatever they are, the bound that they
give is true; the solver's art is only in finding ones that make it tight. No OR-Tools here.
"""

from collections.abc import Iterator

import numpy as np

from matching.domain import Goal, Mechanism
from matching.errors import CheckError
from matching.solver.check import gain
from matching.solver.problem import LEVELS, NOBODY, BoolArray, IntArray, Problem
from matching.solver.result import Multipliers, Proof, SolveResult
from matching.words import Text, text

SAFE = 1 << 62
"""Sums below this fit into 64-bit integers; larger ones are reckoned in Python's own."""


_NO_PROOF = frozenset({Proof.NONE})
_SEARCHED = frozenset({Proof.SEARCH, Proof.OPEN})
PROOFS = {
    Mechanism.OPTIMAL: _SEARCHED | {Proof.DUALITY},
    Mechanism.FEWEST_BLOCKING: _SEARCHED,
    Mechanism.STABLE: _NO_PROOF,
    Mechanism.SINGLE_EMPLOYER: _NO_PROOF,
}
"""How the goals of a mechanism may end."""


def confirm(problem: Problem, result: SolveResult) -> None:
    """Recompute every bound.

    Raises
    ------
    CheckError
        If the multipliers do not prove what they are said to prove.
    """
    for disagreement in bounds_confirmed(problem, result):
        raise CheckError(disagreement)


def bounds_confirmed(problem: Problem, result: SolveResult) -> Iterator[Text]:
    """The multipliers prove what is said to be proven by duality.

    Each goal's bound counts only contracts that the goals before it leave in play: one whose slack
    is larger than the distance of bound and value cannot be in a choice that reaches the value.
    """
    priced = problem.mechanism is Mechanism.OPTIMAL
    if len(result.multipliers) != (len(result.goals) if priced else 0):
        yield text("there are not as many multipliers as goals")
        return
    for goal in result.goals:
        if goal.proof not in PROOFS[problem.mechanism]:
            yield text("goal {goal}: its proof is not one of the mechanism", goal=goal.goal)
    live = np.ones(problem.contracts, dtype=np.bool_)
    for j, multipliers in enumerate(result.multipliers):
        goal = result.goals[j]
        if j == 0 and goal.goal is Goal.KEPT_AWARDS and any(multipliers.least):
            yield text("earlier awards come before the least numbers of the levels")
        total, slack = bound(problem, result, j, multipliers, live)
        proven = total // multipliers.denominator
        if proven < goal.value or (goal.proof is Proof.DUALITY and proven != goal.value):
            yield text(
                "goal {goal}: the multipliers prove {bound}, not {value}",
                goal=goal.goal,
                bound=proven,
                value=goal.value,
            )
        live &= slack <= total - goal.value * multipliers.denominator


def bound(
    problem: Problem, result: SolveResult, j: int, multipliers: Multipliers, live: BoolArray
) -> tuple[int, IntArray]:
    """The bound of goal ``j`` times the denominator, and the slack of each contract.

    With u = multiplier of a scholar, chosen least so that no live contract gains:
    total = sum u + places x v + limits x y + lines x l - leasts x n - reached x m + open needs.

    Raises
    ------
    CheckError
        If a multiplier is negative, missing, or leans on a goal that is not reached before ``j``.
    """
    if multipliers.denominator < 1 or min(_all(multipliers), default=0) < 0:
        raise CheckError(text("a multiplier is negative"))
    if [len(family) for family in _families(multipliers)] != _lengths(problem, result, j):
        raise CheckError(text("there are not as many multipliers as rows"))
    kind = _kind(problem, result, multipliers)
    denominator = multipliers.denominator
    gains: IntArray = gain(problem, result.goals[j].goal).astype(kind) * denominator
    charge = _charge(problem, result, multipliers, kind)
    excess = gains - charge
    scholars = _scholar_multipliers(problem, excess, live)
    total = _given(problem, result, multipliers) + sum(int(u) for u in scholars)
    worth = _need_worth(problem, result, multipliers)
    if result.goals[j].goal is Goal.NEED_COVERED:
        worth = [own + denominator * int(w) for own, w in zip(worth, problem.weight, strict=True)]
    for own, credit, needed in zip(worth, multipliers.need, problem.needed, strict=True):
        total += int(needed) * max(0, own - credit)
    slack: IntArray = scholars[problem.scholar] - excess
    return total, slack


def _charge(
    problem: Problem, result: SolveResult, multipliers: Multipliers, kind: type
) -> IntArray:
    """What the rows other than the scholars' charge each contract."""
    charge: IntArray = np.array(multipliers.position, dtype=kind)[problem.position]
    charge = charge + np.array(multipliers.employer, dtype=kind)[problem.employer[problem.position]]
    for b, multiplier in enumerate(multipliers.line):
        charge = charge + problem.cost[:, b].astype(kind) * multiplier
    for least, multiplier in zip(result.leasts, multipliers.least, strict=True):
        of_level = problem.level[problem.scholar] == LEVELS.index(least.level)
        charge = charge - (of_level & problem.funded).astype(kind) * multiplier
    need = problem.need[problem.position]
    credit: IntArray = np.array([*multipliers.need, 0], dtype=kind)
    charge = charge - np.where(need == NOBODY, 0, credit[need])
    for i, multiplier in enumerate(multipliers.reached):
        charge = charge - gain(problem, result.goals[i].goal).astype(kind) * multiplier
    return charge


def _scholar_multipliers(problem: Problem, excess: IntArray, live: BoolArray) -> IntArray:
    """The least u of each scholar that covers the excess of every live contract."""
    least = np.full(len(problem.scholars), excess.min(initial=0), dtype=excess.dtype)
    np.maximum.at(least, problem.scholar[live], excess[live])
    least[np.setdiff1d(np.arange(len(least)), problem.scholar[live])] = 0
    free: IntArray = np.where(problem.obliged, least, np.maximum(least, 0))
    return free


def _given(problem: Problem, result: SolveResult, multipliers: Multipliers) -> int:
    """What the right sides add to the bound."""
    sides = (
        (multipliers.position, problem.capacity, 1),
        (multipliers.employer, problem.employer_limit, 1),
        (multipliers.line, problem.line_limit, 1),
        (multipliers.least, [least.least for least in result.leasts], -1),
        (
            multipliers.reached,
            [goal.value for goal in result.goals[: len(multipliers.reached)]],
            -1,
        ),
    )
    return sum(
        sign * multiplier * int(side)
        for family, values, sign in sides
        for multiplier, side in zip(family, values, strict=True)
    )


def _need_worth(problem: Problem, result: SolveResult, multipliers: Multipliers) -> list[int]:
    """What one more covered place of each need is worth through the goals reached before."""
    through = sum(
        multiplier
        for multiplier, goal in zip(multipliers.reached, result.goals, strict=False)
        if goal.goal is Goal.NEED_COVERED
    )
    return [through * int(weight) for weight in problem.weight]


def _kind(problem: Problem, result: SolveResult, multipliers: Multipliers) -> type:
    """64-bit integers where no sum can leave them, else Python's own."""
    largest = max((*_all(multipliers), multipliers.denominator))
    widest = max(
        (int(np.abs(gain(problem, goal.goal)).max(initial=1)) for goal in result.goals), default=1
    )
    dearest = max(int(problem.cost.max(initial=1)), widest)
    rows = 5 + len(multipliers.line) + len(multipliers.least) + len(multipliers.reached)
    return np.int64 if largest * dearest * rows < SAFE else object


def _all(multipliers: Multipliers) -> tuple[int, ...]:
    return tuple(multiplier for family in _families(multipliers) for multiplier in family)


def _families(multipliers: Multipliers) -> tuple[tuple[int, ...], ...]:
    return (
        multipliers.position,
        multipliers.employer,
        multipliers.line,
        multipliers.least,
        multipliers.need,
        multipliers.reached,
    )


def _lengths(problem: Problem, result: SolveResult, j: int) -> list[int]:
    """How many multipliers each family has at goal ``j``: one for each row, and goal before it."""
    return [
        len(problem.positions),
        len(problem.employers),
        len(problem.lines),
        len(result.leasts),
        len(problem.needed),
        j,
    ]
