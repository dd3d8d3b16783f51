"""Cases: their facts, their days, their state."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from api.store.acts import Act
from api.store.canonical import sha256
from api.store.errors import NotFoundError, StateError
from api.store.names import CaseId, new_id
from api.store.parties import keep_in_step
from api.store.states import CallState
from api.store.tables.cases import DrawSeed, Snapshot, StoredCase
from api.store.work import Work, must_be_fresh
from matching import domain
from matching.read import case_from_json
from matching.words import text
from matching.write import case_to_json


def create_case(
    work: Work,
    case: domain.Case,
    persons: Sequence[domain.Person] = (),
    *,
    continues: CaseId | None = None,
    demonstration: bool = False,
) -> StoredCase:
    """A new draft, with a party for each employer and scholar, and the seed that it came with."""
    facts = case_to_json(case)
    made = StoredCase(
        case_id=CaseId(new_id("case")),
        name=case.name,
        kind=case.kind,
        facts=facts,
        facts_sha256=sha256(facts),
        continues=continues,
        demonstration=demonstration,
        created_at=work.at,
    )
    work.db.add(made)
    work.db.flush()
    keep_in_step(work, made.case_id, case, persons)
    if case.seed:
        work.db.add(
            DrawSeed(
                seed_id=new_id("seed"),
                case_id=made.case_id,
                seed=case.seed,
                source=case.seed_source,
                recorded_by=work.by,
                recorded_at=work.at,
            )
        )
    work.note(Act.CASE_CREATED, made.case_id, facts=made.facts_sha256)
    return made


def stored_case(db: Session, case_id: CaseId) -> StoredCase:
    """A case without its facts; raises `NotFoundError`."""
    found = db.get(StoredCase, case_id)
    if found is None:
        raise NotFoundError("case")
    return found


def cases(db: Session, *, after: CaseId | None = None, most: int = 100) -> list[StoredCase]:
    """Cases by their ids, from the one after ``after``."""
    asked = select(StoredCase).order_by(StoredCase.case_id).limit(most)
    return list(db.scalars(asked if after is None else asked.where(StoredCase.case_id > after)))


def facts_json(db: Session, case_id: CaseId) -> bytes:
    """The facts of a case as canonical JSON; raises `NotFoundError`."""
    found = db.get(StoredCase, case_id, options=[undefer(StoredCase.facts)])
    if found is None:
        raise NotFoundError("case")
    return found.facts


def facts_of(db: Session, case_id: CaseId) -> domain.Case:
    """The facts of a case, without what parties hand in; raises `NotFoundError`."""
    return case_from_json(facts_json(db, case_id))


def replace_facts(
    work: Work,
    case_id: CaseId,
    case: domain.Case,
    expected: int,
    persons: Sequence[domain.Person] = (),
) -> StoredCase:
    """Replace the facts; in a draft whoever is gone from them goes, later nobody may.

    Raises
    ------
    NotFoundError, StaleVersionError
    StateError
        After the run, or where employers or scholars would change once the call is open.
    """
    found = stored_case(work.db, case_id)
    must_be_fresh(found, expected)
    if found.state is not CallState.DRAFT:
        _must_keep_who(work.db, found, case)
    found.name, found.kind = case.name, case.kind
    found.facts = case_to_json(case)
    found.facts_sha256 = sha256(found.facts)
    keep_in_step(work, case_id, case, persons)
    work.db.flush()
    work.note(Act.FACTS_CHANGED, case_id, facts=found.facts_sha256, version=found.version)
    return found


def set_days(
    work: Work,
    case_id: CaseId,
    expected: int,
    *,
    closes_at: datetime | None,
    answer_by: date | None,
) -> StoredCase:
    """Set when the call closes, and the last day of answers; raises as `replace_facts`."""
    found = stored_case(work.db, case_id)
    must_be_fresh(found, expected)
    found.closes_at, found.answer_by = closes_at, answer_by
    work.db.flush()
    work.note(
        Act.DEADLINE_SET,
        case_id,
        closes_at=closes_at.isoformat() if closes_at else None,
        answer_by=answer_by.isoformat() if answer_by else None,
    )
    return found


def put_into(work: Work, case_id: CaseId, state: CallState, expected: int) -> StoredCase:
    """Note the state that `api.lifecycle` allows; raises `NotFoundError`, `StaleVersionError`."""
    found = stored_case(work.db, case_id)
    must_be_fresh(found, expected)
    before, found.state = found.state, state
    match state:
        case CallState.OPEN:
            found.opened_at = work.at
        case CallState.CLOSED:
            found.closed_at = work.at
        case CallState.SETTLED:
            found.settled_at = work.at
        case _:
            pass
    work.db.flush()
    work.note(Act.CASE_MOVED, case_id, before=before, state=state)
    return found


def freeze(work: Work, case: domain.Case) -> Snapshot:
    """Keep the case of a run; the same case is kept once."""
    body = case_to_json(case)
    kept = work.db.get(Snapshot, sha256(body))
    if kept is None:
        kept = Snapshot(sha256=sha256(body), body=body, created_at=work.at)
        work.db.add(kept)
        work.db.flush()
    return kept


def frozen(db: Session, snapshot: str) -> bytes:
    """The case of a run as canonical JSON; raises `NotFoundError`."""
    kept = db.get(Snapshot, snapshot, options=[undefer(Snapshot.body)])
    if kept is None:
        raise NotFoundError("snapshot")
    return kept.body


def _must_keep_who(db: Session, found: StoredCase, case: domain.Case) -> None:
    """Once parties were asked, corrections leave the same employers and scholars."""
    if found.state not in {CallState.OPEN, CallState.CLOSED}:
        raise StateError(text("Facts stay as they are once a run has been made."))
    before = facts_of(db, found.case_id)
    if _who(before) != _who(case):
        raise StateError(text("Employers and scholars stay the same once a call is open."))


def _who(case: domain.Case) -> tuple[set[str], set[str]]:
    return {each.employer_id for each in case.employers}, {
        each.scholar_id for each in case.scholars
    }
