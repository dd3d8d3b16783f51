"""Finds a small amount that gives an award, with few solves.

More is not always better (the goals may choose afresh), so nothing is assumed: halving only leads
to an amount, and the amount and the one below it are each confirmed by a solve of their own.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

MOST_SOLVES = 16
"""Solves for one kind of change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The amount found, or None; ``least``: one unit less was tried, and does not do."""

    amount: int | None
    least: bool


def search(gives: Callable[[int], bool], hints: Sequence[int], likely: int) -> Found:
    """A least amount that gives what is asked; the amount 0 is known not to.

    Parameters
    ----------
    hints : rising amounts above 0 at which something may change.
    likely : the place among the hints to begin at; from there upward in doubled steps.
    """
    trial = _Trial(gives)
    low, high = 0, None
    for place in _upward(likely, len(hints)):
        if not trial.left:
            return Found(amount=None, least=False)
        if trial.gives(hints[place]):
            high = hints[place]
            break
        low = hints[place]
    if high is None:
        return Found(amount=None, least=False)
    return _narrowed(trial, hints, low, high)


def _narrowed(trial: "_Trial", hints: Sequence[int], low: int, high: int) -> Found:
    """Between an amount that does not do and one that does, nearer and nearer."""
    while high - low > 1:
        if not trial.left:
            return Found(amount=high, least=False)
        amount = _between(hints, low, high)
        if trial.gives(amount):
            high = amount
        else:
            low = amount
    return Found(amount=high, least=True)


def _between(hints: Sequence[int], low: int, high: int) -> int:
    """The middle hint; without one, the amount below ``high``, or the middle once that does."""
    first, last = _place(hints, low + 1), _place(hints, high)
    if first < last:
        return hints[(first + last) // 2]
    at_hint = last < len(hints) and hints[last] == high
    return high - 1 if at_hint else (low + high) // 2


def _place(hints: Sequence[int], amount: int) -> int:
    return bisect_left(hints, amount)


def _upward(first: int, count: int) -> Iterator[int]:
    """Places from the first on, each step twice the one before, to the last one."""
    place, step = first, 1
    while place < count - 1:
        yield place
        place, step = place + step, step * 2
    if count:
        yield count - 1


class _Trial:
    """Asks, and counts the solves that are left."""

    def __init__(self, ask: Callable[[int], bool]) -> None:
        self._ask = ask
        self.left = MOST_SOLVES

    def gives(self, amount: int) -> bool:
        self.left -= 1
        return self._ask(amount)
