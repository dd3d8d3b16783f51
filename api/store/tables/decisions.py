"""What is published, what scholars answer, and what becomes of their awards."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.store.columns import Base, Editable
from api.store.names import Actor, AwardId, CaseId, OfferId, PublicationId, RunId
from api.store.states import Answer, AwardState, OfferKind


class Publication(Base):
    """A run whose result is announced: the first of a case, then its repairs."""

    __tablename__ = "publications"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    publication_id: Mapped[PublicationId] = mapped_column(primary_key=True)
    case_id: Mapped[CaseId] = mapped_column(ForeignKey("cases.case_id"))
    run_id: Mapped[RunId] = mapped_column(ForeignKey("runs.run_id"), unique=True)
    number: Mapped[int]
    certificate_sha256: Mapped[str]
    published_by: Mapped[Actor]
    published_at: Mapped[datetime]


class Offer(Editable, Base):
    """An award or a job that a scholar accepts or declines by a day."""

    __tablename__ = "offers"
    __table_args__ = (UniqueConstraint("publication_id", "scholar_id"),)

    offer_id: Mapped[OfferId] = mapped_column(primary_key=True)
    publication_id: Mapped[PublicationId] = mapped_column(ForeignKey("publications.publication_id"))
    case_id: Mapped[CaseId] = mapped_column(ForeignKey("cases.case_id"), index=True)
    kind: Mapped[OfferKind]
    scholar_id: Mapped[str]
    position_id: Mapped[str]
    answer_by: Mapped[date]
    answer: Mapped[Answer] = mapped_column(default=Answer.OPEN)
    agreed_at: Mapped[datetime | None] = mapped_column(default=None)
    """A scholar under age has said yes; the legal representative still has to."""
    answered_by: Mapped[Actor | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)


class Award(Editable, Base):
    """An accepted award."""

    __tablename__ = "awards"
    __table_args__ = (UniqueConstraint("case_id", "scholar_id"),)

    award_id: Mapped[AwardId] = mapped_column(primary_key=True)
    case_id: Mapped[CaseId] = mapped_column(ForeignKey("cases.case_id"))
    offer_id: Mapped[OfferId] = mapped_column(ForeignKey("offers.offer_id"), unique=True)
    scholar_id: Mapped[str]
    position_id: Mapped[str]
    since: Mapped[datetime]
    """When it came into its state."""
    state: Mapped[AwardState] = mapped_column(default=AwardState.RUNS)
    completion_case: Mapped[CaseId | None] = mapped_column(
        ForeignKey("cases.case_id"), default=None
    )
