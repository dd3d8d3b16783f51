"""Which positions of its own occupation a scholar looks at, and how well it likes them."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from scenarios.generator.draws import Draw, Floats, Ints, noise, pick
from scenarios.generator.market import Market
from scenarios.generator.people import People
from scenarios.generator.shape import Shape

ROWS_AT_ONCE: Final = 2_000
NO_POSITION: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Positions that each scholar looks at; arrays of shape (scholars, longest list).

    Parameters
    ----------
    position : index of the position, or `NO_POSITION` behind the end of a short list.
    liking : log of the employer's size plus taste; minus infinity where there is no position.
    """

    position: Ints
    liking: Floats


def lists(shape: Shape, market: Market, people: People, draw: Draw) -> Lists:
    """The positions of the own occupation that a scholar likes best, as many as it looks at."""
    count, longest = len(people.scholars), max(shape.wishes)
    position = np.full((count, longest), NO_POSITION, dtype=np.int64)
    liking = np.full((count, longest), -np.inf)
    size = np.log(market.weight)[market.employer_of]
    for t in range(len(market.trades)):
        offered = np.flatnonzero(market.trade_of == t)
        members = np.flatnonzero(people.trade_of == t)
        width = min(longest, len(offered))
        for start in range(0, len(members), ROWS_AT_ONCE):
            rows = members[start : start + ROWS_AT_ONCE]
            taste = size[offered] + noise(draw, len(rows), len(offered))
            best = np.argsort(-taste, axis=1, kind="stable")[:, :width]
            position[rows, :width] = offered[best]
            liking[rows, :width] = np.take_along_axis(taste, best, axis=1)
    beyond = np.arange(longest)[None, :] >= pick(draw, shape.wishes, count)[:, None]
    position[beyond], liking[beyond] = NO_POSITION, -np.inf
    return Lists(position=position, liking=liking)
