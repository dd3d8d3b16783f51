"""Answers kept for the next reader: each is worked out once, the least recently read goes first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """At most ``most`` answers; who asks while an answer is being worked out waits for it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._found: OrderedDict[Key, Future[Value]] = OrderedDict()

    def of(self, key: Key, work: Callable[[], Value]) -> Value:
        """The answer for a key; a failure is raised to all who wait, and not kept."""
        with self._lock:
            known = self._found.get(key)
            answer: Future[Value] = known or Future()
            self._found[key] = answer
            self._found.move_to_end(key)
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        if known is None:
            self._work(key, answer, work)
        return answer.result()

    def known(self, key: Key) -> Value | None:
        """The answer for a key, if it has been worked out."""
        with self._lock:
            answer = self._found.get(key)
        return answer.result() if answer is not None and answer.done() else None

    def forget(self, key: Key, value: Value) -> None:
        """Work an answer out anew when it is next asked for, if it is still this one."""
        with self._lock:
            answer = self._found.get(key)
            if answer is not None and answer.done() and answer.result() is value:
                del self._found[key]

    def put(self, key: Key, value: Value) -> None:
        """Keep an answer that is known already."""
        self.of(key, lambda: value)

    def _work(self, key: Key, answer: Future[Value], work: Callable[[], Value]) -> None:
        try:
            answer.set_result(work())
        except BaseException as failure:
            with self._lock:
                self._found.pop(key, None)
            answer.set_exception(failure)
