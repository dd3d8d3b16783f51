"""What parties hand in: a draft they edit, and versions they confirmed, which nothing changes."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.store.columns import Base, Editable
from api.store.names import ConfirmationId, PartyId
from api.store.states import Part


class Submission(Editable, Base):
    """The draft of one part of one party; canonical JSON."""

    __tablename__ = "submissions"
    __table_args__ = (UniqueConstraint("party_id", "part"),)

    submission_id: Mapped[str] = mapped_column(primary_key=True)
    party_id: Mapped[PartyId] = mapped_column(ForeignKey("parties.party_id"))
    part: Mapped[Part]
    body: Mapped[bytes]
    saved_at: Mapped[datetime]


class Confirmation(Base):
    """A confirmed version: in force until the next one is, countersigned where that is needed."""

    __tablename__ = "confirmations"
    __table_args__ = (UniqueConstraint("submission_id", "number"),)

    confirmation_id: Mapped[ConfirmationId] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.submission_id"))
    number: Mapped[int]
    """1, 2, 3 of the submission."""
    body: Mapped[bytes]
    sha256: Mapped[str]
    """Of the body: what the receipt shows."""
    confirmed_at: Mapped[datetime]
    countersign: Mapped[bool]
    """The legal representative has to confirm too."""
    countersigned_by: Mapped[PartyId | None] = mapped_column(
        ForeignKey("parties.party_id"), default=None
    )
    countersigned_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def in_force(self) -> bool:
        """It counts, unless a later one of its submission does."""
        return not self.countersign or self.countersigned_at is not None
