"""Erasure of a person, on request or when the time of keeping has passed.

Who has a decision on public money stays known, by name and address, for as long as the
municipality's setting says; everything else goes at once.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select

from api.store.acts import Act
from api.store.days import local_day
from api.store.names import PersonId
from api.store.persons import person
from api.store.purposes import NOTHING_RESTS_ON, purposes
from api.store.tables.access import Invitation, SignIn
from api.store.tables.cases import StoredCase
from api.store.tables.people import Party
from api.store.tables.submissions import Confirmation, Submission
from api.store.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What an erasure left.

    Parameters
    ----------
    whole : nothing tells who the person was.
    kept : fields of the person that law keeps.
    until : first day on which they go too; None while nobody knows yet.
    """

    whole: bool
    kept: tuple[str, ...] = ()
    until: date | None = None


def erase_person(work: Work, person_id: PersonId) -> Erasure:
    """Erase all of a person that law does not keep; raises `NotFoundError`."""
    found = person(work.db, person_id)
    for each in work.db.scalars(select(Party).filter_by(person_id=person_id)):
        _close_door(work, each)
        _drop_submissions(work, each)
    left = _what_stays(work, person_id)
    found.contact = found.sign_in_name = None
    if left.whole:
        found.name = found.address = found.adult_on = None
        found.erased_at = work.at
    work.db.flush()
    work.note(Act.PERSON_ERASED, person_id, whole=left.whole)
    return left


def _what_stays(work: Work, person_id: PersonId) -> Erasure:
    today = local_day(work.at)
    until = [
        each.kept_until
        for each in purposes(work.db, person_id)
        if each.binding and each.holds(today)
    ]
    if not until:
        return Erasure(whole=True)
    known = [each for each in until if each is not None]
    last = max(known) if len(known) == len(until) else None
    return Erasure(whole=False, kept=("name", "address", "adult_on"), until=last)


def _close_door(work: Work, party: Party) -> None:
    for ways in (Invitation, SignIn):
        work.db.execute(delete(ways).where(ways.party_id == party.party_id))


def _drop_submissions(work: Work, party: Party) -> None:
    """Before the run all of them; later only drafts of which no version was confirmed."""
    case = work.db.get_one(StoredCase, party.case_id)
    mine = select(Submission.submission_id).where(Submission.party_id == party.party_id)
    if case.state in NOTHING_RESTS_ON:
        work.db.execute(delete(Confirmation).where(Confirmation.submission_id.in_(mine)))
    resting = select(Confirmation.submission_id)
    work.db.execute(
        delete(Submission).where(
            Submission.party_id == party.party_id, Submission.submission_id.not_in(resting)
        )
    )
