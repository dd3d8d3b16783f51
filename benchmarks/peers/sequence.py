"""The goals one after the other, as every peer takes them; prints one JSON line a step.

Lines: ``built`` (seconds for the model), one for each goal, ``end`` (peak memory). A goal that is
not proven within the limit ends the run.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from .plain import Plain, read_plain
from .steps import peak, say


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a solver says: x by column (None if nothing was found), and whether it is the best."""

    x: Any
    proven: bool


class Model(Protocol):
    """A peer's model of one problem."""

    def maximise(self, gain: Any, seconds: float) -> Answer:
        """Best x for the gain of each column, within a time limit."""

    def at_least(self, gain: Any, value: int) -> None:
        """From now on the gain is at least the value."""


def main(model_of: Callable[[Plain], Model]) -> None:
    """Read the arguments, take the goals, print the steps."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("seconds", type=float)
    parser.add_argument("leasts", nargs="*", type=_least, help="level:least")
    args = parser.parse_args()
    plain = read_plain(args.file, args.leasts)
    begun = time.perf_counter()
    model = model_of(plain)
    say(step="built", seconds=time.perf_counter() - begun)
    goals = zip(plain.goals, plain.gain, strict=True)
    finished = all(_take(plain, model, goal, gain, args.seconds) for goal, gain in goals)
    say(step="end", mebibytes=peak(), finished=finished)


def _least(argument: str) -> tuple[int, int]:
    level, _, least = argument.partition(":")
    return int(level), int(least)


def _take(plain: Plain, model: Model, goal: str, gain: Any, seconds: float) -> bool:
    """Reach one goal and hold it; whether it was proven."""
    begun = time.perf_counter()
    answer = model.maximise(gain, seconds)
    if answer.x is None:
        return False
    x = np.rint(answer.x).astype(np.int64)
    value, holds = int(gain @ x), plain.holds(x)
    model.at_least(gain, value)
    seconds_taken = time.perf_counter() - begun
    proven = answer.proven and holds
    say(step=goal, seconds=seconds_taken, value=value, proven=proven, exact=holds)
    return proven
