"""What is dropped when the time of keeping has passed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from api.store.acts import Act
from api.store.days import local_day
from api.store.erasure import erase_person
from api.store.kept import forget_answers
from api.store.names import PersonId
from api.store.purposes import purposes
from api.store.states import CallState
from api.store.tables.access import Invitation, SignIn
from api.store.tables.cases import StoredCase
from api.store.tables.people import Party, Person
from api.store.tables.submissions import Confirmation, Submission
from api.store.work import Work

WAYS_KEPT: Final = timedelta(days=30)
"""How long a session or an invitation that opens no more is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """How many persons were erased."""

    persons: int


def purge(work: Work) -> Purged:
    """Drop what is old enough; a daily job calls this."""
    forget_answers(work.db, work.at)
    _drop_ways(work.db, work.at - WAYS_KEPT)
    _drop_drafts(work.db)
    due = _due(work.db, local_day(work.at))
    for person_id in due:
        erase_person(work, person_id)
    if due:
        work.note(Act.PURGED, "persons", persons=len(due))
    return Purged(persons=len(due))


def _drop_ways(db: Session, before: datetime) -> None:
    db.execute(delete(SignIn).where(or_(SignIn.expires_at < before, SignIn.revoked_at < before)))
    db.execute(
        delete(Invitation).where(
            or_(
                Invitation.expires_at < before,
                Invitation.used_at < before,
                Invitation.revoked_at < before,
            )
        )
    )


def _drop_drafts(db: Session) -> None:
    """Of settled cases, what was never confirmed."""
    settled = select(Party.party_id).join(StoredCase, StoredCase.case_id == Party.case_id)
    settled = settled.where(StoredCase.state == CallState.SETTLED)
    confirmed = select(Confirmation.submission_id)
    db.execute(
        delete(Submission).where(
            Submission.party_id.in_(settled), Submission.submission_id.not_in(confirmed)
        )
    )


def _due(db: Session, today: date) -> list[PersonId]:
    """Persons whom nothing is a reason to know any more."""
    asked = select(Person.person_id).where(Person.erased_at.is_(None)).order_by(Person.person_id)
    return [
        person_id
        for person_id in db.scalars(asked).all()
        if not any(each.holds(today) for each in purposes(db, person_id))
    ]
