"""What a sweep may be asked for, and down to which goal a match has to be solved for it."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from matching.domain import Goal


class Figure(StrEnum):
    """A figure of a match that its goals fix, one by one."""

    CO_FUNDED = "co_funded"
    AWARDS = "awards"
    POINTS = "points"
    NEED_COVERED = "need_covered"
    MEAN_RANK = "mean_rank"
    PUBLIC_COST = "public_cost"
    EVERYTHING = "everything"


_NEEDS: Final[Mapping[Figure, Goal]] = MappingProxyType(
    {
        Figure.CO_FUNDED: Goal.CO_FUNDED_AWARDS,
        Figure.AWARDS: Goal.AWARDS,
        Figure.POINTS: Goal.POINTS,
        Figure.NEED_COVERED: Goal.NEED_COVERED,
        Figure.MEAN_RANK: Goal.SCHOLAR_RANKS,
        Figure.PUBLIC_COST: Goal.PUBLIC_COST,
    }
)
"""The goal that fixes a figure; `Figure.EVERYTHING` takes all goals and the draw."""


def goals_for(figures: Iterable[Figure], goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """The first goals of an order, down to the last that one of the figures needs.

    A goal that the order does not have fixes nothing; then only the first is kept.
    """
    asked = set(figures)
    if Figure.EVERYTHING in asked:
        return tuple(goals)
    needed = {_NEEDS[figure] for figure in asked}
    last = max((place for place, goal in enumerate(goals) if goal in needed), default=0)
    return tuple(goals[: last + 1])
