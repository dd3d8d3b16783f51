"""The graduate's first page: where the call stands, and what is the next step."""

from fastapi import APIRouter, Response

from api.identity.may import Action
from api.lifecycle.answers import OwnOffer, own_offers
from api.lifecycle.own import TASK_STATE, employers_met, tasks
from api.pages.party.deadline import answer_by, deadline
from api.pages.party.names import names_for
from api.pages.party.visit import ScholarHere
from api.store.states import Answer, Part
from api.store.words import word

router = APIRouter(prefix="/graduate", include_in_schema=False)


@router.get("")
def overview(here: ScholarHere) -> Response:
    """What is to do, and by when."""
    here.must(Action.READ_SUBMISSION)
    with here.store.reading() as db:
        found = {each.part: each for each in tasks(db, here.party_id)}
        met = employers_met(db, here.party_id, with_notes=True)
        offers = own_offers(db, here.party_id)
        names = names_for(db, here.party_id)
    return here.page(
        "graduate/overview.html.j2",
        wishes=found[Part.WISHES],
        stays=found[Part.STAYS],
        state=TASK_STATE,
        call_state=word(here.me.state),
        deadline=deadline(here.me.closes_at, here.at),
        met=met,
        open_offers=[
            (each, names.position(each.position_id), answer_by(each.answer_by, here.at))
            for each in offers
            if _waits(each)
        ],
    )


def _waits(offer: OwnOffer) -> bool:
    return offer.answer is Answer.OPEN and not offer.waits
