"""One call: how far it is, its next step, its days."""

from fastapi import Response

from api.identity.may import Action
from api.lifecycle.move import move, offered_in
from api.pages.officer.desk import DeskOf, FormOf, to
from api.pages.officer.door import HOME, room
from api.pages.officer.fields import clock, day_in, member_in, moment_in, version_in
from api.pages.officer.standing import standing
from api.store import cases
from api.store.names import CaseId
from api.store.states import CallState
from api.store.town import town
from matching.words import text

router = room("/cases/{case_id}")


def place_of(case_id: CaseId, page: str = "") -> str:
    """The address of a page of a case."""
    return f"{HOME}/cases/{case_id}{page}"


@router.get("")
def call(desk: DeskOf, case_id: CaseId) -> Response:
    """The stepper, with the one next step as the first button."""
    with desk.reading() as db:
        found = desk.case(db, case_id)
        return desk.page(
            "call",
            case=found,
            at=standing(db, found),
            states=tuple(CallState),
            facts=cases.facts_of(db, case_id),
            closes=clock(found.closes_at),
            days=town(db).answer_days,
        )


@router.post("/state")
def put_state(desk: DeskOf, case_id: CaseId, form: FormOf) -> Response:
    """Take the call a step further."""
    desk.may(Action.MOVE_CASE)
    then, version = member_in(form, "to", CallState), version_in(form)
    with desk.reading() as db:
        offered = offered_in(db, case_id, then)
    with desk.writing() as work:
        move(work, case_id, then, version, offered)
    return to(place_of(case_id))


@router.post("/days")
def put_days(desk: DeskOf, case_id: CaseId, form: FormOf) -> Response:
    """Set when the call closes by itself, and the last day of answers."""
    desk.may(Action.EDIT_CASE)
    closes_at = moment_in(form, "closes_at", text("Lists are taken until"))
    answer_by = day_in(form, "answer_by", text("Answers are taken until"))
    with desk.writing() as work:
        cases.set_days(work, case_id, version_in(form), closes_at=closes_at, answer_by=answer_by)
    return to(place_of(case_id))
