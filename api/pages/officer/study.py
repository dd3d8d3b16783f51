"""The outcome of a stored case, and what other rules or budgets would do to it."""

from api.identity.may import Action
from api.lifecycle.handed_in import case_as_handed_in
from api.lifecycle.result import result_of
from api.pages.officer.call import place_of
from api.pages.officer.desk import DeskOf
from api.pages.officer.door import room
from api.pages.officer.standing import standing
from api.pages.study import Study
from api.pages.study_routes import add_study
from api.store.names import CaseId

router = room("/cases/{case_id}/study")


def studied(desk: DeskOf, case_id: CaseId) -> Study:
    """The latest match that is done; before there is one, the case as it stands now."""
    where = place_of(case_id, "/study")
    with desk.reading() as db:
        done = standing(db, desk.case(db, case_id, Action.READ_RUN)).last_done
        if done is None:
            return Study(case=case_as_handed_in(db, case_id), where=where)
        made = result_of(db, done.run_id).made
        return Study(case=made.case, where=where, made=made)


add_study(router, "", studied)
