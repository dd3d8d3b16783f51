"""Who people are: `Person` is the only table that names anyone."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from api.store.columns import Base, Editable
from api.store.names import CaseId, OfficerId, PartyId, PersonId
from api.store.personal_number import refuse_personal_number
from api.store.states import PartyRole


class Person(Editable, Base):
    """A person, or whom an employer is reached through; the personal number is never asked.

    What names anyone stays out of the row's spelling, and so out of logs.
    """

    __tablename__ = "persons"

    person_id: Mapped[PersonId] = mapped_column(primary_key=True)
    name: Mapped[str | None] = mapped_column(repr=False)
    created_at: Mapped[datetime]
    contact: Mapped[str | None] = mapped_column(default=None, repr=False)
    """E-mail or telephone."""
    address: Mapped[str | None] = mapped_column(default=None, repr=False)
    """Where letters go."""
    sign_in_name: Mapped[str | None] = mapped_column(default=None, unique=True, repr=False)
    """Of officers only; small letters."""
    adult_on: Mapped[date | None] = mapped_column(default=None, repr=False)
    erased_at: Mapped[datetime | None] = mapped_column(default=None)

    @validates("name", "contact", "address", "sign_in_name")
    def _no_personal_number(self, field: str, value: str | None) -> str | None:
        return refuse_personal_number(field, value)


class Officer(Editable, Base):
    """Someone of the municipality who signs in by password."""

    __tablename__ = "officers"

    officer_id: Mapped[OfficerId] = mapped_column(primary_key=True)
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("persons.person_id"))
    created_at: Mapped[datetime]
    password_hash: Mapped[str | None] = mapped_column(default=None)
    failures: Mapped[int] = mapped_column(default=0)
    """Wrong passwords since the last right one."""
    locked_until: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class Party(Base):
    """An employer, a scholar or a legal representative in one case."""

    __tablename__ = "parties"
    __table_args__ = (UniqueConstraint("case_id", "role", "case_key"),)

    party_id: Mapped[PartyId] = mapped_column(primary_key=True)
    case_id: Mapped[CaseId] = mapped_column(ForeignKey("cases.case_id"), index=True)
    role: Mapped[PartyRole]
    case_key: Mapped[str]
    """Its id in the case: employer or scholar; of a representative, the scholar's."""
    person_id: Mapped[PersonId] = mapped_column(ForeignKey("persons.person_id"), index=True)
    created_at: Mapped[datetime]
    represents: Mapped[PartyId | None] = mapped_column(ForeignKey("parties.party_id"), default=None)
