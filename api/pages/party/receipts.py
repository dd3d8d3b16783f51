"""Receipts: number, fingerprint, hour, and what was confirmed, for a printer too."""

from fastapi import APIRouter, Response

from api.identity.may import Action
from api.lifecycle.bodies import read_body
from api.lifecycle.handing_in import receipts
from api.pages.party.deadline import moment
from api.pages.party.names import names_for
from api.pages.party.spoken import in_words
from api.pages.party.visit import HOME, PartyHere
from api.store.errors import NotFoundError
from api.store.states import Part
from api.store.submissions import confirmations
from api.store.words import word

router = APIRouter(include_in_schema=False)


@router.get("/receipt/{part}")
def receipt(here: PartyHere, part: Part) -> Response:
    """The latest receipt of a part."""
    here.must(Action.READ_SUBMISSION)
    with here.store.reading() as db:
        made = receipts(db, here.party_id, part)
        if not made:
            raise NotFoundError("receipt")
        body = read_body(part, confirmations(db, here.party_id, part)[0].body)
        content = list(in_words(body, names_for(db, here.party_id)))
    latest = made[0]
    return here.page(
        "party/receipt.html.j2",
        part=word(part),
        home=HOME[here.identity.role],
        receipt=latest,
        confirmed=moment(latest.confirmed_at),
        countersigned=latest.countersigned_at and moment(latest.countersigned_at),
        content=content,
    )
