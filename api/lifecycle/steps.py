"""The steps of a call, each asked of the lifecycle first, then written and noted.

draft → open → closed → run → published → accepting → settled. A step that something is missing for
says what.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from api.lifecycle.assemble import assembled
from api.lifecycle.bodies import Body, read_body
from api.lifecycle.call import next_state
from api.store import cases, decided, decisions, parties, runs, submissions
from api.store.canonical import canonical, sha256
from api.store.errors import StateError
from api.store.names import CaseId
from api.store.runs import RunAsked
from api.store.states import Answer, CallState, OfferKind, RunKind, RunState
from api.store.tables.cases import StoredCase
from api.store.tables.decisions import Offer, Publication
from api.store.tables.runs import Run
from api.store.work import Work
from matching.domain import Case, CaseKind, Pin, PositionId, ScholarId
from matching.words import text
from matching.write import case_to_json


def open_call(work: Work, case_id: CaseId, expected: int) -> StoredCase:
    """Let parties hand in; raises `StepError`, `StaleVersionError`, `StateError`."""
    found = cases.stored_case(work.db, case_id)
    state = next_state(found.state, CallState.OPEN)
    if found.closes_at is not None and found.closes_at <= work.at:
        raise StateError(text("The call would close before it opens."))
    return cases.put_into(work, case_id, state, expected)


def close_call(work: Work, case_id: CaseId, expected: int) -> StoredCase:
    """Take nothing more; from now on the seed of the draw may be recorded. Raises as `open_call`."""
    found = cases.stored_case(work.db, case_id)
    return cases.put_into(work, case_id, next_state(found.state, CallState.CLOSED), expected)


def case_as_handed_in(db: Session, case_id: CaseId) -> Case:
    """Facts with every version in force and the officer's decisions; the seed is that of the facts."""
    facts = cases.facts_of(db, case_id)
    return _with_parts(db, case_id, facts, (facts.seed, facts.seed_source))


def case_of_run(db: Session, case_id: CaseId) -> Case:
    """The case that a match decides on.

    Raises
    ------
    SeedError
        If no seed was recorded after closing.
    """
    seed = decided.seed_of_run(db, case_id)
    return _with_parts(db, case_id, cases.facts_of(db, case_id), (seed.seed, seed.source))


def _with_parts(db: Session, case_id: CaseId, facts: Case, seed: tuple[str, str]) -> Case:
    keys = {each.party_id: each.case_key for each in parties.parties(db, case_id)}
    handed_in: defaultdict[str, list[Body]] = defaultdict(list)
    for (party_id, part), made in submissions.in_force(db, case_id).items():
        handed_in[keys[party_id]].append(read_body(part, made.body))
    pins = [
        Pin(
            scholar_id=ScholarId(each.scholar_id),
            position_id=PositionId(each.position_id),
            decision=each.decision,
            reason=each.reason,
        )
        for each in decided.pins(db, case_id)
    ]
    return assembled(facts, handed_in, pins, seed)


def ask_match(work: Work, case_id: CaseId, time_limit: int) -> Run:
    """Freeze the case and put its match into the queue.

    Raises
    ------
    StateError
        If the call is not closed.
    SeedError
        If no seed was recorded after closing.
    """
    found = cases.stored_case(work.db, case_id)
    if found.state not in {CallState.CLOSED, CallState.RUN}:
        raise StateError(text("The call is matched after it is closed and before it is published."))
    snapshot = cases.freeze(work, case_of_run(work.db, case_id))
    asked = RunAsked(
        case_id=case_id, kind=RunKind.MATCH, snapshot=snapshot.sha256, time_limit=time_limit
    )
    return runs.ask_run(work, asked)


def ask_repair(work: Work, case_id: CaseId, time_limit: int) -> Run:
    """Match the declined places anew; awards that were accepted or still wait stay.

    Raises
    ------
    StateError
        If nobody is asked for answers now, or nothing was declined.
    """
    found = cases.stored_case(work.db, case_id)
    if found.state is not CallState.ACCEPTING:
        raise StateError(text("Places are given anew while answers are awaited."))
    decisions.lapse(work, case_id)
    gone = _gone(decisions.offers(work.db, case_id))
    if not gone:
        raise StateError(text("Nobody has declined."))
    last = decisions.publications(work.db, case_id)[-1]
    snapshot = cases.freeze(work, _without(case_of_run(work.db, case_id), gone))
    asked = RunAsked(
        case_id=case_id,
        kind=RunKind.REPAIR,
        snapshot=snapshot.sha256,
        time_limit=time_limit,
        asked=canonical({"earlier": last.run_id}),
    )
    return runs.ask_run(work, asked)


def _gone(offers: Sequence[Offer]) -> frozenset[str]:
    """Scholars whose last answer was no, or none in time."""
    last = {each.scholar_id: each.answer for each in offers}
    return frozenset(s for s, said in last.items() if said in {Answer.DECLINED, Answer.LAPSED})


def _without(case: Case, gone: frozenset[str]) -> Case:
    """The case without the wishes of those who said no; they stay in it as applicants."""
    return replace(
        case,
        scholar_preferences=tuple(e for e in case.scholar_preferences if e.scholar_id not in gone),
        decided=tuple(each for each in case.decided if each.scholar_id not in gone),
    )


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
    return cases.put_into(work, case_id, state, expected)
