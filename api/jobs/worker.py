"""The worker: takes one run after another until it is told to end."""

import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from threading import Event
from typing import Final

from structlog import get_logger

from api.jobs.attempt import Worker, attempt
from api.jobs.child import Perform, load
from api.jobs.pace import Pace
from api.settings import Settings
from api.store.beats import SILENT_AFTER, beat, sign_off
from api.store.errors import LeaseLostError
from api.store.names import SERVICE, new_id
from api.store.retention import purge
from api.store.runs import anything_waits, lease_next
from api.store.store import Store, open_store
from api.store.tables.runs import Run

log = get_logger()

BEAT: Final = SILENT_AFTER / 3
"""Between two signs of life of a worker that has nothing to do."""


def work_on(worker: Worker) -> None:
    """Compute what waits, and drop each day what is past its time, until told to end."""
    beaten: datetime | None = None
    purged: date | None = None
    while not worker.stopping.is_set():
        now = worker.clock()
        if beaten is None or now - beaten > BEAT:
            _beat(worker, now)
            beaten = now
        if purged != now.date():
            _purge(worker, now)
            purged = now.date()
        if not work_once(worker):
            worker.stopping.wait(worker.pace.look)
    with worker.store.writing(SERVICE, worker.clock()) as work:
        sign_off(work, worker.name)


def work_once(worker: Worker) -> bool:
    """Make one attempt at the run whose turn it is; False if none waits."""
    leased = _leased(worker)
    if leased is None:
        return False
    with suppress(LeaseLostError):  # whoever has it now ends it
        attempt(worker, leased)
    return True


def worker_of(
    store: Store,
    perform: Perform,
    pace: Pace,
    stopping: Event,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Worker:
    """A worker under a new name."""
    return Worker(
        name=new_id("worker"),
        store=store,
        perform=perform,
        pace=pace,
        stopping=stopping,
        clock=clock,
    )


def run_worker(settings: Settings, stopping: Event) -> None:
    """Work in this process until it is asked to end; a run under way is put back then."""
    from api.lifecycle.perform import perform

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stopping.set())
    load()
    store = open_store(settings.store_url)
    pace = Pace(lease=timedelta(seconds=settings.lease_seconds))
    log.info("worker started")
    work_on(worker_of(store, perform, pace, stopping))
    store.close()
    log.info("worker ended")


def _leased(worker: Worker) -> Run | None:
    now = worker.clock()
    with worker.store.reading() as db:
        if not anything_waits(db, now):
            return None
    with worker.store.writing(SERVICE, now) as work:
        lease, most = worker.pace.lease, worker.pace.most_attempts
        return lease_next(work, worker.name, lease=lease, most_attempts=most)


def _beat(worker: Worker, now: datetime) -> None:
    with worker.store.writing(SERVICE, now) as work:
        beat(work, worker.name)


def _purge(worker: Worker, now: datetime) -> None:
    with worker.store.writing(SERVICE, now) as work:
        log.info("purged", persons=purge(work).persons)
