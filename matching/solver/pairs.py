"""Pairs that would rather agree past a choice, by their ids."""

from dataclasses import dataclass

import numpy as np

from matching.domain import PositionId, ScholarId
from matching.money import Cents
from matching.solver.blocking import blocks
from matching.solver.problem import NOBODY, Problem
from matching.solver.result import Block, SolveResult


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockingPair:
    """Scholar and position would both rather have each other than what the match gives them.

    Parameters
    ----------
    funded : whether they would agree with municipal money.
    displaced : who would make way; None where there is room.
    """

    scholar_id: ScholarId
    position_id: PositionId
    funded: bool
    displaced: ScholarId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcusedPair:
    """A pair that would block if the line that lacks most had ``missing`` cents more."""

    scholar_id: ScholarId
    position_id: PositionId
    displaced: ScholarId | None
    missing: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsPast:
    """All of them, sorted by scholar and position."""

    blocking: tuple[BlockingPair, ...]
    excused: tuple[ExcusedPair, ...]


def pairs_past(problem: Problem, result: SolveResult) -> PairsPast:
    """The pairs past the contracts chosen, whatever the mechanism."""
    found = blocks(problem, np.array(result.chosen, dtype=np.int64))
    return PairsPast(
        blocking=tuple(_blocking(problem, block) for block in found if block.missing == 0),
        excused=tuple(_excused(problem, block) for block in found if block.missing > 0),
    )


def _blocking(problem: Problem, block: Block) -> BlockingPair:
    return BlockingPair(
        scholar_id=problem.scholars[problem.scholar[block.contract]],
        position_id=problem.positions[problem.position[block.contract]],
        funded=bool(problem.funded[block.contract]),
        displaced=_displaced(problem, block),
    )


def _excused(problem: Problem, block: Block) -> ExcusedPair:
    return ExcusedPair(
        scholar_id=problem.scholars[problem.scholar[block.contract]],
        position_id=problem.positions[problem.position[block.contract]],
        displaced=_displaced(problem, block),
        missing=Cents(block.missing),
    )


def _displaced(problem: Problem, block: Block) -> ScholarId | None:
    return None if block.displaced == NOBODY else problem.scholars[block.displaced]
