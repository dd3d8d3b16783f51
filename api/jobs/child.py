"""A computation in a process of its own, which can be ended at any moment.

It starts as a copy of a process that has loaded the engine and nothing else: neither connections
to the database nor threads are copied.
"""

import json
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Final

from api.log import places
from api.store.run_files import FileLeft
from api.store.states import RunKind
from api.store.tables.runs import Run
from matching.errors import Ukrep5Error
from matching.words import Text

Show = Callable[[int, int], None]
"""Tells how many steps are done, of how many."""
Perform = Callable[[RunKind, bytes, Mapping[str, object], Show], list[FileLeft]]
"""Computes what was asked of a frozen case."""

LOADED: Final = ("api.jobs.child", "api.lifecycle.perform", "matching.engine", "matching.publish")
BETWEEN: Final = 0.2
"""Seconds between two tellings of progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Steps done, of how many; 0 of 0 while unknown."""

    done: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """The computation is done and left files."""

    files: Sequence[FileLeft]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The computation cannot be made of this case."""

    kind: str
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """The program failed; ``where`` are places in the code, without any value."""

    kind: str
    where: Sequence[str] = ()


Told = Progress | Left | Refused | Broken


class Child:
    """The process of one computation, as its worker sees it."""

    def __init__(self, pid: int, ear: "Connection[Told, Told]") -> None:
        self._pid = pid
        self._ear = ear

    def told(self, seconds: float) -> Told | None:
        """The next thing it tells; None if it says nothing for so long."""
        if not self._ear.poll(seconds):
            return None
        try:
            return self._ear.recv()
        except EOFError:
            return Broken(kind="died")

    def end(self) -> None:
        """End it at once, with every process that it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)


def load() -> None:
    """Start the process of which computations are copies, with what they need."""
    from multiprocessing import forkserver

    get_context("forkserver").set_forkserver_preload(list(LOADED))
    forkserver.ensure_running()


@contextmanager
def child(perform: Perform, run: Run, snapshot: bytes) -> Iterator[Child]:
    """A process that computes; on leaving it is gone, whether it had finished or not."""
    context = get_context("forkserver")
    ear, mouth = context.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="ukrep5-run-") as folder:
        asked = (run.kind, snapshot, json.loads(run.asked))
        process = context.Process(target=_compute, args=(mouth, folder, perform, asked))
        process.start()
        mouth.close()
        assert process.pid is not None
        made = Child(process.pid, ear)
        try:
            yield made
        finally:
            made.end()
            process.kill()
            process.join()
            ear.close()


def _compute(
    mouth: "Connection[Told, Told]",
    folder: str,
    perform: Perform,
    asked: tuple[RunKind, bytes, Mapping[str, object]],
) -> None:
    """Compute and tell; nothing else goes to standard output, where the log is."""
    os.setsid()
    os.dup2(2, 1)
    tempfile.tempdir = folder
    Thread(target=_end_with_worker, args=(folder,), daemon=True).start()
    try:
        files = perform(*asked, _throttled(mouth))
    except Ukrep5Error as refused:
        mouth.send(Refused(kind=type(refused).__name__, says=refused.problem))
    except Exception as defect:
        mouth.send(Broken(kind=type(defect).__name__, where=places(defect.__traceback__)))
    else:
        mouth.send(Left(files=files))


def _throttled(mouth: "Connection[Told, Told]") -> Show:
    last = 0.0

    def show(done: int, of: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= BETWEEN:
            last = now
            mouth.send(Progress(done=done, of=of))

    return show


def _end_with_worker(folder: str) -> None:
    """A worker that was killed leaves nobody computing for it, and nothing lying about."""
    worker = parent_process()
    assert worker is not None
    wait([worker.sentinel])
    shutil.rmtree(folder, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)
