"""The frontier of every scenario of a sweep: most co-funded awards by the limit of the line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matching.errors import Ukrep5Error
from scenarios.sweeps.ground import ground_of
from scenarios.sweeps.run import Sweep
from scenarios.sweeps.series import MOST_LINES
from scenarios.sweeps.town import packed

EVERY: Final = 10
"""Awards between two rows of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """The least limit that pays so many awards, running awards included."""

    awards: int
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Staircase:
    """The frontier of one scenario, without the least numbers of the levels."""

    scenario: str
    stairs: tuple[Stair, ...]

    def needed_for(self, awards: int) -> int | None:
        """The least limit that pays so many; None if none does."""
        return next((stair.needed for stair in self.stairs if stair.awards >= awards), None)


def staircases(sweep: Sweep) -> tuple[Staircase, ...]:
    """Of the first few scenarios, on the people of the case, where the frontier is exact."""
    town = packed(sweep.case, sweep.book)
    found = []
    for scenario in sweep.grid.scenarios[:MOST_LINES]:
        try:
            ground = ground_of(town, scenario, None)
        except Ukrep5Error:  # its cells say why
            continue
        if ground.curve is not None:
            running = ground.lines[0].running
            stairs = tuple(
                Stair(awards=step.awards, needed=running + step.spend)
                for step in ground.curve.stairs.steps
            )
            found.append(Staircase(scenario=scenario.name, stairs=stairs))
    return tuple(found)


def rounds(found: Sequence[Staircase]) -> tuple[int, ...]:
    """Awards of the rows of a table: every tenth up to the most that any scenario reaches."""
    most = max((stair.awards for each in found for stair in each.stairs), default=0)
    return tuple(range(EVERY, most + 1, EVERY))
