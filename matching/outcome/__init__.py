"""The outcome: awards in the words of the domain, and what they cost whom, month by month."""

from matching.outcome.repair import Became, Cause, Change, Holding, LineMoney, Repaired
from matching.outcome.spell import outcome_of
from matching.outcome.types import (
    Award,
    Commitment,
    Indicators,
    LedgerRow,
    LevelAwards,
    LineUse,
    OccupationNeed,
    Outcome,
)

__all__ = [
    "Award",
    "Became",
    "Cause",
    "Change",
    "Commitment",
    "Holding",
    "Indicators",
    "LedgerRow",
    "LevelAwards",
    "LineMoney",
    "LineUse",
    "OccupationNeed",
    "Outcome",
    "Repaired",
    "outcome_of",
]
