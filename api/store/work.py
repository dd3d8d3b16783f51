"""One write: a transaction, who makes it, and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.store.acts import Act
from api.store.audit import Fact, Step, append
from api.store.columns import Editable
from api.store.errors import StaleVersionError
from api.store.names import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A write under way; everything in it is kept, or nothing is."""

    db: Session
    by: Actor
    at: datetime

    def note(self, act: Act, subject: str, **details: Fact) -> None:
        """Put a step into the audit log."""
        step = Step(at=self.at, actor=self.by, act=act, subject=subject, details=details)
        append(self.db, step)


def must_be_fresh(row: Editable | None, expected: int | None) -> None:
    """Nobody has changed the row since it was read; ``expected`` None means it was not there.

    Raises
    ------
    StaleVersionError
        If somebody has.
    """
    found = 0 if row is None else row.version
    if found != (expected or 0):
        raise StaleVersionError(found)
