"""Accept or decline: what a scholar answers to an offer, with the representative under age.

Under age a yes binds only once the legal representative has said it too; to decline binds nobody
to anything, so the scholar alone may.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from api.store import decisions, parties
from api.store.errors import NotFoundError, StateError
from api.store.names import OfferId, PartyId
from api.store.states import Answer, OfferKind
from api.store.submissions import under_age
from api.store.tables.decisions import Offer
from api.store.work import Work
from matching.words import text


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOffer:
    """An offer as its scholar sees it.

    Parameters
    ----------
    waits : the scholar has said yes; the legal representative has still to.
    """

    offer_id: OfferId
    kind: OfferKind
    position_id: str
    answer_by: date
    answer: Answer
    answered_at: datetime | None
    waits: bool
    version: int


def own_offers(db: Session, scholar: PartyId) -> tuple[OwnOffer, ...]:
    """The offers to a scholar, the first first; raises `NotFoundError`."""
    who = parties.party(db, scholar)
    return tuple(_own(each) for each in decisions.offers(db, who.case_id, who.case_key))


def own_offer(db: Session, scholar: PartyId, offer_id: OfferId) -> OwnOffer:
    """One of them; raises `NotFoundError`, also for that of somebody else."""
    return _own(_of(db, scholar, offer_id))


def accept(work: Work, scholar: PartyId, offer_id: OfferId, expected: int) -> OwnOffer:
    """Accept; under age the offer then waits for the legal representative.

    Raises
    ------
    NotFoundError, StaleVersionError
    StateError
        After the deadline, or where another answer was given.
    """
    found = _of(work.db, scholar, offer_id)
    if under_age(work.db, scholar, work.at):
        return _own(decisions.agree(work, found.offer_id, expected))
    return _own(decisions.answer_offer(work, found.offer_id, Answer.ACCEPTED, expected))


def decline(work: Work, scholar: PartyId, offer_id: OfferId, expected: int) -> OwnOffer:
    """Decline; raises as `accept`."""
    found = _of(work.db, scholar, offer_id)
    return _own(decisions.answer_offer(work, found.offer_id, Answer.DECLINED, expected))


def accept_for(work: Work, scholar: PartyId, offer_id: OfferId, expected: int) -> OwnOffer:
    """The legal representative says yes too; raises as `accept`, and before the scholar has."""
    found = _of(work.db, scholar, offer_id)
    if found.agreed_at is None:
        raise StateError(text("The scholar has not accepted this offer yet."))
    return _own(decisions.answer_offer(work, found.offer_id, Answer.ACCEPTED, expected))


def _of(db: Session, scholar: PartyId, offer_id: OfferId) -> Offer:
    who, found = parties.party(db, scholar), decisions.offer(db, offer_id)
    if (found.case_id, found.scholar_id) != (who.case_id, who.case_key):
        raise NotFoundError("offer")
    return found


def _own(found: Offer) -> OwnOffer:
    return OwnOffer(
        offer_id=found.offer_id,
        kind=found.kind,
        position_id=found.position_id,
        answer_by=found.answer_by,
        answer=found.answer,
        answered_at=found.answered_at,
        waits=found.answer is Answer.OPEN and found.agreed_at is not None,
        version=found.version,
    )
