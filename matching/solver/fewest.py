"""`fewest_blocking`: as few blocking pairs as can be, then the goals of policy in their order.

First a choice without any is sought; only where there is none, the fewest are. Each goal is one
integer program, with the rows of `matching.solver.agreement` beside those of the choice itself.
Least numbers per level do not apply: they may stand against agreement.
"""

import time

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack

from matching.domain import Goal
from matching.solver.agreement import Agreements, agreements_of
from matching.solver.blocking import blocks
from matching.solver.climb import BACKENDS, worth
from matching.solver.hard_stop import make_ready, solve_until
from matching.solver.integer import integer_program
from matching.solver.linear import Found, Program, Status
from matching.solver.optimal import MOST_ROUNDS
from matching.solver.problem import IntArray, Problem
from matching.solver.relaxation import WHOLE
from matching.solver.result import (
    Fewest,
    GoalResult,
    NoChoiceError,
    Progress,
    Proof,
    SolveResult,
    Watch,
)
from matching.solver.stage import Gain, Reached, Stage, after, gain_of, holds, rows_of


def solve_fewest(problem: Problem, seconds: float | None, watch: Watch) -> SolveResult:
    """Choose contracts with the fewest blocking pairs, and among those by the goals.

    Raises
    ------
    NoChoiceError
        If the obliged scholars cannot all have a contract.
    """
    if seconds is not None:
        make_ready()
    search = _Search(problem, seconds)
    fewest = search.take_fewest()
    goals = []
    for goal in problem.goals:
        goals.append(search.take(goal))
        watch(Progress(goal=goal, value=goals[-1].value, bound=goals[-1].bound))
    rounds = search.draw_to_the_end()
    return SolveResult(
        chosen=tuple(int(c) for c in np.sort(search.chosen)),
        goals=tuple(goals),
        multipliers=(),
        leasts=(),
        draw_rounds=rounds,
        unique=search.alone,
        fewest=fewest,
    )


class _Search:
    """The stage as goals are reached, the choice in hand, and the blocking pairs allowed."""

    def __init__(self, problem: Problem, seconds: float | None) -> None:
        self.problem = problem
        self.seconds = seconds
        self.stage = Stage(problem=problem, free=np.arange(problem.contracts, dtype=np.int64))
        self.agreements = agreements_of(problem)
        self.allowed = 0
        self.chosen = np.empty(0, dtype=np.int64)
        self.alone = False
        self.proven = True

    def take_fewest(self) -> Fewest:
        """Look for a choice without blocking pairs; where there is none, for the fewest."""
        found = self._solve(_nothing(self.problem))
        if found.status in {Status.OPTIMAL, Status.FEASIBLE}:
            self.chosen = self._contracts(found)
            return Fewest(value=0, bound=0)
        self.allowed = int(self.agreements.pairs.sum())
        found = self._solve(_nothing(self.problem), fewest=True)
        if len(found.x) == 0:
            raise NoChoiceError
        self.chosen = self._contracts(found)
        self.allowed = _blocking(self.problem, self.chosen)
        proven = found.status is Status.OPTIMAL
        bound = self.allowed if proven else max(0, int(np.ceil(-found.bound - WHOLE)))
        return Fewest(value=self.allowed, bound=bound)

    def take(self, goal: Goal) -> GoalResult:
        """Reach one goal and keep what it found."""
        value, bound = self._climb(gain_of(self.problem, goal), ask_other=goal is Goal.DRAW)
        proof = Proof.SEARCH if value == bound else Proof.OPEN
        self.proven = self.proven and value == bound
        return GoalResult(goal=goal, value=value, bound=bound, proof=proof)

    def draw_to_the_end(self) -> int:
        """Further rounds of the draw until no other choice is equal; how many there were."""
        if Goal.DRAW not in self.problem.goals:
            return 0
        for round_no in range(1, MOST_ROUNDS):
            if self.alone or not self.proven:
                return round_no
            gain = Gain(contracts=self.problem.draw(round_no), needs=np.zeros_like(self._needs))
            self._climb(gain, ask_other=True)
        return MOST_ROUNDS

    @property
    def _needs(self) -> IntArray:
        return self.problem.weight

    def _climb(self, gain: Gain, *, ask_other: bool) -> tuple[int, int]:
        """The most of a goal and its bound; then perhaps whether another choice is as good."""
        value = worth(self.problem, gain, self.chosen)
        bound = value
        if not self.alone:
            found = self._solve(gain, least=value)
            if len(found.x):
                self.chosen = self._contracts(found)
                value = worth(self.problem, gain, self.chosen)
            whole = found.status is Status.OPTIMAL
            bound = value if whole else max(value, int(np.floor(found.bound + WHOLE)))
        self.stage = after(self.stage, Reached(gain=gain, value=value, proven=value == bound))
        if ask_other and value == bound and not self.alone:
            other = self._solve(_nothing(self.problem), other_than=self.chosen)
            self.alone = other.status is Status.INFEASIBLE
        return value, bound

    def _contracts(self, found: Found) -> IntArray:
        chosen: IntArray = np.flatnonzero(found.x[: self.problem.contracts] == 1)
        return chosen

    def _solve(
        self,
        gain: Gain,
        *,
        least: int | None = None,
        other_than: IntArray | None = None,
        fewest: bool = False,
    ) -> Found:
        """One integer program; by the next solver, if rounding made one fail."""
        rows = rows_of(self.stage)
        base = integer_program(self.stage, rows, gain, least, other_than)
        program = _joined(base, self.agreements, self.allowed, fewest=fewest)
        deadline = None if self.seconds is None else time.monotonic() + self.seconds
        for backend in BACKENDS:
            found = solve_until(program, backend, deadline=deadline)
            if len(found.x) == 0:
                break
            agreed = _blocking(self.problem, self._contracts(found)) <= self.allowed
            if holds(rows, found.x) and agreed:
                break
        return found


def _joined(base: Program, agreements: Agreements, allowed: int, *, fewest: bool) -> Program:
    """The base program with the agreements, and so many blocking pairs allowed."""
    width, own = len(base.most), len(agreements.most)
    contracts = agreements.matrix.shape[1] - own
    between = csr_matrix((len(agreements.upper), width - contracts))
    counted = csr_matrix(np.concatenate([np.zeros(width), agreements.pairs.astype(np.float64)]))
    beside = hstack([agreements.matrix[:, :contracts], between, agreements.matrix[:, contracts:]])
    most = agreements.most.copy()
    if allowed == 0:
        most[agreements.pairs] = 0.0
    return Program(
        objective=np.concatenate(
            [base.objective, -agreements.pairs.astype(np.float64) if fewest else np.zeros(own)]
        ),
        matrix=csr_matrix(
            vstack([hstack([base.matrix, csr_matrix((len(base.upper), own))]), beside, counted])
        ),
        lower=np.concatenate([base.lower, agreements.lower, [-np.inf]]),
        upper=np.concatenate([base.upper, agreements.upper, [float(allowed)]]),
        most=np.concatenate([base.most, most]),
    )


def _nothing(problem: Problem) -> Gain:
    return Gain(
        contracts=np.zeros(problem.contracts, dtype=np.int64), needs=np.zeros_like(problem.weight)
    )


def _blocking(problem: Problem, chosen: IntArray) -> int:
    return sum(block.missing == 0 for block in blocks(problem, chosen))
