"""Clashing demands by looking: every subset, and every choice for it, without the solver."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

import numpy as np

from matching.errors import Demand, DemandKind
from matching.solver.problem import IntArray, Problem
from matching.words import Text


@dataclass(frozen=True, kw_only=True)
class Look:
    """Every way in which the obliged scholars could each have one contract, and what it uses.

    Scholars are looked at one by one, so that any of them may be left out.
    """

    problem: Problem

    def hold(self, demands: Sequence[Demand]) -> bool:
        """Whether these demands, and no others, can all hold."""
        scholars = [each.scholar for each in demands if each.scholar is not None]
        bounds = [each for each in demands if each.scholar is None]
        return any(
            all(self.use(bound, chosen) <= self.limit(bound) for bound in bounds)
            for chosen in self.choices(scholars)
        )

    def least_use(self, bound: Demand, others: Sequence[Demand]) -> int | None:
        """Least use of a bound under the other demands; None if these cannot hold at all."""
        scholars = [each.scholar for each in others if each.scholar is not None]
        kept = [each for each in others if each.scholar is None and each != bound]
        uses = [
            self.use(bound, chosen)
            for chosen in self.choices(scholars)
            if all(self.use(each, chosen) <= self.limit(each) for each in kept)
        ]
        return min(uses, default=None)

    def choices(self, scholars: Sequence[str]) -> Iterator[IntArray]:
        """One contract for each of the scholars, in every way."""
        names: list[str] = list(self.problem.scholars)
        own = [np.flatnonzero(self.problem.scholar == names.index(name)) for name in scholars]
        for chosen in product(*own):
            yield np.array(chosen, dtype=np.int64)

    def use(self, bound: Demand, chosen: IntArray) -> int:
        """Units of a place, limit or line that the contracts take."""
        return int(self._uses[bound.kind, _name(bound)][chosen].sum())

    def limit(self, bound: Demand) -> int:
        """Units that there are."""
        return self._limits[bound.kind, _name(bound)]

    @cached_property
    def _limits(self) -> dict[tuple[DemandKind, str], int]:
        problem = self.problem
        limits = {}
        for position, places in zip(problem.positions, problem.capacity, strict=True):
            limits[DemandKind.PLACES, str(position)] = int(places)
        for employer, awards in zip(problem.employers, problem.employer_limit, strict=True):
            limits[DemandKind.LIMIT, str(employer)] = int(awards)
        for line, left in zip(problem.lines, problem.line_limit, strict=True):
            limits[DemandKind.LINE, line] = int(left)
        return limits

    @cached_property
    def _uses(self) -> dict[tuple[DemandKind, str], IntArray]:
        problem = self.problem
        employer = problem.employer[problem.position]
        uses = {}
        for at, position in enumerate(problem.positions):
            uses[DemandKind.PLACES, str(position)] = (problem.position == at).astype(np.int64)
        for at, name in enumerate(problem.employers):
            uses[DemandKind.LIMIT, str(name)] = (employer == at).astype(np.int64)
        for at, line in enumerate(problem.lines):
            uses[DemandKind.LINE, line] = problem.cost[:, at]
        return uses


def every_demand(problem: Problem) -> list[Demand]:
    """All demands of a problem, by their names alone."""
    nothing = Demand(kind=DemandKind.MUST, says=Text(""))
    obliged = [name for name, must in zip(problem.scholars, problem.obliged, strict=True) if must]
    limited = problem.employer_limit < problem.capacity.sum()
    return [
        *(replace(nothing, scholar=name) for name in obliged),
        *(replace(nothing, kind=DemandKind.PLACES, position=at) for at in problem.positions),
        *(
            replace(nothing, kind=DemandKind.LIMIT, employer=name)
            for name, bound in zip(problem.employers, limited, strict=True)
            if bound
        ),
        *(replace(nothing, kind=DemandKind.LINE, line=line) for line in problem.lines),
    ]


def _name(bound: Demand) -> str:
    found = bound.position or bound.employer or bound.line
    assert found is not None
    return found
