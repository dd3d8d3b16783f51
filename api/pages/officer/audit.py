"""The audit log, page by page, and whether anything in it was altered."""

import json
from typing import Annotated, Final

from fastapi import Query, Response

from api.identity.may import Action
from api.pages.officer.desk import DeskOf
from api.pages.officer.door import room
from api.pages.officer.staff_names import names_of
from api.store.acts import Act
from api.store.audit import Finding, Tampering, entries, tampering
from api.store.tables.records import AuditHead
from matching.words import Text, text

router = room("/audit")
MOST: Final = 50
Number = Annotated[int, Query(ge=0, le=2**31 - 1)]


@router.get("")
def log(desk: DeskOf, before: Number = 0) -> Response:
    """The latest entries first; every hash is worked out anew."""
    desk.may(Action.READ_AUDIT)
    with desk.reading() as db:
        last = before - 1 if before else db.get_one(AuditHead, 1).number
        first = max(0, last - MOST)
        shown = entries(db, after=first, most=last - first) if last > 0 else []
        return desk.page(
            "audit",
            entries=shown[::-1],
            older=first + 1 if first else None,
            newest=not before,
            problem=_problem(tampering(db)),
            names=names_of(db),
            act=Act,
            details=lambda entry: json.loads(entry.details),
        )


def _problem(found: Finding | None) -> Text | None:
    """Where the log fails, in words."""
    if found is None:
        return None
    match found.kind:
        case Tampering.ALTERED:
            return text("Entry {n} is not what was written.", n=found.number)
        case Tampering.BROKEN:
            return text(
                "Entry {n} does not follow the one before: something was removed or put in.",
                n=found.number,
            )
    return text("The log ends too early, after entry {n}.", n=found.number)
