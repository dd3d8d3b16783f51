"""The audit log: each entry holds the hash of the one before, so that none is altered unseen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.acts import Act
from api.store.canonical import canonical, sha256
from api.store.names import Actor
from api.store.tables.records import AuditEntry, AuditHead

NOTHING_BEFORE: Final = "0" * 64
"""In place of the hash before the first entry."""

Fact = str | int | bool | None
"""A detail of an entry; an id or a number, never a name."""


class Tampering(StrEnum):
    """What is wrong with a log."""

    ALTERED = "altered"
    """The entry is not what was hashed."""
    BROKEN = "broken"
    """The entry does not follow the one before: something was removed, swapped or put in."""
    CUT = "cut"
    """The log does not end as it did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The first entry at which a log fails."""

    number: int
    kind: Tampering


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What an entry says."""

    at: datetime
    actor: Actor
    act: Act
    subject: str
    details: Mapping[str, Fact]


def append(db: Session, step: Step) -> AuditEntry:
    """Add an entry; only within a write, of which there is one at a time."""
    head = db.get_one(AuditHead, 1)
    entry = AuditEntry(
        number=head.number + 1,
        at=step.at,
        actor=step.actor,
        act=step.act,
        subject=step.subject,
        details=canonical(dict(step.details)),
        before=head.hash,
        hash="",
    )
    entry.hash = hash_of(entry)
    head.number, head.hash = entry.number, entry.hash
    db.add(entry)
    return entry


def hash_of(entry: AuditEntry) -> str:
    """What the hash of an entry has to be."""
    return sha256(
        canonical(
            {
                "number": entry.number,
                "at": entry.at.isoformat(),
                "actor": entry.actor,
                "act": entry.act,
                "subject": entry.subject,
                "details": entry.details,
                "before": entry.before,
            }
        )
    )


def tampering(db: Session) -> Finding | None:
    """Where the log fails, or None: every entry is hashed anew."""
    before, number = NOTHING_BEFORE, 0
    for entry in _all(db):
        number += 1
        if (entry.number, entry.before) != (number, before):
            return Finding(number=number, kind=Tampering.BROKEN)
        if hash_of(entry) != entry.hash:
            return Finding(number=number, kind=Tampering.ALTERED)
        before = entry.hash
    head = db.get(AuditHead, 1)
    if head is None or (head.number, head.hash) != (number, before):
        return Finding(number=number, kind=Tampering.CUT)
    return None


def entries(db: Session, *, after: int = 0, most: int = 100) -> list[AuditEntry]:
    """Entries after a number, oldest first."""
    asked = select(AuditEntry).where(AuditEntry.number > after).order_by(AuditEntry.number)
    return list(db.scalars(asked.limit(most)))


def _all(db: Session) -> Iterator[AuditEntry]:
    """Page by page, as a log grows long."""
    last = -1
    while page := entries(db, after=last, most=1_000):
        yield from page
        last = page[-1].number
