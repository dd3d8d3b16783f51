"""Cases, and what officers decide about them before a run."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.store.columns import Base, Editable
from api.store.names import Actor, CaseId
from api.store.states import CallState
from matching.domain import CaseKind, PinKind


class StoredCase(Editable, Base):
    """A call or a completion; its facts without what parties hand in."""

    __tablename__ = "cases"

    case_id: Mapped[CaseId] = mapped_column(primary_key=True)
    name: Mapped[str]
    kind: Mapped[CaseKind]
    facts: Mapped[bytes] = mapped_column(deferred=True)
    """The case as canonical JSON (`matching.write.case_to_json`)."""
    facts_sha256: Mapped[str]
    created_at: Mapped[datetime]
    state: Mapped[CallState] = mapped_column(default=CallState.DRAFT)
    demonstration: Mapped[bool] = mapped_column(default=False)
    continues: Mapped[CaseId | None] = mapped_column(ForeignKey("cases.case_id"), default=None)
    """The call whose awards a completion case completes."""
    closes_at: Mapped[datetime | None] = mapped_column(default=None)
    """What comes later is refused, even before somebody closes the call."""
    answer_by: Mapped[date | None] = mapped_column(default=None)
    """Last day of acceptance or choice."""
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)


class Snapshot(Base):
    """The frozen case of a run: what was handed in, decided and drawn until then."""

    __tablename__ = "snapshots"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    """Of the body, which is canonical JSON."""
    body: Mapped[bytes] = mapped_column(deferred=True)
    created_at: Mapped[datetime]


class Eligibility(Editable, Base):
    """A fact of a scholar that an officer has confirmed, and by which document."""

    __tablename__ = "eligibility"
    __table_args__ = (UniqueConstraint("case_id", "scholar_id", "fact"),)

    eligibility_id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[CaseId] = mapped_column(ForeignKey("cases.case_id"))
    scholar_id: Mapped[str]
    fact: Mapped[str]
    """Field of the scholar's row, such as ``municipality``."""
    document: Mapped[str]
    """Number of the file, such as ``403-12/2026-7``."""
    confirmed_by: Mapped[Actor]
    confirmed_at: Mapped[datetime]


class StoredPin(Editable, Base):
    """The officer's ``must`` or ``never`` on a pair."""

    __tablename__ = "pins"
    __table_args__ = (UniqueConstraint("case_id", "scholar_id", "position_id"),)

    pin_id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[CaseId] = mapped_column(ForeignKey("cases.case_id"))
    scholar_id: Mapped[str]
    position_id: Mapped[str]
    decision: Mapped[PinKind]
    reason: Mapped[str]
    decided_by: Mapped[Actor]
    decided_at: Mapped[datetime]


class DrawSeed(Base):
    """A seed of the draw, and when it was recorded; none is ever changed."""

    __tablename__ = "draw_seeds"

    seed_id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[CaseId] = mapped_column(ForeignKey("cases.case_id"), index=True)
    seed: Mapped[str]
    source: Mapped[str]
    """Where it comes from, such as a lottery's result of a day."""
    recorded_by: Mapped[Actor]
    recorded_at: Mapped[datetime]
