"""The step that an officer names, and what it needs."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from api.lifecycle import steps
from api.lifecycle.call import next_state
from api.lifecycle.result import result_of
from api.store import cases, decisions
from api.store.days import local_day
from api.store.decisions import Offered
from api.store.errors import StateError
from api.store.names import CaseId, RunId
from api.store.states import CallState
from api.store.tables.cases import StoredCase
from api.store.town import town
from api.store.work import Work, must_be_fresh
from matching.words import text


def move(
    work: Work, case_id: CaseId, to: CallState, expected: int, offered: Sequence[Offered] = ()
) -> StoredCase:
    """Take a case to the state that an officer names.

    Parameters
    ----------
    offered : what `offered_in` found before this write.

    Raises
    ------
    NotFoundError, StaleVersionError, StepError
    StateError
        If the step is not an officer's, or something is missing for it.
    """
    found = cases.stored_case(work.db, case_id)
    must_be_fresh(found, expected)
    next_state(found.state, to)
    match to:
        case CallState.OPEN:
            return steps.open_call(work, case_id, expected)
        case CallState.CLOSED:
            return steps.close_call(work, case_id, expected)
        case CallState.ACCEPTING:
            last = decisions.publications(work.db, case_id)[-1]
            steps.ask_for_answers(work, last, offered, deadline(work, found))
            return found
        case CallState.SETTLED:
            return steps.settle(work, case_id, expected)
    raise StateError(text("This step comes by itself: with a run, or when one is published."))


def offered_in(db: Session, case_id: CaseId, to: CallState) -> tuple[Offered, ...]:
    """The places that are offered when a case is taken to a state; read before the write."""
    published = decisions.publications(db, case_id) if to is CallState.ACCEPTING else []
    return places_of(db, published[-1].run_id) if published else ()


def places_of(db: Session, run_id: RunId) -> tuple[Offered, ...]:
    """Whom a run gives which place."""
    return tuple(
        Offered(scholar_id=each.scholar_id, position_id=each.position_id)
        for each in result_of(db, run_id).outcome.awards
    )


def deadline(work: Work, found: StoredCase) -> date:
    """Last day of answers: the case's, while it is to come, or else as many days as usual."""
    today = local_day(work.at)
    if found.answer_by is not None and found.answer_by >= today:
        return found.answer_by
    return today + timedelta(days=town(work.db).answer_days)
