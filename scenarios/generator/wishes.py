"""Who wants whom: wishes follow size and taste, ranks of positions follow points and impression."""

from typing import Final

import numpy as np

from matching.domain import PositionPreference, ScholarPreference
from scenarios.generator.choice import NO_POSITION, Lists
from scenarios.generator.draws import Draw, Flags, Ints
from scenarios.generator.market import Market
from scenarios.generator.people import People
from scenarios.generator.practice import Visits

FONDNESS: Final = 1.5
"""How much a visit adds to a wish, in units of taste."""

BANDS: Final = 12
"""Steps of a position's esteem; scholars on the same step are tied."""

REFUSED, SILENT = 0.03, 0.03
"""Parts of a list that are marked X and that are left out."""


def scholar_preferences(
    market: Market, people: People, looked_at: Lists, visits: Visits, draw: Draw
) -> tuple[ScholarPreference, ...]:
    """Strict wishes: what was visited moves up; a few are X and a few are left out."""
    chance = draw.random(looked_at.position.shape)
    there = (looked_at.position != NO_POSITION) & (chance >= SILENT)
    refused = there & (chance < SILENT + REFUSED)
    score = looked_at.liking + FONDNESS * visits.visited
    score[~there | refused] = -np.inf
    rank = np.argsort(np.argsort(-score, axis=1, kind="stable"), axis=1, kind="stable") + 1
    return tuple(
        ScholarPreference(
            scholar_id=people.scholars[s].scholar_id,
            position_id=market.positions[p].position_id,
            rank=None if refused[s, j] else int(rank[s, j]),
        )
        for s, j, p in _by_position(looked_at.position, there)
    )


def position_preferences(
    market: Market, people: People, looked_at: Lists, visits: Visits, draw: Draw
) -> tuple[PositionPreference, ...]:
    """Ranks with ties from points, impression and visits; a few X, a few not ranked."""
    chance = draw.random(looked_at.position.shape)
    scholar, column = np.nonzero((looked_at.position != NO_POSITION) & (chance >= SILENT))
    position = looked_at.position[scholar, column]
    refused = chance[scholar, column] < SILENT + REFUSED
    points = np.array([scholar.points for scholar in people.scholars])[scholar] / 10_000
    impression = draw.random(len(scholar)) + 0.3 * visits.visited[scholar, column]
    step = np.floor(BANDS * (points + impression) / 2).astype(np.int64)
    rank = _dense_ranks(position, np.where(refused, -1, step))
    order = np.lexsort((scholar, position))
    return tuple(
        PositionPreference(
            position_id=market.positions[position[i]].position_id,
            scholar_id=people.scholars[scholar[i]].scholar_id,
            rank=None if refused[i] else int(rank[i]),
        )
        for i in order
    )


def _by_position(position: Ints, there: Flags) -> list[tuple[int, int, int]]:
    """Scholar, column and position of every entry, by scholar and position."""
    scholar, column = np.nonzero(there)
    wanted = position[scholar, column]
    order = np.lexsort((wanted, scholar))
    triples = np.stack([scholar, column, wanted], axis=1)[order]
    return [(s, j, p) for s, j, p in triples.tolist()]


def _dense_ranks(position: Ints, step: Ints) -> Ints:
    """1 for the highest step of each position, 2 for the next that occurs, and so on."""
    order = np.lexsort((-step, position))
    ordered, steps = position[order], step[order]
    new_position = np.diff(ordered, prepend=-1) != 0
    new_step = new_position | (np.diff(steps, prepend=0) != 0)
    number = np.cumsum(new_step)
    first = np.maximum.accumulate(np.where(new_position, number, 0))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = number - first + 1
    return rank
