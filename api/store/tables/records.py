"""The audit log, answers kept for repeated requests, and the municipality's own settings."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from api.store.columns import Base, Editable
from api.store.names import Actor


class AuditEntry(Base):
    """One step; only pseudonymous ids. Triggers refuse to change or remove it."""

    __tablename__ = "audit_log"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    actor: Mapped[Actor]
    act: Mapped[str]
    subject: Mapped[str]
    """Id of what was acted on."""
    details: Mapped[str]
    """Canonical JSON."""
    before: Mapped[str]
    """Hash of the entry before; of the first, zeros."""
    hash: Mapped[str]


class AuditHead(Base):
    """The last entry: without it nobody would miss entries cut off the end."""

    __tablename__ = "audit_head"

    one: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    hash: Mapped[str]


class KeptAnswer(Base):
    """The answer to a request that created something, for whoever repeats it."""

    __tablename__ = "kept_answers"

    actor: Mapped[Actor] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    """The ``Idempotency-Key``."""
    request_sha256: Mapped[str]
    status: Mapped[int]
    headers: Mapped[str]
    """Canonical JSON."""
    body: Mapped[bytes]
    created_at: Mapped[datetime]


class Town(Editable, Base):
    """What the municipality sets itself; one row."""

    __tablename__ = "town"

    one: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    appeal_sl: Mapped[str]
    appeal_en: Mapped[str]
    """Notice of appeal in a decision sheet."""
    retention_months: Mapped[int]
    answer_days: Mapped[int]
    """Days for acceptance or choice, where the officer sets no other day."""
