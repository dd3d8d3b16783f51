"""Facts that an officer confirms by a document, and decisions on pairs: of what the case has."""

from typing import Final

from api.store import cases, decided
from api.store.decided import FactOf
from api.store.names import CaseId
from api.store.tables.cases import Eligibility, StoredPin
from api.store.work import Work
from matching.domain import Case, Pin
from matching.errors import Fault, InputError
from matching.tables.suggest import Known
from matching.words import Text, text

FACTS: Final = (
    "level",
    "occupation",
    "completes_on",
    "municipality",
    "citizenship",
    "employed",
    "other_scholarships",
    "points",
    "adult_on",
    "held_position",
)
"""Fields of a scholar's row that a document can confirm."""


def confirm(work: Work, about: FactOf, document: str, expected: int | None) -> Eligibility:
    """Confirm a fact of a scholar of the case.

    Raises
    ------
    InputError
        If the case has no such scholar, or a scholar no such fact.
    NotFoundError, StaleVersionError, StateError
    """
    scholars = cases.facts_of(work.db, about.case_id).scholar_by_id()
    _must_be_known("scholar_id", about.scholar_id, {str(each) for each in scholars})
    _must_be_known("fact", about.fact, set(FACTS))
    return decided.confirm_fact(work, about, document, expected)


def pin(work: Work, case_id: CaseId, wanted: Pin, expected: int | None) -> StoredPin:
    """Decide a pair of the case; raises as `confirm`."""
    case: Case = cases.facts_of(work.db, case_id)
    _must_be_known("scholar_id", wanted.scholar_id, {each.scholar_id for each in case.scholars})
    _must_be_known("position_id", wanted.position_id, {each.position_id for each in case.positions})
    return decided.set_pin(work, case_id, wanted, expected)


def _must_be_known(column: str, found: str, known: set[str]) -> None:
    if found not in known:
        raise InputError(
            [Fault(file="body", column=column, kind="unknown", problem=_unknown(found, known))]
        )


def _unknown(found: str, known: set[str]) -> Text:
    near = Known(known).nearest(found)
    if near is None:
        return text("{id} is not in the case", id=found)
    return text("{id} is not in the case (did you mean {near}?)", id=found, near=near)
