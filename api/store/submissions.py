"""What parties hand in: drafts, confirmed versions with a receipt, and those in force."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.store.acts import Act
from api.store.canonical import sha256
from api.store.cases import stored_case
from api.store.days import local_day
from api.store.errors import NotFoundError, StateError
from api.store.names import CaseId, ConfirmationId, PartyId, new_id
from api.store.parties import party
from api.store.persons import person
from api.store.states import PARTS_OF, CallState, Part
from api.store.tables.people import Party
from api.store.tables.submissions import Confirmation, Submission
from api.store.work import Work, must_be_fresh
from matching.words import text


def submission(db: Session, party_id: PartyId, part: Part) -> Submission | None:
    """The draft of a part, where there is one."""
    return db.scalar(select(Submission).filter_by(party_id=party_id, part=part))


def save_draft(
    work: Work, party_id: PartyId, part: Part, body: bytes, expected: int | None
) -> Submission:
    """Save a draft (canonical JSON); a confirmed version stays in force.

    Parameters
    ----------
    expected : version that was read; None for the first draft.

    Raises
    ------
    NotFoundError, StaleVersionError
    StateError
        If the call does not take submissions now.
    """
    who = party(work.db, party_id)
    if part not in PARTS_OF[who.role]:
        raise NotFoundError(str(part))
    _must_take(work.db, who, work.at)
    found = submission(work.db, party_id, part)
    must_be_fresh(found, expected)
    if found is None:
        found = Submission(
            submission_id=new_id("submission"),
            party_id=party_id,
            part=part,
            body=body,
            saved_at=work.at,
        )
        work.db.add(found)
    else:
        found.body, found.saved_at = body, work.at
    work.db.flush()
    work.note(Act.DRAFT_SAVED, found.submission_id, part=part, version=found.version)
    return found


def confirm(work: Work, party_id: PartyId, part: Part, expected: int) -> Confirmation:
    """Confirm the draft; the same draft confirmed twice gives the same receipt.

    Raises
    ------
    NotFoundError, StaleVersionError, StateError
    """
    _must_take(work.db, party(work.db, party_id), work.at)
    found = submission(work.db, party_id, part)
    must_be_fresh(found, expected)
    if found is None:
        raise NotFoundError("draft")
    latest = _latest(work.db, found.submission_id)
    if latest is not None and latest.body == found.body:
        return latest
    made = Confirmation(
        confirmation_id=ConfirmationId(new_id("confirmation")),
        submission_id=found.submission_id,
        number=1 if latest is None else latest.number + 1,
        body=found.body,
        sha256=sha256(found.body),
        confirmed_at=work.at,
        countersign=under_age(work.db, party_id, work.at),
    )
    work.db.add(made)
    work.db.flush()
    work.note(Act.CONFIRMED, made.confirmation_id, part=part, sha256=made.sha256)
    return made


def countersign(
    work: Work, confirmation_id: ConfirmationId, representative: PartyId
) -> Confirmation:
    """The legal representative confirms too; from then on the version is in force.

    Raises
    ------
    NotFoundError
        If there is no such version, or it is of somebody else's scholar.
    StateError
    """
    who = party(work.db, representative)
    made = work.db.get(Confirmation, confirmation_id)
    if made is None or _owner(work.db, made) != who.represents:
        raise NotFoundError("confirmation")
    _must_take(work.db, who, work.at)
    if made.countersigned_at is None:
        made.countersigned_by, made.countersigned_at = representative, work.at
        work.db.flush()
        work.note(Act.COUNTERSIGNED, confirmation_id, sha256=made.sha256)
    return made


def under_age(db: Session, party_id: PartyId, at: datetime) -> bool:
    """Whether a party is a scholar whose legal representative has to countersign."""
    adult_on = person(db, party(db, party_id).person_id).adult_on
    return adult_on is not None and adult_on > local_day(at)


def confirmations(db: Session, party_id: PartyId, part: Part) -> list[Confirmation]:
    """Every confirmed version of a part, the latest first."""
    asked = (
        select(Confirmation)
        .join(Submission, Submission.submission_id == Confirmation.submission_id)
        .where(Submission.party_id == party_id, Submission.part == part)
        .order_by(Confirmation.number.desc())
    )
    return list(db.scalars(asked))


def in_force(
    db: Session, case_id: CaseId, parts: Collection[Part] = tuple(Part)
) -> dict[tuple[PartyId, Part], Confirmation]:
    """The version in force of every part of every party of a case, or of some parts."""
    asked = (
        select(Submission.party_id, Submission.part, Confirmation)
        .join(Confirmation, Submission.submission_id == Confirmation.submission_id)
        .join(Party, Party.party_id == Submission.party_id)
        .where(Party.case_id == case_id, Submission.part.in_(parts))
        .order_by(Submission.party_id, Submission.part, Confirmation.number)
    )
    return {(party_id, part): made for party_id, part, made in db.execute(asked) if made.in_force}


def _must_take(db: Session, who: Party, at: datetime) -> None:
    found = stored_case(db, who.case_id)
    if found.state is not CallState.OPEN:
        raise StateError(text("The call is not open."))
    if found.closes_at is not None and at > found.closes_at:
        raise StateError(text("The deadline has passed."))


def _latest(db: Session, submission_id: str) -> Confirmation | None:
    newest = select(func.max(Confirmation.number)).filter_by(submission_id=submission_id)
    asked = select(Confirmation).filter_by(submission_id=submission_id)
    return db.scalar(asked.where(Confirmation.number == newest.scalar_subquery()))


def _owner(db: Session, made: Confirmation) -> PartyId | None:
    asked = select(Submission.party_id).filter_by(submission_id=made.submission_id)
    return db.scalar(asked)
