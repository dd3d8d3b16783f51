"""The legal representative: what waits, what it says, and one button each."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from api.identity.may import Action
from api.lifecycle.answers import accept_for, own_offers
from api.lifecycle.handing_in import waiting
from api.pages.party.deadline import answer_by, deadline, moment
from api.pages.party.drafts import version_in
from api.pages.party.names import names_for
from api.pages.party.spoken import in_words
from api.pages.party.visit import Filled, RepresentativeHere
from api.store.names import ConfirmationId, OfferId, PartyId
from api.store.submissions import countersign
from api.store.words import word

router = APIRouter(prefix="/representative", include_in_schema=False)


@router.get("")
def show(here: RepresentativeHere) -> Response:
    """What the scholar has confirmed or accepted, and waits."""
    here.must(Action.COUNTERSIGN)
    scholar = _scholar(here.identity.represents)
    with here.store.reading() as db:
        names = names_for(db, scholar)
        lists = [
            (each.receipt, moment(each.receipt.confirmed_at), list(in_words(each.body, names)))
            for each in waiting(db, scholar)
        ]
        offers = [
            (each, names.position(each.position_id), answer_by(each.answer_by, here.at))
            for each in own_offers(db, scholar)
            if each.waits
        ]
    return here.page(
        "graduate/representative.html.j2",
        lists=lists,
        offers=offers,
        word=word,
        deadline=deadline(here.me.closes_at, here.at),
        done="done" in here.request.query_params,
    )


@router.post("/lists/{confirmation_id}")
def sign(here: RepresentativeHere, confirmation_id: str, _form: Filled) -> Response:
    """Countersign a list: from now on it counts."""
    here.must(Action.COUNTERSIGN)
    with here.store.writing(here.identity.actor, here.at) as work:
        countersign(work, ConfirmationId(confirmation_id), here.party_id)
    return RedirectResponse("/representative?done=1", status_code=303)


@router.post("/offers/{offer_id}")
def accept(here: RepresentativeHere, offer_id: str, form: Filled) -> Response:
    """Accept what the scholar has accepted."""
    here.must(Action.COUNTERSIGN)
    scholar = _scholar(here.identity.represents)
    with here.store.writing(here.identity.actor, here.at) as work:
        accept_for(work, scholar, OfferId(offer_id), version_in(form))
    return RedirectResponse("/representative?done=1", status_code=303)


def _scholar(represented: PartyId | None) -> PartyId:
    assert represented is not None
    return represented
