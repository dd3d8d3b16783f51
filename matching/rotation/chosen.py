"""What the roads of the solver end with."""

from dataclasses import dataclass

from matching.rotation.outcome import GoalReached, Road
from matching.rotation.problem import IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Options chosen (rising), goals with their proof; ``unique`` if no others are as good."""

    options: IntArray
    goals: tuple[GoalReached, ...]
    unique: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """The same of the full problem, with the road that led there."""

    options: IntArray
    goals: tuple[GoalReached, ...]
    unique: bool
    road: Road
