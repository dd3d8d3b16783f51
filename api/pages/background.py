"""Work of some seconds, done once in a thread of its own while pages say how far it is."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future, wait
from contextlib import AbstractContextManager, nullcontext
from threading import Lock, Thread
from typing import Final, Generic, TypeVar

from api.pages.kept import Kept
from matching.words import Text, text

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_one: Final = Lock()
"""One such work at a time: each takes all cores."""


class Running(Generic[Value]):
    """Work that goes on, or has ended."""

    def __init__(self) -> None:
        self.says = text("waiting for its turn")
        self.done = 0
        self.of = 0
        self._answer: Future[Value] = Future()

    @property
    def ended(self) -> bool:
        """Whether there is an answer, or a failure."""
        return self._answer.done()

    @property
    def failed(self) -> bool:
        """Whether it ended without an answer."""
        return self.ended and self._answer.exception() is not None

    def awaited(self) -> AbstractContextManager[None]:
        """For as long as somebody listens to how far it is; such work goes on without that."""
        return nullcontext()

    def within(self, seconds: float) -> Value | None:
        """The answer if it comes in time; a failure of the work is raised here."""
        try:
            return self._answer.result(seconds)
        except TimeoutError:
            return None

    def over_within(self, seconds: float) -> bool:
        """Whether it ends in time, with an answer or without one."""
        return bool(wait([self._answer], seconds).done)

    def show(self, says: Text, done: int = 0, of: int = 0) -> None:
        """Say what is being done now, and how far it is."""
        self.says, self.done, self.of = says, done, of

    def begin(self, work: Callable[["Running[Value]"], Value]) -> None:
        """Begin in a thread of its own; it does not keep the program from ending."""
        Thread(target=self._run, args=(work,), daemon=True).start()

    def _turn(self) -> AbstractContextManager[object]:
        return _one

    def _run(self, work: Callable[["Running[Value]"], Value]) -> None:
        try:
            with self._turn():
                self._answer.set_result(work(self))
        except BaseException as failure:
            self._answer.set_exception(failure)


class Background(Generic[Key, Value]):
    """At most ``most`` pieces of work, each begun when it is first asked for."""

    def __init__(self, most: int) -> None:
        self._known: Kept[Key, Running[Value]] = Kept(most)

    def of(self, key: Key, work: Callable[[Running[Value]], Value]) -> Running[Value]:
        """The work of a key."""

        def begun() -> Running[Value]:
            running: Running[Value] = Running()
            running.begin(work)
            return running

        return self._known.of(key, begun)
