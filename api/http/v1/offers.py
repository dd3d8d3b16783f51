"""``/v1/me/offers``: accept or decline an award, or a job at completion."""

from fastapi import APIRouter, Response

from api.http.asking import IfMatch, Now, StoreOf, Who, etag
from api.http.documents import problems
from api.http.v1.mine import Answering, Countersigning, ResultOfScholar
from api.lifecycle.answers import (
    OwnOffer,
    accept,
    accept_for,
    decline,
    own_offer,
    own_offers,
)
from api.store.names import OfferId

router = APIRouter(prefix="/me/offers", tags=["offers"])


@router.get("", responses=problems(401, 403))
def get_offers(own: ResultOfScholar, store: StoreOf) -> tuple[OwnOffer, ...]:
    """What I am offered, and what I have answered."""
    with store.reading() as db:
        return own_offers(db, own)


@router.get("/{offer_id}", responses=problems(401, 403, 404, 422))
def get_offer(own: ResultOfScholar, offer_id: str, store: StoreOf, answer: Response) -> OwnOffer:
    """One offer, with the version that an answer has to name."""
    with store.reading() as db:
        found = own_offer(db, own, OfferId(offer_id))
    answer.headers.update(etag(found.version))
    return found


@router.post("/{offer_id}/accept", responses=problems(401, 403, 404, 409, 412, 422, 428))
def post_accept(  # noqa: PLR0913, PLR0917, what a request brings
    own: Answering, offer_id: str, version: IfMatch, store: StoreOf, now: Now, identity: Who
) -> OwnOffer:
    """Accept; under age it counts once the legal representative accepts too."""
    with store.writing(identity.actor, now) as work:
        return accept(work, own, OfferId(offer_id), version)


@router.post("/{offer_id}/decline", responses=problems(401, 403, 404, 409, 412, 422, 428))
def post_decline(  # noqa: PLR0913, PLR0917, what a request brings
    own: Answering, offer_id: str, version: IfMatch, store: StoreOf, now: Now, identity: Who
) -> OwnOffer:
    """Decline; the place may then go to somebody else."""
    with store.writing(identity.actor, now) as work:
        return decline(work, own, OfferId(offer_id), version)


@router.post("/{offer_id}/countersign", responses=problems(401, 403, 404, 409, 412, 422, 428))
def post_countersign_offer(  # noqa: PLR0913, PLR0917, what a request brings
    scholar: Countersigning,
    offer_id: str,
    version: IfMatch,
    store: StoreOf,
    now: Now,
    identity: Who,
) -> OwnOffer:
    """Accept for the scholar under age who has accepted."""
    with store.writing(identity.actor, now) as work:
        return accept_for(work, scholar, OfferId(offer_id), version)
