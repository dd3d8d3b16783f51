"""A call with people in it, as the tests of the store use it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from api.store.cases import create_case, put_into
from api.store.names import Actor, CaseId, PartyId
from api.store.parties import party_of
from api.store.states import CallState, PartyRole
from api.store.store import Store
from matching.domain import Case
from matching.read import read_case

OFFICER = Actor("officer_1")
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
CASES = Path(__file__).parents[2] / "scenarios" / "cases"


def later(**by: float) -> datetime:
    """So long after noon."""
    return NOON + timedelta(**by)


def tiny() -> Case:
    """Six scholars."""
    return read_case(CASES / "tiny")


def a_call(store: Store, state: CallState = CallState.OPEN) -> CaseId:
    """The tiny call, brought to a state."""
    with store.writing(OFFICER, NOON) as work:
        made = create_case(work, tiny())
        for each in CallState:
            if each is not CallState.DRAFT:
                put_into(work, made.case_id, each, made.version)
            if each is state:
                break
    return made.case_id


def somebody(store: Store, case_id: CaseId, role: PartyRole, case_key: str) -> PartyId:
    """A party of a call."""
    with store.reading() as db:
        return party_of(db, case_id, role, case_key).party_id
