"""A call to try out: the town's of 2019/20, open, with a link each for an employer and a scholar.

Its people are made up, so anyone may read it while the demonstration is open.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Final

from sqlalchemy import select

from api.identity.invitations import invite
from api.identity.secret import Secret
from api.lifecycle.steps import open_call
from api.store import cases, parties
from api.store.names import SERVICE, CaseId
from api.store.states import CallState, PartyRole
from api.store.store import Store
from api.store.tables.cases import StoredCase
from api.store.work import Work
from matching.read import read_case

NAME: Final = "velenje-2019"
OPEN_FOR: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Secrets of links that open once; those of an earlier start open no more."""

    employer: Secret
    scholar: Secret


def links(store: Store, at: datetime, length: timedelta) -> Links | None:
    """Ways into the call to try out, made at the first start; None once it is closed."""
    with store.writing(SERVICE, at) as work:
        call = _call(work)
        if call.state is not CallState.OPEN:
            return None
        return Links(
            employer=_invited(work, call.case_id, PartyRole.EMPLOYER, length),
            scholar=_invited(work, call.case_id, PartyRole.SCHOLAR, length),
        )


def _call(work: Work) -> StoredCase:
    found = work.db.scalar(select(StoredCase).filter_by(demonstration=True, name=NAME))
    if found is not None:
        return found
    case = read_case(Path(str(files("scenarios") / "cases" / NAME)))
    made = cases.create_case(work, case, demonstration=True)
    closes_at = work.at + OPEN_FOR
    made = cases.set_days(work, made.case_id, made.version, closes_at=closes_at, answer_by=None)
    return open_call(work, made.case_id, made.version)


def _invited(work: Work, case_id: CaseId, role: PartyRole, length: timedelta) -> Secret:
    """A link for the first of a role."""
    first = parties.parties(work.db, case_id, role)[0]
    return invite(work, first.party_id, length)
