"""Jobs: asked for, leased by one worker at a time, ended once.

A worker holds a run only until its lease ends; then another takes it over, and what the first one
still says is refused. So a run that a killed worker left is made again, and ends once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from api.store.acts import Act
from api.store.errors import LeaseLostError, NotFoundError
from api.store.names import CaseId, RunId, new_id
from api.store.run_files import FileLeft, keep_files
from api.store.states import RunKind, RunState
from api.store.tables.runs import Run
from api.store.work import Work

ENDED = frozenset({RunState.DONE, RunState.FAILED, RunState.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAsked:
    """What a job has to do.

    Parameters
    ----------
    snapshot : SHA-256 of the frozen case (`api.store.cases.freeze`).
    asked : what else, as canonical JSON.
    time_limit : seconds of one attempt.
    """

    case_id: CaseId
    kind: RunKind
    snapshot: str
    time_limit: int
    asked: str = "{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A run that a worker has leased; a worker has another name for each lease."""

    run_id: RunId
    worker: str


def ask_run(work: Work, asked: RunAsked) -> Run:
    """Put a run into the queue."""
    made = Run(
        run_id=RunId(new_id("run")),
        case_id=asked.case_id,
        kind=asked.kind,
        snapshot=asked.snapshot,
        asked=asked.asked,
        time_limit=asked.time_limit,
        created_by=work.by,
        created_at=work.at,
    )
    work.db.add(made)
    work.db.flush()
    work.note(Act.RUN_ASKED, made.run_id, kind=asked.kind, snapshot=asked.snapshot)
    return made


def stored_run(db: Session, run_id: RunId) -> Run:
    """A run; raises `NotFoundError`."""
    found = db.get(Run, run_id)
    if found is None:
        raise NotFoundError("run")
    return found


def runs(
    db: Session, case_id: CaseId, *, after: RunId | None = None, most: int | None = None
) -> list[Run]:
    """The runs of a case, the latest first, from the one after ``after``."""
    asked = select(Run).filter_by(case_id=case_id)
    if after is not None:
        last = stored_run(db, after)
        same = (Run.created_at == last.created_at) & (Run.run_id > after)
        asked = asked.where(or_(Run.created_at < last.created_at, same))
    return list(db.scalars(asked.order_by(Run.created_at.desc(), Run.run_id).limit(most)))


def run_counts(db: Session) -> Mapping[tuple[RunKind, RunState], int]:
    """How many runs there are of each kind, in each state."""
    asked = select(Run.kind, Run.state, func.count()).group_by(Run.kind, Run.state)
    return {(kind, state): number for kind, state, number in db.execute(asked)}


def anything_waits(db: Session, at: datetime) -> bool:
    """Whether a run waits or was left behind: what a worker asks before it writes."""
    return db.scalar(select(Run.run_id).where(_free(at)).limit(1)) is not None


def lease_next(work: Work, worker: str, *, lease: timedelta, most_attempts: int) -> Run | None:
    """The oldest run that waits or was left behind; those tried too often fail on the way."""
    asked = select(Run).where(_free(work.at)).order_by(Run.created_at, Run.run_id)
    for found in work.db.scalars(asked):
        if found.cancel_asked:
            _end(work, found, RunState.CANCELLED)
        elif found.attempts >= most_attempts:
            found.problem = '{"kind":"attempts"}'
            _end(work, found, RunState.FAILED)
        else:
            found.state = RunState.RUNNING
            found.attempts += 1
            found.leased_by, found.leased_until = worker, work.at + lease
            found.started_at = found.started_at or work.at
            found.done = found.of = 0
            work.note(Act.RUN_STARTED, found.run_id, attempt=found.attempts)
            return found
    return None


def go_on(work: Work, held: Held, *, done: int, of: int, lease: timedelta) -> bool:
    """Note progress and hold the run longer; False if it is to be cancelled.

    Raises
    ------
    NotFoundError, LeaseLostError
    """
    found = _held(work.db, held)
    found.done, found.of = done, of
    found.leased_until = work.at + lease
    return not found.cancel_asked


def finish(work: Work, held: Held, files: Sequence[FileLeft]) -> Run:
    """End a run with the files that it left; raises `NotFoundError`, `LeaseLostError`."""
    found = _held(work.db, held)
    keep_files(work.db, held.run_id, files)
    _end(work, found, RunState.DONE)
    return found


def fail(work: Work, held: Held, problem: str) -> Run:
    """End a run without a result; ``problem`` is canonical JSON. Raises as `finish`."""
    found = _held(work.db, held)
    found.problem = problem
    _end(work, found, RunState.FAILED)
    return found


def stop(work: Work, held: Held) -> Run:
    """End a run that was to be cancelled; raises as `finish`."""
    found = _held(work.db, held)
    _end(work, found, RunState.CANCELLED)
    return found


def put_back(work: Work, held: Held) -> Run:
    """Let go of a run whose worker has to end, as if it had not begun; raises as `finish`."""
    found = _held(work.db, held)
    found.state = RunState.QUEUED
    found.attempts -= 1
    found.leased_by = found.leased_until = None
    work.db.flush()
    work.note(Act.RUN_PUT_BACK, found.run_id)
    return found


def cancel(work: Work, run_id: RunId) -> Run:
    """Take a waiting run back, or ask its worker to stop; one that has ended stays as it is."""
    found = stored_run(work.db, run_id)
    if found.state is RunState.QUEUED:
        _end(work, found, RunState.CANCELLED)
    elif found.state is RunState.RUNNING and not found.cancel_asked:
        found.cancel_asked = True
        work.note(Act.RUN_CANCELLED, run_id)
    return found


def _free(at: datetime) -> ColumnElement[bool]:
    """Waiting, or left behind by a worker whose lease has ended."""
    left = (Run.state == RunState.RUNNING) & (Run.leased_until < at)
    return or_(Run.state == RunState.QUEUED, left)


def _held(db: Session, held: Held) -> Run:
    found = stored_run(db, held.run_id)
    if found.state is not RunState.RUNNING or found.leased_by != held.worker:
        raise LeaseLostError
    return found


def _end(work: Work, found: Run, state: RunState) -> None:
    found.state = state
    found.leased_by = found.leased_until = None
    found.finished_at = work.at
    work.db.flush()
    work.note(Act.RUN_ENDED, found.run_id, state=state, attempts=found.attempts)
