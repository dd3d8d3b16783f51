"""The PyPI package `matching`: hospital-resident, resident-optimal."""

import sys
import threading
from importlib import import_module
from typing import Any, Final

from .deferred import Lists, Solve, main

GAMES: Final[Any] = import_module("matching.games")
"""Of the package in the peer's environment, which has the import name of our own."""

FRAMES: Final = 200_000
STACK: Final = 1 << 29
"""The package copies all players recursively: with Python's own limits it breaks at 5,000."""


def game_of(lists: Lists) -> Solve:
    """The package's game; it copies all players deeply when made."""
    residents = {f"s{s}": [f"p{p}" for p in wishes] for s, wishes in lists.scholars.items()}
    hospitals = {f"p{p}": [f"s{s}" for s in ranked] for p, ranked in lists.positions.items()}
    places = {f"p{p}": count for p, count in lists.places.items()}
    game = GAMES.HospitalResident.create_from_dictionaries(residents, hospitals, places)
    return lambda: {
        int(resident.name[1:]): int(hospital.name[1:])
        for hospital, taken in game.solve(optimal="resident").items()
        for resident in taken
    }


if __name__ == "__main__":
    sys.setrecursionlimit(FRAMES)
    threading.stack_size(STACK)
    alone = threading.Thread(target=main, args=(game_of,))
    alone.start()
    alone.join()
