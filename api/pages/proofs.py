"""Proofs that go on beside the pages, for as long as somebody waits for them."""

import os
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import BoundedSemaphore, Lock
from typing import Final, Generic, TypeVar

from api.pages.background import Running
from api.pages.kept import Kept

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

FIRST: Final = 5.0
"""Seconds in which whoever asked for a proof begins to listen to how far it is."""
LONGEST: Final = 120.0
"""Seconds after which a proof is given up: a run of the case has no such limit."""
BETWEEN: Final = 0.2
"""Seconds between two looks at whether it is its turn."""
_turns: Final = BoundedSemaphore(max(1, (os.cpu_count() or 1) - 1))
"""One core is left for what people look at meanwhile."""


class GivenUpError(Exception):
    """Nobody waits for the proof any more, or it takes too long."""


class Proving(Running[Value]):
    """A proof that goes on while somebody listens, or for some seconds after it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._listening = 0
        self._until = time.monotonic() + FIRST
        self._ends = float("inf")

    def awaited(self) -> AbstractContextManager[None]:
        """For as long as somebody listens to how far it is."""
        return self._listened()

    @contextmanager
    def _listened(self) -> Iterator[None]:
        with self._lock:
            self._listening += 1
        try:
            yield
        finally:
            with self._lock:
                self._listening -= 1

    def expected(self, seconds: float) -> None:
        """Somebody looks again within so many seconds."""
        self._until = max(self._until, time.monotonic() + seconds)

    def go_on(self) -> None:
        """Nothing, as long as the proof is still wanted.

        Raises
        ------
        GivenUpError
            If nobody waits for it, or it takes too long.
        """
        now = time.monotonic()
        if now > self._ends or (not self._listening and now > self._until):
            raise GivenUpError

    @contextmanager
    def _turn(self) -> Iterator[None]:
        while not _turns.acquire(timeout=BETWEEN):
            self.go_on()
        try:
            self._ends = time.monotonic() + LONGEST
            yield
        finally:
            _turns.release()


class Proofs(Generic[Key, Value]):
    """At most ``most`` proofs, found or under way; one that was given up can be asked for again."""

    def __init__(self, most: int) -> None:
        self._known: Kept[Key, Proving[Value]] = Kept(most)

    def found(self, key: Key) -> Value | None:
        """What a proof ended with, if it has ended."""
        proving = self._known.known(key)
        if proving is None or not proving.ended or proving.failed:
            return None
        return proving.within(0)

    def of(self, key: Key, work: Callable[[Proving[Value]], Value]) -> Proving[Value]:
        """The proof of a key, begun unless it is under way or found."""

        def begun() -> Proving[Value]:
            proving: Proving[Value] = Proving()
            proving.begin(lambda _: work(proving))
            return proving

        proving = self._known.of(key, begun)
        if proving.failed:
            self._known.forget(key, proving)
            proving = self._known.of(key, begun)
        return proving
