"""A list of wishes changed by one button; the line “rather none” is moved like any wish."""

from enum import StrEnum
from typing import Final

from api.lifecycle.bodies import Wishes

LINE: Final = ""
"""Stands for “rather none” among positions: wishes above it, what is not acceptable below."""


class Move(StrEnum):
    """What a button does with one position."""

    UP = "up"
    DOWN = "down"
    ADD = "add"
    """Comes directly above the line."""
    OFF = "off"


def lines_of(wishes: Wishes) -> list[str]:
    """All that stands on the list, the line among it."""
    return [*wishes.ranked, LINE, *wishes.not_acceptable]


def moved(wishes: Wishes, move: Move, position: str) -> Wishes:
    """The list after a move; as it was, where the move goes nowhere."""
    lines = lines_of(wishes)
    if move is Move.ADD and position not in lines:
        lines.insert(lines.index(LINE), position)
    elif move is Move.OFF and position != LINE:
        lines = [each for each in lines if each != position]
    elif position in lines:
        at = lines.index(position)
        to = {Move.UP: at - 1, Move.DOWN: at + 1}.get(move, at)
        if 0 <= to < len(lines):
            lines[at], lines[to] = lines[to], lines[at]
    line = lines.index(LINE)
    return Wishes(ranked=lines[:line], not_acceptable=lines[line + 1 :], notes=wishes.notes)
