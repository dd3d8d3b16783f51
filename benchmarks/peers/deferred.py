"""Deferred acceptance as the PyPI packages take it: two tables of strict lists, and places."""

import argparse
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from .steps import fingerprint, peak, say

Solve: TypeAlias = Callable[[], Mapping[int, int]]
"""Gives the position of each scholar that has one; both count from 1."""


@dataclass(frozen=True, kw_only=True)
class Lists:
    """Strict lists, dearest first, of all who have one; scholars and positions count from 1."""

    scholars: dict[int, list[int]]
    positions: dict[int, list[int]]
    places: dict[int, int]


def main(game_of: Callable[[Lists], Solve]) -> None:
    """Read, build the package's own objects, solve, print the steps."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    with np.load(parser.parse_args().file) as data:
        lists, scholars = _lists(data), len(data["obliged"])
    begun = time.perf_counter()
    solve = game_of(lists)
    say(step="built", seconds=time.perf_counter() - begun)
    begun = time.perf_counter()
    matched = solve()
    taken = time.perf_counter() - begun
    at = np.full(scholars, -1, dtype=np.int64)
    for scholar, position in matched.items():
        at[scholar - 1] = position - 1
    say(
        step="matched",
        seconds=taken,
        value=int((at >= 0).sum()),
        proven=True,
        exact=True,
        fingerprint=fingerprint(at),
    )
    say(step="end", mebibytes=peak(), finished=True)


def _lists(data: Any) -> Lists:
    scholar, position = data["scholar"] + 1, data["position"] + 1
    places = {int(p): int(data["capacity"][p - 1]) for p in np.unique(position)}
    return Lists(
        scholars=_by(scholar, position, data["scholar_rank"]),
        positions=_by(position, scholar, data["strict_rank"]),
        places=places,
    )


def _by(owner: Any, other: Any, rank: Any) -> dict[int, list[int]]:
    lists: dict[int, list[int]] = {}
    for c in np.lexsort((rank, owner)).tolist():
        lists.setdefault(int(owner[c]), []).append(int(other[c]))
    return lists
