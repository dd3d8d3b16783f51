"""Jobs are asked for: the case is frozen as it stands, and the question put into the queue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from api.lifecycle.asked import read_asked
from api.lifecycle.handed_in import case_as_handed_in, case_of_run
from api.lifecycle.perform import OUTCOME
from api.store import cases, decisions, runs
from api.store.canonical import canonical
from api.store.errors import StateError
from api.store.names import CaseId
from api.store.run_files import run_file
from api.store.runs import RunAsked
from api.store.states import Answer, CallState, RunKind
from api.store.tables.decisions import Offer
from api.store.tables.runs import Run
from api.store.work import Work
from matching.domain import Case
from matching.read import with_earlier_awards
from matching.words import text

_MATCHED = frozenset({CallState.CLOSED, CallState.RUN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A job to be done.

    Parameters
    ----------
    asked : what else, as `api.lifecycle.asked` has it.
    time_limit : seconds of one attempt.
    """

    kind: RunKind
    time_limit: int
    asked: Mapping[str, object] = field(default_factory=dict)


def ask(work: Work, case_id: CaseId, question: Question) -> Run:
    """Freeze the case and put a job on it into the queue.

    Raises
    ------
    InputError
        If what is asked has not the form of its kind.
    StateError
        If a match is asked before closing or after publication, a repair while nobody is asked
        for an answer, or where nothing was declined.
    SeedError
        If a match is asked and no seed was recorded after closing.
    """
    asked = read_asked(question.kind, question.asked)
    snapshot = cases.freeze(work, _case_for(work, case_id, question.kind))
    return runs.ask_run(
        work,
        RunAsked(
            case_id=case_id,
            kind=question.kind,
            snapshot=snapshot.sha256,
            time_limit=question.time_limit,
            asked=canonical(asked.model_dump(mode="json")),
        ),
    )


def _case_for(work: Work, case_id: CaseId, kind: RunKind) -> Case:
    match kind:
        case RunKind.MATCH:
            return _to_match(work.db, case_id)
        case RunKind.REPAIR:
            return _to_repair(work, case_id)
    return case_as_handed_in(work.db, case_id)


def _to_match(db: Session, case_id: CaseId) -> Case:
    if cases.stored_case(db, case_id).state not in _MATCHED:
        raise StateError(text("The call is matched after it is closed and before it is published."))
    return case_of_run(db, case_id)


def _to_repair(work: Work, case_id: CaseId) -> Case:
    """The case with the awards of the last publication, without the wishes of who said no."""
    if cases.stored_case(work.db, case_id).state is not CallState.ACCEPTING:
        raise StateError(text("Places are given anew while answers are awaited."))
    decisions.lapse(work, case_id)
    gone = _gone(decisions.offers(work.db, case_id))
    last = decisions.publications(work.db, case_id)[-1]
    outcome = run_file(work.db, last.run_id, OUTCOME).body
    case = with_earlier_awards(_without(case_of_run(work.db, case_id), gone), outcome)
    if not gone & {each.scholar_id for each in case.earlier_awards}:
        raise StateError(text("Nobody has declined."))
    return case


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
