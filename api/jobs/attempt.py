"""One attempt at a run: it ends done, failed, cancelled or put back, and once."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from threading import Event

from structlog import get_logger

from api.jobs.child import Broken, Child, Left, Perform, Progress, Refused, child
from api.jobs.pace import Pace
from api.lifecycle.steps import run_has_ended
from api.store.beats import beat
from api.store.canonical import canonical
from api.store.cases import frozen
from api.store.names import SERVICE
from api.store.runs import Held, fail, finish, go_on, put_back, stop
from api.store.store import Store
from api.store.tables.runs import Run
from api.store.work import Work
from matching.words import Lang, say

log = get_logger()


class Stop(Enum):
    """Why a computation is ended before it is done."""

    CANCELLED = auto()
    WORKER_ENDS = auto()
    TOO_LONG = auto()


End = Left | Refused | Broken | Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Who computes; ``name`` is new with every start, so that nobody takes it for a dead one."""

    name: str
    store: Store
    perform: Perform
    pace: Pace
    stopping: Event
    clock: Callable[[], datetime]


def attempt(worker: Worker, run: Run) -> None:
    """Compute a leased run and note how that ended; raises `LeaseLostError`."""
    held = Held(run_id=run.run_id, worker=worker.name)
    with worker.store.reading() as db:
        snapshot = frozen(db, run.snapshot)
    log.info("run started", run=run.run_id, kind=run.kind, attempt=run.attempts)
    with child(worker.perform, run, snapshot) as computing:
        end = _watched(worker, held, computing, run.time_limit)
    with worker.store.writing(SERVICE, worker.clock()) as work:
        ended = _settled(work, held, end)
        beat(work, worker.name)
    log.info("run ended", run=run.run_id, kind=run.kind, state=ended.state)


def _watched(worker: Worker, held: Held, computing: Child, limit: int) -> End:
    """Follow a computation until it ends or has to."""
    progress = Progress(done=0, of=0)
    begun = told_at = time.monotonic()
    while True:
        told = computing.told(worker.pace.look)
        if isinstance(told, Progress):
            progress = told
        elif told is not None:
            return told
        if worker.stopping.is_set():
            return Stop.WORKER_ENDS
        if time.monotonic() - begun > limit:
            return Stop.TOO_LONG
        if time.monotonic() - told_at > worker.pace.hold:
            told_at = time.monotonic()
            if not _goes_on(worker, held, progress):
                return Stop.CANCELLED


def _goes_on(worker: Worker, held: Held, progress: Progress) -> bool:
    """Tell how far it is; False if somebody has cancelled the run."""
    lease = worker.pace.lease
    with worker.store.writing(SERVICE, worker.clock()) as work:
        beat(work, worker.name)
        return go_on(work, held, done=progress.done, of=progress.of, lease=lease)


def _settled(work: Work, held: Held, end: End) -> Run:
    """The end of the run, and what follows from it for the call, in one transaction."""
    match end:
        case Left(files=files):
            ended = finish(work, held, files)
            run_has_ended(work, ended)
            return ended
        case Refused(kind=kind, says=says):
            spoken = {str(lang): say(says, lang) for lang in Lang}
            return fail(work, held, canonical({"kind": kind, "says": spoken}))
        case Broken(kind=kind, where=where):
            log.error("run broke", run=held.run_id, error=kind, where=where)
            return fail(work, held, canonical({"kind": "defect"}))
        case Stop.TOO_LONG:
            return fail(work, held, canonical({"kind": "time_limit"}))
        case Stop.CANCELLED:
            return stop(work, held)
        case Stop.WORKER_ENDS:
            return put_back(work, held)
