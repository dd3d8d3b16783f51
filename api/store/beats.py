"""Signs of life of workers."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.store.tables.runs import Beat
from api.store.work import Work

SILENT_AFTER: Final = timedelta(seconds=30)
"""A worker that says nothing for so long is not alive."""
FORGOTTEN_AFTER: Final = timedelta(days=1)


def beat(work: Work, worker: str) -> None:
    """Note that a worker lives, and forget those that are long gone."""
    work.db.merge(Beat(worker=worker, at=work.at))
    work.db.execute(delete(Beat).where(Beat.at < work.at - FORGOTTEN_AFTER))


def sign_off(work: Work, worker: str) -> None:
    """Note that a worker ends."""
    work.db.execute(delete(Beat).where(Beat.worker == worker))


def workers_alive(db: Session, at: datetime) -> int:
    """How many workers live."""
    asked = select(func.count()).select_from(Beat).where(Beat.at > at - SILENT_AFTER)
    return db.scalar(asked) or 0
