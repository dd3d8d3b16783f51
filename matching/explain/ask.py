"""Asks the solver what a wish would have cost the goals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from matching.domain import Case, Mechanism, PositionId, ScholarId
from matching.errors import CheckError
from matching.explain.reasons import Answer, Forced
from matching.outcome import Outcome
from matching.rules.admissible import admissible_contracts
from matching.rules.book import PolicyBook
from matching.solver.choice import public_order
from matching.solver.goals import reported
from matching.solver.problem import IntArray, Problem, build_problem
from matching.words import text

if TYPE_CHECKING:
    from matching.solver.forced import Forcing

SIDE_BY_SIDE = 2
"""Questions put to the solver at a time."""
MOST_CONTRACTS = 2_000
"""Above this many contracts only the scholars asked for by name are confirmed by solving."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Questions about one outcome.

    Parameters
    ----------
    each_wish : ask for every single pair, not for any award at all.
    given : answers of an earlier explanation; None: the solver is asked.
    """

    outcome: Outcome
    problem: Problem
    each_wish: bool
    given: Mapping[tuple[int, ...], Forced] | None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Every question asked so far, and its answer."""
        return tuple(
            Answer(contracts=contracts, forced=self._answers[contracts])
            for contracts in sorted(self._answers)
        )

    def prepare(self) -> None:
        """Put the questions of all scholars side by side: solvers run outside Python's lock."""
        if not self._asks or self.given is not None:
            return
        questions = [self._question(scholar) for scholar in self.problem.scholars]
        asked = [contracts for contracts in questions if contracts]
        with ThreadPoolExecutor(SIDE_BY_SIDE) as beside:
            self._answers.update(zip(asked, beside.map(self._answer, asked), strict=True))

    def wish(self, scholar: ScholarId, position: PositionId) -> Forced | None:
        """What falls if the scholar is awarded there; or, for all at once, anywhere.

        Where only the draw stands against some award, each wish is asked whether it is that one.
        """
        there = tuple(self._own(scholar, position))
        if self.each_wish:
            return self._fall(there)
        if scholar in self._awarded:
            return None
        anywhere = self._fall(self._question(scholar))
        drawn = anywhere is not None and anywhere.goal is None
        return self._fall(there) if drawn else anywhere

    def co_funding(self, scholar: ScholarId) -> Forced | None:
        """What falls if the scholar is awarded anywhere with co-funding.

        Without an award, the answer for any award at all says it too.
        """
        return self._fall(self._question(scholar))

    def place_in_order(self, scholar: ScholarId) -> int:
        """Place of the scholar in the public order of points, 1 = first."""
        return self._places[scholar]

    def _question(self, scholar: ScholarId) -> tuple[int, ...]:
        """Contracts of which one would have changed most: any award, or one with co-funding."""
        if scholar in self._funded:
            return ()
        own = self._own(scholar)
        if scholar in self._awarded:
            own = [c for c in own if self.problem.funded[c]]
        return tuple(own)

    def _own(self, scholar: ScholarId, position: PositionId | None = None) -> list[int]:
        own = self._contracts[scholar]
        if position is None:
            return own
        return [c for c in own if self.problem.positions[self.problem.position[c]] == position]

    def _fall(self, contracts: tuple[int, ...]) -> Forced | None:
        if not self._asks or not contracts:
            return None
        if contracts not in self._answers:
            self._answers[contracts] = self._answer(contracts)
        return self._answers[contracts]

    def _answer(self, contracts: tuple[int, ...]) -> Forced:
        if self.given is not None:
            if contracts not in self.given:
                raise CheckError(text("an answer that the explanation rests on is missing"))
            return self.given[contracts]
        fall = self._forcing.fall(np.array(contracts, dtype=np.int64))
        if fall is None:
            return Forced(goal=None, value=None)
        return Forced(goal=fall.goal, value=fall.value)

    @cached_property
    def _asks(self) -> bool:
        few = self.each_wish or self.problem.contracts <= MOST_CONTRACTS
        return self.outcome.mechanism is Mechanism.OPTIMAL and few

    @cached_property
    def _answers(self) -> dict[tuple[int, ...], Forced]:
        return {}

    @cached_property
    def _forcing(self) -> "Forcing":
        """Loads the solver only when it is asked: an outcome is verified without it."""
        from matching.solver.forced import Forcing

        return Forcing(
            self.problem,
            [
                (goal.goal, reported(goal.goal, goal.value), goal.proven)
                for goal in self.outcome.goals
            ],
            [(level.level, level.least) for level in self.outcome.levels],
            self._chosen,
        )

    @cached_property
    def _chosen(self) -> IntArray:
        awards = {(a.scholar_id, a.position_id, a.funded) for a in self.outcome.awards}
        return np.array(
            [
                c
                for c, contract in enumerate(self.outcome.contracts)
                if (contract.scholar_id, contract.position_id, contract.funded) in awards
            ],
            dtype=np.int64,
        )

    @cached_property
    def _awarded(self) -> frozenset[ScholarId]:
        return frozenset(award.scholar_id for award in self.outcome.awards)

    @cached_property
    def _funded(self) -> frozenset[ScholarId]:
        return frozenset(award.scholar_id for award in self.outcome.awards if award.funded)

    @cached_property
    def _contracts(self) -> Mapping[ScholarId, list[int]]:
        own: dict[ScholarId, list[int]] = defaultdict(list)
        for c, scholar in enumerate(self.problem.scholar):
            own[self.problem.scholars[scholar]].append(c)
        return own

    @cached_property
    def _places(self) -> Mapping[ScholarId, int]:
        order = public_order(self.problem)
        return {self.problem.scholars[s]: place for place, s in enumerate(order, 1)}


def problem_of(case: Case, book: PolicyBook) -> Problem:
    """The problem that the case is on its day."""
    policy = book.with_changes(case.changes).on(case.on)
    return build_problem(admissible_contracts(case, policy))


def ask_about(
    problem: Problem, outcome: Outcome, *, each_wish: bool, answers: Sequence[Answer] | None
) -> Ask:
    """Questions about the outcome of a problem, put to the solver or to earlier answers."""
    given = None if answers is None else {each.contracts: each.forced for each in answers}
    return Ask(outcome=outcome, problem=problem, each_wish=each_wish, given=given)
