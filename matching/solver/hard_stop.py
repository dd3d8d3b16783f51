"""Time limits that hold: programs are solved in another process, which is killed when time is over.

A solver minds its own limit only between steps, and some steps are long. So whoever gave a limit
gets the solver's answer if it comes at most `GRACE` late, and otherwise none. Without a limit all
is solved in this process.
"""

import atexit
import os
import pickle
import sys
import time
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Timer
from typing import IO

import numpy as np

from matching.solver.linear import Backend, Found, Program, Relaxed, Status, relax, solve_integer
from matching.solver.worker import READY, Task

GRACE = 0.5
"""Seconds by which a solver may pass its limit; what it has found is worth that much."""
SHORTEST = 0.01
"""Seconds that a solver gets at least."""
BIG = 20_000
"""Columns above which a solver may pass even a generous limit of its own by far."""


class NoAnswerError(Exception):
    """The other process ended before it answered."""


class LateError(NoAnswerError):
    """It was killed, because the time was over."""


def relax_until(program: Program, deadline: float | None) -> Relaxed | None:
    """Relax as `relax` does.

    Raises
    ------
    NoAnswerError
        If the time was over before, or the solver broke down.
    """
    if deadline is None:
        return relax(program)
    answer = _ask(program, None, deadline)
    assert answer is None or isinstance(answer, Relaxed)
    return answer


def solve_until(
    program: Program, backend: Backend, *, deadline: float | None, seconds: float | None = None
) -> Found:
    """Solve as `solve_integer` does; `Status.UNKNOWN` if the time was over before.

    Parameters
    ----------
    deadline : by the monotonic clock; None is none.
    seconds : limit that the solver itself is told, if that is sooner.
    """
    if deadline is None and (seconds is None or len(program.most) <= BIG):
        return solve_integer(program, seconds=seconds, backend=backend)
    ends = [deadline, None if seconds is None else time.monotonic() + seconds]
    try:
        answer = _ask(program, backend, min(end for end in ends if end is not None))
    except LateError:
        return _nothing(Status.UNKNOWN)
    except NoAnswerError:
        return _nothing(Status.FAILED)
    assert isinstance(answer, Found)
    return answer


def _nothing(status: Status) -> Found:
    return Found(status=status, x=np.empty(0, dtype=np.int64), bound=np.inf)


def make_ready() -> None:
    """Start the other process, so that it has loaded all when it is first asked."""
    if not _idle:
        _idle.append(_Other())


class _Other:
    """The other process, as long as it lives."""

    def __init__(self) -> None:
        self.process = Popen(
            [sys.executable, "-P", "-m", "matching.solver.worker"],
            stdin=PIPE,
            stdout=PIPE,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(at or str(Path.cwd()) for at in sys.path),
            },
        )
        self.ready = False
        self.late = False

    def answer(self, program: Program, backend: Backend | None, deadline: float) -> object:
        """What the solver ends with.

        Raises
        ------
        NoAnswerError
            If it was killed because the time was over, or died by itself.
        """
        assert self.process.stdin
        assert self.process.stdout
        self.ready = self.ready or _read(self.process.stdout) == READY
        seconds = max(SHORTEST, deadline - time.monotonic())
        timer = Timer(seconds + GRACE, self._stop)
        timer.start()
        try:
            pickle.dump(Task(program=program, backend=backend, seconds=seconds), self.process.stdin)
            self.process.stdin.flush()
            return _read(self.process.stdout)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            raise (LateError if self.late else NoAnswerError) from None
        finally:
            timer.cancel()
            timer.join()

    def _stop(self) -> None:
        self.late = True
        self.process.kill()

    def end(self) -> None:
        """Kill it and leave nothing behind."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdout.close()
        with suppress(BrokenPipeError):
            self.process.stdin.close()


def _read(pipe: IO[bytes]) -> object:
    return pickle.load(pipe)  # noqa: S301 - what our own process has written


_idle: list[_Other] = []
"""Processes that nobody is asking; each thread that asks takes one."""


def _ask(program: Program, backend: Backend | None, deadline: float) -> object:
    try:
        other = _idle.pop()
    except IndexError:
        other = _Other()
    try:
        return other.answer(program, backend, deadline)
    except BaseException:
        other.late = True
        raise
    finally:
        if other.late:
            other.end()
            make_ready()
        else:
            _idle.append(other)


@atexit.register
def _end_all() -> None:
    while _idle:
        _idle.pop().end()


os.register_at_fork(after_in_child=_idle.clear)
