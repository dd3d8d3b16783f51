"""Who accepted, who declined, who still has to answer; and what becomes of the awards."""

from fastapi import Response

from api.identity.may import Action
from api.lifecycle.leaving import leave
from api.pages.officer.call import place_of
from api.pages.officer.desk import DeskOf, FormOf, to
from api.pages.officer.door import room
from api.pages.officer.fields import version_in
from api.pages.officer.standing import standing
from api.store import decisions
from api.store.errors import NotFoundError
from api.store.names import AwardId, CaseId
from api.store.parties import parties
from api.store.persons import persons_of
from api.store.states import Answer, AwardState, CallState, PartyRole

router = room("/cases/{case_id}/answers")
REPAIRED = frozenset({Answer.DECLINED, Answer.LAPSED})


@router.get("")
def show(desk: DeskOf, case_id: CaseId) -> Response:
    """Answers by kind, and the awards that came of them."""
    with desk.reading() as db:
        case = desk.case(db, case_id, Action.MOVE_AWARD)
        at = standing(db, case)
        scholars = parties(db, case_id, PartyRole.SCHOLAR)
        people = persons_of(db, case_id)
        awards = decisions.awards(db, case_id)
    last = {each.scholar_id: each for each in at.offers}
    return desk.page(
        "answers",
        case=case,
        at=at,
        offers=sorted(last.values(), key=lambda each: (each.answer, each.scholar_id)),
        counts={each: at.answered(each) for each in Answer},
        names={each.case_key: people[each.party_id].name for each in scholars},
        ids={each.case_key: each.party_id for each in scholars},
        awards=awards,
        can_repair=case.state is CallState.ACCEPTING
        and any(each.answer in REPAIRED for each in last.values()),
    )


@router.post("/{award_id}/left")
def left(desk: DeskOf, case_id: CaseId, award_id: AwardId, form: FormOf) -> Response:
    """Note that a scholar has left before the time."""
    desk.may(Action.MOVE_AWARD)
    with desk.writing() as work:
        if decisions.award(work.db, award_id).case_id != case_id:
            raise NotFoundError("award")
        leave(work, award_id, AwardState.LEFT, version_in(form))
    return to(place_of(case_id, "/answers#awards"))
