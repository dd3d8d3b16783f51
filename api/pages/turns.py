"""At most one piece of heavy work at a time per core; the others wait their turn."""

import os
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Final, TypeVar

Value = TypeVar("Value")

_cores: Final = BoundedSemaphore(os.cpu_count() or 1)


def in_turn(work: Callable[[], Value]) -> Value:
    """Do the work when a core is free; what it needs of other such work stands before it."""
    with _cores:
        return work()
