"""Words for every closed set of a plan."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from matching.rotation.outcome import (
    GoalReached,
    Proof,
    Refusal,
    RotationGoal,
    StayChange,
)
from matching.words import Text, text

GOAL: Final[Mapping[RotationGoal, Text]] = MappingProxyType(
    {
        RotationGoal.KEPT: text("most earlier stays kept"),
        RotationGoal.ENOUGH_FIRMS: text("most scholars with the firms asked of them"),
        RotationGoal.STAYS: text("most stays, up to what is wanted"),
        RotationGoal.WISHES: text("wishes served, first wishes before later ones"),
        RotationGoal.EVENNESS: text("even load over hosts (sum of squares, less is better)"),
        RotationGoal.DRAW: text("the public draw"),
        RotationGoal.PERIODS: text("the public draw of the periods"),
    }
)
PROOF: Final[Mapping[Proof, Text]] = MappingProxyType(
    {
        Proof.FLOW: text("proven: a flow of least cost is exact"),
        Proof.RELAXATION: text("proven: the bound of the linear relaxation is met"),
        Proof.SEARCH: text("proven: the search found nothing better"),
        Proof.OPEN: text("not proven: the value may still be improved to the bound"),
    }
)
REFUSAL: Final[Mapping[Refusal, Text]] = MappingProxyType(
    {
        Refusal.FORBIDDEN: text("forbidden by a rule"),
        Refusal.NO_PLACE_LEFT: text("no place left"),
        Refusal.BUSY: text("elsewhere at that time"),
        Refusal.SAME_FIRM: text("stay at another unit of the firm"),
        Refusal.ENOUGH: text("has as many stays as wanted"),
    }
)
DRAWN: Final = frozenset({RotationGoal.DRAW, RotationGoal.PERIODS})
"""Goals whose value is a sum of weights, which tells nobody anything."""


def told(goal: GoalReached, value: int) -> int | None:
    """A value or bound of a goal, unless it is one of the draw."""
    return None if goal.goal in DRAWN else value


def became(change: StayChange) -> Text:
    """What became of someone's stay."""
    if change.now is None:
        return text("stay falls away")
    return text("new stay") if change.was is None else text("another stay instead")
