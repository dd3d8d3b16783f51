"""What officers decide before a run: confirmed facts, pins, the seed of the draw."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.acts import Act
from api.store.cases import stored_case
from api.store.errors import NotFoundError, SeedError, StateError
from api.store.names import CaseId, new_id
from api.store.states import CallState
from api.store.tables.cases import DrawSeed, Eligibility, StoredPin
from api.store.work import Work, must_be_fresh
from matching import domain
from matching.words import text

_BEFORE_RUN = frozenset({CallState.DRAFT, CallState.OPEN, CallState.CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class FactOf:
    """A fact of a scholar: ``fact`` is a field of its row, such as ``municipality``."""

    case_id: CaseId
    scholar_id: str
    fact: str


def confirm_fact(
    work: Work, about: FactOf, document: str, expected: int | None = None
) -> Eligibility:
    """Confirm a fact by a document; raises `StaleVersionError`, `StateError`."""
    _must_be_before_run(work.db, about.case_id)
    found = _fact(work.db, about)
    must_be_fresh(found, expected)
    if found is None:
        found = Eligibility(
            eligibility_id=new_id("eligibility"),
            case_id=about.case_id,
            scholar_id=about.scholar_id,
            fact=about.fact,
            document=document,
            confirmed_by=work.by,
            confirmed_at=work.at,
        )
        work.db.add(found)
    else:
        found.document, found.confirmed_by, found.confirmed_at = document, work.by, work.at
    work.db.flush()
    work.note(Act.FACT_CONFIRMED, found.eligibility_id, case=about.case_id, fact=about.fact)
    return found


def withdraw_fact(work: Work, about: FactOf, expected: int) -> None:
    """Take a confirmation back; raises `NotFoundError`, `StaleVersionError`, `StateError`."""
    _must_be_before_run(work.db, about.case_id)
    found = _fact(work.db, about)
    if found is None:
        raise NotFoundError("confirmation")
    must_be_fresh(found, expected)
    work.db.delete(found)
    work.db.flush()
    work.note(Act.FACT_WITHDRAWN, found.eligibility_id, case=about.case_id, fact=about.fact)


def confirmed_facts(db: Session, case_id: CaseId) -> list[Eligibility]:
    """Confirmed facts by scholar and fact."""
    asked = select(Eligibility).filter_by(case_id=case_id)
    return list(db.scalars(asked.order_by(Eligibility.scholar_id, Eligibility.fact)))


def set_pin(work: Work, case_id: CaseId, pin: domain.Pin, expected: int | None = None) -> StoredPin:
    """Decide a pair; ``expected`` None for a new pin. Raises as `confirm_fact`."""
    _must_be_before_run(work.db, case_id)
    found = _pin(work.db, case_id, pin.scholar_id, pin.position_id)
    must_be_fresh(found, expected)
    if found is None:
        found = StoredPin(
            pin_id=new_id("pin"),
            case_id=case_id,
            scholar_id=pin.scholar_id,
            position_id=pin.position_id,
            decision=pin.decision,
            reason=pin.reason,
            decided_by=work.by,
            decided_at=work.at,
        )
        work.db.add(found)
    else:
        found.decision, found.reason = pin.decision, pin.reason
        found.decided_by, found.decided_at = work.by, work.at
    work.db.flush()
    work.note(Act.PIN_SET, found.pin_id, case=case_id, decision=pin.decision)
    return found


def remove_pin(
    work: Work, case_id: CaseId, *, scholar_id: str, position_id: str, expected: int
) -> None:
    """Take a decision back; raises `NotFoundError`, `StaleVersionError`, `StateError`."""
    _must_be_before_run(work.db, case_id)
    found = _pin(work.db, case_id, scholar_id, position_id)
    if found is None:
        raise NotFoundError("pin")
    must_be_fresh(found, expected)
    work.db.delete(found)
    work.db.flush()
    work.note(Act.PIN_REMOVED, found.pin_id, case=case_id)


def pins(db: Session, case_id: CaseId) -> list[StoredPin]:
    """Pins by scholar and position."""
    asked = select(StoredPin).filter_by(case_id=case_id)
    return list(db.scalars(asked.order_by(StoredPin.scholar_id, StoredPin.position_id)))


def record_seed(work: Work, case_id: CaseId, seed: str, source: str) -> DrawSeed:
    """Record the seed of the draw; once one counts, no other is taken.

    Raises
    ------
    SeedError
        If a seed recorded after closing is there already: nobody chooses among seeds.
    """
    if _after_closing(work.db, case_id) is not None:
        raise SeedError(text("The seed of the draw is recorded; it stays as it is."))
    made = DrawSeed(
        seed_id=new_id("seed"),
        case_id=case_id,
        seed=seed,
        source=source,
        recorded_by=work.by,
        recorded_at=work.at,
    )
    work.db.add(made)
    work.db.flush()
    work.note(Act.SEED_RECORDED, case_id, seed=seed)
    return made


def seed_of_run(db: Session, case_id: CaseId) -> DrawSeed:
    """The seed that a run uses.

    Raises
    ------
    SeedError
        If none was recorded after closing; an earlier one may have been known when people ranked.
    """
    found = _after_closing(db, case_id)
    if found is not None:
        return found
    if db.scalar(select(DrawSeed.seed_id).filter_by(case_id=case_id).limit(1)) is None:
        raise SeedError(text("Record the seed of the draw first."))
    raise SeedError(
        text("The seed was recorded before the call closed; record one drawn after closing.")
    )


def _after_closing(db: Session, case_id: CaseId) -> DrawSeed | None:
    closed_at = stored_case(db, case_id).closed_at
    if closed_at is None:
        return None
    asked = select(DrawSeed).where(DrawSeed.case_id == case_id, DrawSeed.recorded_at > closed_at)
    return db.scalar(asked.order_by(DrawSeed.recorded_at).limit(1))


def _must_be_before_run(db: Session, case_id: CaseId) -> None:
    if stored_case(db, case_id).state not in _BEFORE_RUN:
        raise StateError(text("Decisions stay as they are once a run has been made."))


def _fact(db: Session, about: FactOf) -> Eligibility | None:
    return db.scalar(
        select(Eligibility).filter_by(
            case_id=about.case_id, scholar_id=about.scholar_id, fact=about.fact
        )
    )


def _pin(db: Session, case_id: CaseId, scholar_id: str, position_id: str) -> StoredPin | None:
    asked = select(StoredPin).filter_by(
        case_id=case_id, scholar_id=scholar_id, position_id=position_id
    )
    return db.scalar(asked)
