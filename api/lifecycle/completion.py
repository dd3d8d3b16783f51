"""From a settled call to the choice at completion, and to employment.

A completion case continues a call: when it opens, the awards of its scholars complete; when it is
settled, whoever accepted a job is employed, and the others have left.
"""

from collections.abc import Sequence

from api.lifecycle import award
from api.store import cases, decisions
from api.store.errors import StateError
from api.store.names import CaseId
from api.store.states import Answer, AwardState, CallState
from api.store.tables.cases import StoredCase
from api.store.work import Work
from matching.domain import Case, CaseKind, Person
from matching.words import text


def create_completion(
    work: Work, call: CaseId, case: Case, persons: Sequence[Person] = ()
) -> StoredCase:
    """A draft of the choice at completion of a call.

    Raises
    ------
    NotFoundError
    StateError
        If the call is not settled, or the case is no completion.
    """
    found = cases.stored_case(work.db, call)
    if found.state is not CallState.SETTLED or found.kind is not CaseKind.CALL:
        raise StateError(text("Only a settled call is completed."))
    if case.kind is not CaseKind.COMPLETION:
        raise StateError(text("This case is no choice at completion."))
    return cases.create_case(work, case, persons, continues=call, demonstration=found.demonstration)


def begin_completing(work: Work, completion: StoredCase) -> None:
    """Awards that run, of scholars of a completion that opens, complete from now on."""
    if completion.continues is None:
        return
    scholars = {each.scholar_id for each in cases.facts_of(work.db, completion.case_id).scholars}
    for each in decisions.awards(work.db, completion.continues):
        if each.scholar_id in scholars and each.state is AwardState.RUNS:
            state = award.next_state(each.state, AwardState.COMPLETING)
            decisions.put_award(
                work, each.award_id, state, each.version, completion_case=completion.case_id
            )


def end_completing(work: Work, completion: StoredCase) -> None:
    """Scholars of a settled completion are employed if they accepted a job, and else have left."""
    if completion.continues is None:
        return
    offers = decisions.offers(work.db, completion.case_id)
    employed = {each.scholar_id for each in offers if each.answer is Answer.ACCEPTED}
    for each in decisions.awards(work.db, completion.continues):
        if each.completion_case == completion.case_id and each.state is AwardState.COMPLETING:
            then = AwardState.EMPLOYED if each.scholar_id in employed else AwardState.LEFT
            state = award.next_state(each.state, then)
            decisions.put_award(work, each.award_id, state, each.version)
