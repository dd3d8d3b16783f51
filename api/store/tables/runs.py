"""Jobs, the workers that compute them, and the files that they leave."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from api.store.columns import Base
from api.store.names import Actor, CaseId, RunId
from api.store.states import RunKind, RunState


class Run(Base):
    """A job on a frozen case."""

    __tablename__ = "runs"

    run_id: Mapped[RunId] = mapped_column(primary_key=True)
    case_id: Mapped[CaseId] = mapped_column(ForeignKey("cases.case_id"), index=True)
    kind: Mapped[RunKind]
    snapshot: Mapped[str] = mapped_column(ForeignKey("snapshots.sha256"))
    time_limit: Mapped[int]
    """Seconds of one attempt."""
    created_by: Mapped[Actor]
    created_at: Mapped[datetime]
    state: Mapped[RunState] = mapped_column(default=RunState.QUEUED, index=True)
    asked: Mapped[str] = mapped_column(default="{}")
    """What was asked beyond the case, as canonical JSON."""
    done: Mapped[int] = mapped_column(default=0)
    of: Mapped[int] = mapped_column(default=0)
    """Steps done, of how many; 0 of 0 while unknown."""
    attempts: Mapped[int] = mapped_column(default=0)
    leased_by: Mapped[str | None] = mapped_column(default=None)
    leased_until: Mapped[datetime | None] = mapped_column(default=None)
    cancel_asked: Mapped[bool] = mapped_column(default=False)
    problem: Mapped[str | None] = mapped_column(default=None)
    """Why it failed, as canonical JSON."""
    started_at: Mapped[datetime | None] = mapped_column(default=None)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)


class Beat(Base):
    """A worker that lives; one that says nothing for a while does not."""

    __tablename__ = "workers"

    worker: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class RunFile(Base):
    """A file that a run left: ``outcome.json``, ``certificate.json``, reports."""

    __tablename__ = "run_files"

    run_id: Mapped[RunId] = mapped_column(ForeignKey("runs.run_id"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    sha256: Mapped[str]
    size: Mapped[int]
    body: Mapped[bytes] = mapped_column(deferred=True)
