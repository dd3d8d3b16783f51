"""``/v1/audit``: every step, and whether the log is whole."""

import json
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.http.asking import Most, StoreOf, Who
from api.http.documents import problems
from api.identity.may import Action, must
from api.store.audit import Tampering, entries, tampering
from api.store.tables.records import AuditEntry

router = APIRouter(prefix="/audit", tags=["audit"])
Number = Annotated[int, Query(ge=0, le=2**31 - 1, description="Entries after this number.")]


class EntryOut(BaseModel):
    """One step; ids only, no names."""

    number: int
    at: datetime
    actor: str
    act: str
    subject: str
    details: dict[str, Any]
    before: str
    hash: str

    @classmethod
    def of(cls, found: AuditEntry) -> "EntryOut":
        """As it was written."""
        return cls(
            number=found.number,
            at=found.at,
            actor=found.actor,
            act=found.act,
            subject=found.subject,
            details=json.loads(found.details),
            before=found.before,
            hash=found.hash,
        )


class AuditPage(BaseModel):
    """Entries, oldest first."""

    items: list[EntryOut]
    next: int | None = Field(default=None, description="`after` of the next page; none is left.")


class CheckOut(BaseModel):
    """Whether every hash follows from the one before; else the first entry that fails."""

    whole: bool
    number: int | None = None
    kind: Tampering | None = None


@router.get("", responses=problems(401, 403))
def list_entries(identity: Who, store: StoreOf, after: Number = 0, most: Most = 100) -> AuditPage:
    """The log, page by page."""
    must(identity, Action.READ_AUDIT)
    with store.reading() as db:
        rows = entries(db, after=after, most=most + 1)
    shown = rows[:most]
    return AuditPage(
        items=[EntryOut.of(row) for row in shown],
        next=shown[-1].number if len(rows) > most else None,
    )


@router.get("/check", responses=problems(401, 403))
def check_log(identity: Who, store: StoreOf) -> CheckOut:
    """Hash every entry anew."""
    must(identity, Action.READ_AUDIT)
    with store.reading() as db:
        found = tampering(db)
    if found is None:
        return CheckOut(whole=True)
    return CheckOut(whole=False, number=found.number, kind=found.kind)
