"""The employer's first page: what is to do, until when, and what has come of it."""

from typing import Final

from fastapi import APIRouter, Response

from api.identity.may import Action
from api.lifecycle.own import TASK_STATE, tasks
from api.pages.party.deadline import deadline
from api.pages.party.visit import EmployerHere
from api.store.states import Part
from api.store.words import word
from matching.words import text

router = APIRouter(prefix="/employer", include_in_schema=False)

WHERE: Final = {
    Part.PLACES: "/employer/places",
    Part.HOST_PLACES: "/employer/host-places",
    Part.ASSESSMENTS: "/employer/notes",
    Part.RANKING: "/employer/ranking",
    Part.HOURS: "/employer/stays",
}
TASK: Final = {
    Part.PLACES: text("State your places and the monthly amounts"),
    Part.HOST_PLACES: text("State places for practice"),
    Part.ASSESSMENTS: text("Keep your own notes on those who were with you"),
    Part.RANKING: text("Rank those who were with you"),
    Part.HOURS: text("Confirm the hours of stays"),
}


@router.get("")
def overview(here: EmployerHere) -> Response:
    """The tasks."""
    here.must(Action.READ_SUBMISSION)
    with here.store.reading() as db:
        found = tasks(db, here.party_id)
    return here.page(
        "employer/tasks.html.j2",
        tasks=sorted(found, key=lambda each: not each.needed),
        where=WHERE,
        task=TASK,
        state=TASK_STATE,
        call_state=word(here.me.state),
        deadline=deadline(here.me.closes_at, here.at),
    )
