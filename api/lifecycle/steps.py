"""The steps of a call, each asked of the lifecycle first, then written and noted.

draft → open → closed → run → published → accepting → settled. A step that something is missing for
says what.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from api.lifecycle.call import next_state
from api.lifecycle.completion import begin_completing, end_completing
from api.lifecycle.handed_in import case_of_run
from api.store import cases, decisions
from api.store.canonical import sha256
from api.store.errors import StateError
from api.store.names import CaseId
from api.store.states import Answer, CallState, OfferKind, RunKind, RunState
from api.store.tables.cases import StoredCase
from api.store.tables.decisions import Offer, Publication
from api.store.tables.runs import Run
from api.store.work import Work
from matching.domain import CaseKind
from matching.words import text
from matching.write import case_to_json


def open_call(work: Work, case_id: CaseId, expected: int) -> StoredCase:
    """Let parties hand in; raises `StepError`, `StaleVersionError`, `StateError`."""
    found = cases.stored_case(work.db, case_id)
    state = next_state(found.state, CallState.OPEN)
    if found.closes_at is not None and found.closes_at <= work.at:
        raise StateError(text("The call would close before it opens."))
    opened = cases.put_into(work, case_id, state, expected)
    begin_completing(work, opened)
    return opened


def close_call(work: Work, case_id: CaseId, expected: int) -> StoredCase:
    """Take nothing more; from now on the draw's seed may be recorded. Raises as `open_call`."""
    found = cases.stored_case(work.db, case_id)
    return cases.put_into(work, case_id, next_state(found.state, CallState.CLOSED), expected)


def run_has_ended(work: Work, run: Run) -> None:
    """A first match that is done takes a closed call on to ``run``."""
    found = cases.stored_case(work.db, run.case_id)
    first = run.kind is RunKind.MATCH and found.state is CallState.CLOSED
    if first and run.state is RunState.DONE:
        cases.put_into(work, run.case_id, CallState.RUN, found.version)


def publish_run(work: Work, run: Run, certificate_sha256: str, expected: int) -> Publication:
    """Announce a run: the first one of a call, or a repair of it.

    Raises
    ------
    StepError, StaleVersionError
    StateError
        If the run is not done, is no match, or was made of a case that has changed since.
    """
    found = cases.stored_case(work.db, run.case_id)
    if run.state is not RunState.DONE or run.kind not in {RunKind.MATCH, RunKind.REPAIR}:
        raise StateError(text("Only a match that is done can be published."))
    if any(each.run_id == run.run_id for each in decisions.publications(work.db, run.case_id)):
        raise StateError(text("This run is published already."))
    if run.kind is RunKind.MATCH:
        _must_be_latest(work.db, run)
        cases.put_into(work, run.case_id, next_state(found.state, CallState.PUBLISHED), expected)
    elif found.state is not CallState.ACCEPTING:
        raise StateError(text("Places are given anew while answers are awaited."))
    return decisions.publish(work, run, certificate_sha256)


def _must_be_latest(db: Session, run: Run) -> None:
    now = case_of_run(db, run.case_id)
    if sha256(case_to_json(now)) != run.snapshot:
        raise StateError(text("The case has changed since this run; match it again."))


def ask_for_answers(
    work: Work,
    published: Publication,
    offered: Sequence[decisions.Offered],
    answer_by: date,
) -> list[Offer]:
    """Offer the places of a publication to those who have no offer of the same place yet.

    Raises
    ------
    StepError
        If the call is not published.
    """
    found = cases.stored_case(work.db, published.case_id)
    if found.state is not CallState.ACCEPTING:
        state = next_state(found.state, CallState.ACCEPTING)
        cases.put_into(work, published.case_id, state, found.version)
    kind = OfferKind.CHOICE if found.kind is CaseKind.COMPLETION else OfferKind.ACCEPTANCE
    known = {
        (each.scholar_id, each.position_id)
        for each in decisions.offers(work.db, published.case_id)
        if each.answer in {Answer.OPEN, Answer.ACCEPTED}
    }
    fresh = [each for each in offered if (each.scholar_id, each.position_id) not in known]
    return decisions.offer_places(work, published, kind, fresh, answer_by)


def settle(work: Work, case_id: CaseId, expected: int) -> StoredCase:
    """End the call once everyone has answered or the deadline has passed.

    Raises
    ------
    StepError, StaleVersionError
    StateError
        If somebody may still answer.
    """
    found = cases.stored_case(work.db, case_id)
    state = next_state(found.state, CallState.SETTLED)
    decisions.lapse(work, case_id)
    waiting = [e for e in decisions.offers(work.db, case_id) if e.answer is Answer.OPEN]
    if waiting:
        raise StateError(text("Answers are still awaited: {n}", n=len(waiting)))
    settled = cases.put_into(work, case_id, state, expected)
    end_completing(work, settled)
    return settled
