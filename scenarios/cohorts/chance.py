"""Random numbers without a stream: each is a function of seed, year, purpose and who it is for.

So a scenario that takes a person away, or asks one question more, shifts nobody else's numbers:
the same person meets the same luck in every scenario.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from matching.money import WHOLE
from matching.solver.problem import BoolArray, IntArray

UintArray: TypeAlias = NDArray[np.uint64]
"""64 random bits for each, or the key of each."""


class Purpose(StrEnum):
    """What a random number decides."""

    COPIES = "copies"
    ORDER = "order"
    PLACE_OPEN = "place open"
    ACCEPTS = "accepts"
    APPLIES_AGAIN = "applies again"
    DROPS_OUT = "drops out"
    DROPS_OUT_IN = "drops out in"
    LEAVES = "leaves"
    LEAVES_IN = "leaves in"
    REPEATS = "repeats"
    STUDIES = "studies"
    TAKES_JOB = "takes job"
    STAYS = "stays"
    CLOSES = "closes"
    CLOSES_IN = "closes in"
    ENTERS = "enters"
    MOVES = "moves"
    MOVES_TO = "moves to"


def keys_of(names: Iterable[str]) -> UintArray:
    """The key of each name: 64 bits of its hash."""
    return np.array([_word(name) for name in names], dtype=np.uint64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Luck:
    """The luck of one school year of one history; ``year`` is that in which it begins."""

    seed: int
    year: int

    def draws(self, purpose: Purpose, keys: UintArray) -> UintArray:
        """64 random bits for every key: splitmix64 over the key and the hash of the rest."""
        bits = keys ^ np.uint64(_word(f"{self.seed}|{self.year}|{purpose}"))
        bits = bits + np.uint64(0x9E3779B97F4A7C15)
        bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return bits ^ (bits >> np.uint64(31))

    def one_of(self, purpose: Purpose, keys: UintArray, many: int) -> IntArray:
        """A whole number from 0 to ``many`` - 1 for each."""
        return (self.draws(purpose, keys) % np.uint64(many)).astype(np.int64)

    def happens(self, purpose: Purpose, keys: UintArray, share: int | IntArray) -> BoolArray:
        """Whether it happens to each; ``share`` in basis points. A larger share only adds some."""
        return np.asarray(self.one_of(purpose, keys, WHOLE) < share, dtype=np.bool_)

    def copies(self, keys: UintArray) -> IntArray:
        """How many people like each apply: one on average."""
        drawn = self.one_of(Purpose.COPIES, keys, WHOLE)
        return np.searchsorted(np.array(COPIES), drawn, side="right").astype(np.int64)


COPIES = (3679, 7358, 9197, 9810, 9963, 9994)
"""Poisson with mean 1, summed up, in basis points: how often a person comes again in a year."""


@lru_cache(maxsize=100_000)
def _word(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big")
