"""The door of the store: transactions that read, and transactions that write one at a time.

One write at a time, on SQLite (``BEGIN IMMEDIATE``) as on PostgreSQL (an advisory lock): what a
write has read is true until it ends, on both alike. So a write has to be short; nothing is
computed in it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Final

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from api.store.engines import TURN_SECONDS, engine_of, reading_engine, writing_engine
from api.store.errors import StoreBusyError, StoreError
from api.store.migrate import migrate
from api.store.names import Actor
from api.store.work import Work

PRIVATE: Final = 0o700
"""Mode of the folder of the embedded database."""


class Store:
    """The rows of the service."""

    def __init__(self, engine: Engine) -> None:
        self._reads = reading_engine(engine)
        self._writes = writing_engine(engine)
        self._engine = engine
        self._turn = Lock()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A view of one moment; rows stay readable after it."""
        with _in_words(), Session(self._reads, autoflush=False) as db:
            yield db

    @contextmanager
    def writing(self, by: Actor, at: datetime) -> Iterator[Work]:
        """A write, kept on leaving; nothing of it after an exception.

        Raises
        ------
        StoreBusyError
            If others write for longer than one waits.
        """
        if not self._turn.acquire(timeout=TURN_SECONDS):
            raise StoreBusyError
        try:
            with _in_words(), Session(self._writes, expire_on_commit=False) as db, db.begin():
                db.connection()
                yield Work(db=db, by=by, at=at)
        finally:
            self._turn.release()

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()


def open_store(url: str) -> Store:
    """The store at an address, made or brought up to date where that is needed."""
    place = make_url(url)
    if place.get_backend_name() == "sqlite" and place.database:
        Path(place.database).parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    engine = engine_of(url)
    migrate(engine)
    return Store(engine)


@contextmanager
def _in_words() -> Iterator[None]:
    """What the database refuses for our own reasons, as a sentence."""
    try:
        yield
    except StatementError as refused:
        if isinstance(refused.orig, StoreError):
            raise refused.orig from None
        if any(word in str(refused.orig) for word in ("is locked", "lock timeout")):
            raise StoreBusyError from refused
        raise
