"""Publications, the offers in them, and the awards that follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.store.acts import Act
from api.store.days import local_day
from api.store.errors import NotFoundError, StateError
from api.store.names import AwardId, CaseId, OfferId, PublicationId, new_id
from api.store.states import Answer, AwardState, OfferKind
from api.store.tables.decisions import Award, Offer, Publication
from api.store.tables.runs import Run
from api.store.work import Work, must_be_fresh
from matching.words import text


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A place that a publication gives to a scholar; ids of the case."""

    scholar_id: str
    position_id: str


def publish(work: Work, run: Run, certificate_sha256: str) -> Publication:
    """Announce a run; `api.lifecycle` says when."""
    numbers = select(func.max(Publication.number)).filter_by(case_id=run.case_id)
    made = Publication(
        publication_id=PublicationId(new_id("publication")),
        case_id=run.case_id,
        run_id=run.run_id,
        number=(work.db.scalar(numbers) or 0) + 1,
        certificate_sha256=certificate_sha256,
        published_by=work.by,
        published_at=work.at,
    )
    work.db.add(made)
    work.db.flush()
    work.note(Act.PUBLISHED, made.publication_id, run=run.run_id, certificate=certificate_sha256)
    return made


def publications(db: Session, case_id: CaseId) -> list[Publication]:
    """What is published of a case, the first first."""
    asked = select(Publication).filter_by(case_id=case_id)
    return list(db.scalars(asked.order_by(Publication.number)))


def publication(db: Session, publication_id: PublicationId) -> Publication:
    """A publication; raises `NotFoundError`."""
    found = db.get(Publication, publication_id)
    if found is None:
        raise NotFoundError("publication")
    return found


def published_as(db: Session, certificate_sha256: str) -> Publication | None:
    """The publication of a full certificate, where there is one."""
    asked = select(Publication).filter_by(certificate_sha256=certificate_sha256)
    return db.scalar(asked.order_by(Publication.published_at).limit(1))


def offer_places(
    work: Work,
    published: Publication,
    kind: OfferKind,
    offered: Sequence[Offered],
    answer_by: date,
) -> list[Offer]:
    """Ask the scholars of a publication for an answer by the end of a day."""
    made = [
        Offer(
            offer_id=OfferId(new_id("offer")),
            publication_id=published.publication_id,
            case_id=published.case_id,
            kind=kind,
            scholar_id=each.scholar_id,
            position_id=each.position_id,
            answer_by=answer_by,
        )
        for each in offered
    ]
    work.db.add_all(made)
    work.db.flush()
    work.note(
        Act.OFFERED,
        published.publication_id,
        offers=len(made),
        answer_by=answer_by.isoformat(),
    )
    return made


def offers(db: Session, case_id: CaseId, scholar_id: str | None = None) -> list[Offer]:
    """Offers of a case, or of one of its scholars, in the order of their publications."""
    asked = (
        select(Offer)
        .join(Publication, Publication.publication_id == Offer.publication_id)
        .where(Offer.case_id == case_id)
        .order_by(Publication.number, Offer.scholar_id)
    )
    if scholar_id is not None:
        asked = asked.where(Offer.scholar_id == scholar_id)
    return list(db.scalars(asked))


def offer(db: Session, offer_id: OfferId) -> Offer:
    """An offer; raises `NotFoundError`."""
    found = db.get(Offer, offer_id)
    if found is None:
        raise NotFoundError("offer")
    return found


def answer_offer(work: Work, offer_id: OfferId, answer: Answer, expected: int) -> Offer:
    """Accept or decline; an accepted award runs from now on. The same answer twice is one.

    Raises
    ------
    NotFoundError, StaleVersionError
    StateError
        After the deadline, or where another answer was given.
    """
    found = offer(work.db, offer_id)
    if found.answer is answer:
        return found
    _must_be_open(work, found, expected)
    found.answer, found.answered_by, found.answered_at = answer, work.by, work.at
    work.db.flush()
    work.note(Act.ANSWERED, offer_id, answer=answer)
    if answer is Answer.ACCEPTED and found.kind is OfferKind.ACCEPTANCE:
        _begin(work, found)
    return found


def agree(work: Work, offer_id: OfferId, expected: int) -> Offer:
    """A scholar under age says yes; it counts once the legal representative accepts.

    Raises as `answer_offer`.
    """
    found = offer(work.db, offer_id)
    if found.agreed_at is not None:
        return found
    _must_be_open(work, found, expected)
    found.agreed_at = work.at
    work.db.flush()
    work.note(Act.ANSWERED, offer_id, answer=Answer.OPEN, agreed=True)
    return found


def _must_be_open(work: Work, found: Offer, expected: int) -> None:
    must_be_fresh(found, expected)
    if found.answer is not Answer.OPEN:
        raise StateError(text("This offer has its answer."))
    if local_day(work.at) > found.answer_by:
        raise StateError(text("The deadline has passed."))


def lapse(work: Work, case_id: CaseId) -> list[Offer]:
    """Offers whose deadline has passed without an answer lapse."""
    late = [
        each
        for each in offers(work.db, case_id)
        if each.answer is Answer.OPEN and local_day(work.at) > each.answer_by
    ]
    for each in late:
        each.answer, each.answered_by, each.answered_at = Answer.LAPSED, work.by, work.at
        work.note(Act.ANSWERED, each.offer_id, answer=Answer.LAPSED)
    work.db.flush()
    return late


def awards(db: Session, case_id: CaseId) -> list[Award]:
    """Accepted awards of a case by scholar."""
    return list(db.scalars(select(Award).filter_by(case_id=case_id).order_by(Award.scholar_id)))


def award(db: Session, award_id: AwardId) -> Award:
    """An award; raises `NotFoundError`."""
    found = db.get(Award, award_id)
    if found is None:
        raise NotFoundError("award")
    return found


def put_award(
    work: Work,
    award_id: AwardId,
    state: AwardState,
    expected: int,
    completion_case: CaseId | None = None,
) -> Award:
    """Note the state that `api.lifecycle` allows; raises `NotFoundError`, `StaleVersionError`."""
    found = award(work.db, award_id)
    must_be_fresh(found, expected)
    before, found.state, found.since = found.state, state, work.at
    found.completion_case = completion_case or found.completion_case
    work.db.flush()
    work.note(Act.AWARD_MOVED, award_id, before=before, state=state)
    return found


def _begin(work: Work, accepted: Offer) -> None:
    work.db.add(
        Award(
            award_id=AwardId(new_id("award")),
            case_id=accepted.case_id,
            offer_id=accepted.offer_id,
            scholar_id=accepted.scholar_id,
            position_id=accepted.position_id,
            since=work.at,
        )
    )
    work.db.flush()
