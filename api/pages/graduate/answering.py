"""Accept or decline: first a page that says what follows, then the answer."""

from collections.abc import Callable

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from api.identity.may import Action
from api.lifecycle.answers import OwnOffer, accept, decline, own_offer
from api.pages.party.deadline import answer_by
from api.pages.party.drafts import version_in
from api.pages.party.names import names_for
from api.pages.party.visit import Filled, Form, ScholarHere, Visit
from api.store.errors import StaleVersionError
from api.store.names import OfferId, PartyId
from api.store.work import Work

router = APIRouter(prefix="/graduate/offers", include_in_schema=False)

Answering = Callable[[Work, PartyId, OfferId, int], OwnOffer]


@router.get("/{offer_id}/{answer}")
def ask(here: ScholarHere, offer_id: str, answer: str) -> Response:
    """Is this what you want?"""
    here.must(Action.READ_RESULT)
    with here.store.reading() as db:
        offer = own_offer(db, here.party_id, OfferId(offer_id))
        names = names_for(db, here.party_id)
    return here.page(
        "graduate/answer.html.j2",
        offer=offer,
        accepts=answer == "accept",
        position=names.position(offer.position_id),
        answer_by=answer_by(offer.answer_by, here.at),
    )


@router.post("/{offer_id}/accept")
def yes(here: ScholarHere, offer_id: str, form: Filled) -> Response:
    """Accept; under age it waits for the legal representative."""
    return _answered(here, offer_id, form, accept)


@router.post("/{offer_id}/decline")
def no(here: ScholarHere, offer_id: str, form: Filled) -> Response:
    """Decline."""
    return _answered(here, offer_id, form, decline)


def _answered(here: Visit, offer_id: str, form: Form, answer: Answering) -> Response:
    here.must(Action.ANSWER_OFFER)
    try:
        with here.store.writing(here.identity.actor, here.at) as work:
            answer(work, here.party_id, OfferId(offer_id), version_in(form))
    except StaleVersionError:
        return here.page("graduate/answered_meanwhile.html.j2", 412)
    return RedirectResponse("/graduate/result", status_code=303)
