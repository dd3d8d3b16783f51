"""Solves programs for `matching.solver.hard_stop`, in a process of its own that can be killed.

Tasks come in on standard input and answers go out on standard output, both pickled. When the input
ends, as it does when whoever asks is gone, the process ends too, even in the middle of a program.
"""

import os
import pickle
import signal
import sys
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from matching.solver.linear import Backend, Found, Program, Relaxed, relax, solve_integer


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A program to solve by a backend within seconds; without a backend, to relax."""

    program: Program
    backend: Backend | None
    seconds: float

    def answer(self) -> Found | Relaxed | None:
        """What the solver ends with."""
        if self.backend is None:
            return relax(self.program)
        return solve_integer(self.program, seconds=self.seconds, backend=self.backend)


def main() -> None:
    """Say that all is loaded, then answer task after task."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks decides when this ends
    tasks: SimpleQueue[Task] = SimpleQueue()
    Thread(target=_read, args=(tasks,), daemon=True).start()
    with _answers() as answers:
        _send(answers, READY)
        while True:
            _send(answers, tasks.get().answer())


READY = "ready"


def _answers() -> BinaryIO:
    """Where answers go; whatever a solver writes to standard output goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _send(answers: BinaryIO, answer: object) -> None:
    pickle.dump(answer, answers)
    answers.flush()


def _read(tasks: "SimpleQueue[Task]") -> None:
    try:
        while True:
            tasks.put(pickle.load(sys.stdin.buffer))  # noqa: S301 - from who started this
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
