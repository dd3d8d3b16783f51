"""A ranking changed by one button: up, down, alike, apart, not acceptable, off the list."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from api.lifecycle.bodies import RankingOf

Groups = list[list[str]]
"""The best first; those in one group rank alike."""


class Move(StrEnum):
    """What a button does with one scholar."""

    UP = "up"
    DOWN = "down"
    ALIKE = "alike"
    """Ranks as the one above."""
    APART = "apart"
    RANK = "rank"
    """Comes to the end of the list."""
    BAR = "bar"
    OFF = "off"


def moved(ranking: RankingOf, move: Move, scholar: str) -> RankingOf:
    """The ranking after a move; as it was, where the move goes nowhere."""
    groups = [list(group) for group in ranking.ranked]
    barred = list(ranking.not_acceptable)
    if move in _AMONG:
        at = next((i for i, group in enumerate(groups) if scholar in group), None)
        if at is not None:
            _AMONG[move](groups, at, scholar)
    else:
        groups = [[each for each in group if each != scholar] for group in groups]
        barred = [each for each in barred if each != scholar]
        if move is Move.RANK:
            groups.append([scholar])
        elif move is Move.BAR:
            barred.append(scholar)
    ranked = [group for group in groups if group]
    return RankingOf(position_id=ranking.position_id, ranked=ranked, not_acceptable=barred)


def place_of(ranking: RankingOf, scholar: str) -> int | None:
    """The scholar's place, as the match counts it: those alike share one."""
    places = (i for i, group in enumerate(ranking.ranked, start=1) if scholar in group)
    return next(places, None)


def _up(groups: Groups, at: int, scholar: str) -> None:
    if len(groups[at]) > 1:
        groups[at].remove(scholar)
        groups.insert(at, [scholar])
    elif at > 0:
        groups[at - 1], groups[at] = groups[at], groups[at - 1]


def _down(groups: Groups, at: int, scholar: str) -> None:
    if len(groups[at]) > 1:
        groups[at].remove(scholar)
        groups.insert(at + 1, [scholar])
    elif at + 1 < len(groups):
        groups[at + 1], groups[at] = groups[at], groups[at + 1]


def _alike(groups: Groups, at: int, scholar: str) -> None:
    if at > 0:
        groups[at].remove(scholar)
        groups[at - 1].append(scholar)


def _apart(groups: Groups, at: int, scholar: str) -> None:
    if len(groups[at]) > 1:
        groups[at].remove(scholar)
        groups.insert(at + 1, [scholar])


_AMONG: Final[Mapping[Move, Callable[[Groups, int, str], None]]] = MappingProxyType(
    {Move.UP: _up, Move.DOWN: _down, Move.ALIKE: _alike, Move.APART: _apart}
)
