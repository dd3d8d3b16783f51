"""On the day: what came of it, why, the draw number, and how to object or check."""

from fastapi import APIRouter, Response

from api.identity.may import Action
from api.lifecycle.answers import own_offers
from api.lifecycle.results import own_result
from api.pages.graduate.reasons import plainly
from api.pages.party.deadline import answer_by, moment
from api.pages.party.names import names_for
from api.pages.party.visit import ScholarHere
from api.store.errors import StateError
from api.store.states import Answer
from api.store.town import town
from api.store.words import word

router = APIRouter(prefix="/graduate/result", include_in_schema=False)


@router.get("")
def show(here: ScholarHere) -> Response:
    """The own result, and the offer in it."""
    here.must(Action.READ_RESULT)
    with here.store.reading() as db:
        try:
            found = own_result(db, here.party(db))
        except StateError:
            return here.page("graduate/no_result.html.j2")
        offers = own_offers(db, here.party_id)
        names, of_town = names_for(db, here.party_id), town(db)
    award = found.result.award
    latest = offers[-1] if offers else None
    return here.page(
        "graduate/result.html.j2",
        own=found,
        result=found.result,
        published=moment(found.published_at),
        award_of=names.position(award.position_id) if award else None,
        offer=latest,
        offered=names.position(latest.position_id) if latest else None,
        answerable=latest is not None and latest.answer is Answer.OPEN and not latest.waits,
        answer=word,
        plainly=plainly,
        answer_by=answer_by(latest.answer_by, here.at) if latest else None,
        town=of_town,
    )
