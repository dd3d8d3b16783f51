"""Random choices made of nothing but uniform numbers, which stay the same in every version."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Draw: TypeAlias = np.random.Generator


def streams(seed: int, count: int) -> list[Draw]:
    """Independent sources of numbers, so that a change in one table leaves the others alone."""
    children = np.random.SeedSequence(seed).spawn(count)
    return [np.random.Generator(np.random.PCG64(child)) for child in children]


def shuffled(draw: Draw, count: int) -> Ints:
    """The numbers below ``count`` in random order."""
    return np.argsort(draw.random(count), kind="stable")


def pick(draw: Draw, options: Sequence[int], count: int) -> Ints:
    """So many independent draws from the options."""
    which = (draw.random(count) * len(options)).astype(np.int64)
    return np.asarray(options, dtype=np.int64)[which]


def marked(draw: Draw, count: int, rates: Sequence[float]) -> Ints:
    """A mark for each of ``count``: j for the j-th rate (from 1), 0 for all others; no overlap."""
    marks = np.zeros(count, dtype=np.int64)
    order = shuffled(draw, count)
    start = 0
    for mark, rate in enumerate(rates, start=1):
        size = round(rate * count)
        marks[order[start : start + size]] = mark
        start += size
    return marks


def noise(draw: Draw, *shape: int) -> Floats:
    """Gumbel noise: added to log weights, the largest sum wins as often as its weight says."""
    uniform = np.clip(draw.random(shape), 1e-12, 1 - 1e-12)
    return np.asarray(-np.log(-np.log(uniform)), dtype=np.float64)


def spread(total: int, weights: Floats, *, least: int = 0) -> Ints:
    """Integers near the weights' parts of ``total`` that sum to it (largest remainders)."""
    if len(weights) == 0:
        return np.zeros(0, dtype=np.int64)
    rest = total - least * len(weights)
    exact = weights * (rest / weights.sum())
    parts = np.floor(exact).astype(np.int64)
    order = np.argsort(parts - exact, kind="stable")
    parts[order[: rest - int(parts.sum())]] += 1
    return np.asarray(parts + least, dtype=np.int64)
