"""Every call and completion: how far it is, and the next step."""

from fastapi import Response

from api.identity.may import Action, Resource
from api.pages.officer.desk import DeskOf
from api.pages.officer.door import room
from api.pages.officer.standing import deadline_of, standing
from api.store import cases
from api.store.states import CallState

router = room()
MOST = 1_000


@router.get("")
def home(desk: DeskOf) -> Response:
    """Calls that go on, the latest first; below them those that are settled."""
    desk.may(Action.READ_CASE, Resource(demonstration=True))
    with desk.reading() as db:
        every = [standing(db, each) for each in cases.cases(db, most=MOST)]
    every.sort(key=lambda each: (each.case.created_at, each.case.case_id), reverse=True)
    return desk.page(
        "home",
        going=[each for each in every if each.case.state is not CallState.SETTLED],
        settled=[each for each in every if each.case.state is CallState.SETTLED],
        deadline=lambda case: deadline_of(case, desk.at),
    )
