"""What is stored about a person, for the person: the right of access."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, inspect, or_, select
from sqlalchemy.orm import Session

from api.store.cases import facts_json
from api.store.columns import Base
from api.store.inventory import Holds, inventory
from api.store.names import PersonId
from api.store.persons import person
from api.store.states import PartyRole
from api.store.tables.access import ApiToken, Invitation, SignIn
from api.store.tables.cases import Eligibility, StoredPin
from api.store.tables.decisions import Award, Offer
from api.store.tables.people import Officer, Party, Person
from api.store.tables.records import AuditEntry
from api.store.tables.submissions import Confirmation, Submission

SECRET = frozenset({"password_hash"})


def export_person(db: Session, person_id: PersonId) -> bytes:
    """Everything about a person as JSON, table by table; raises `NotFoundError`.

    ``facts`` are the rows of the cases that are about the person.
    """
    about = person(db, person_id)
    parties = list(db.scalars(select(Party).filter_by(person_id=person_id)))
    officers = list(db.scalars(select(Officer).filter_by(person_id=person_id)))
    whose = {str(each.party_id) for each in parties}
    whose |= {str(each.officer_id) for each in officers}
    export: dict[str, Any] = {Person.__tablename__: [_spelled(about)]}
    export["parties"] = [_spelled(each) for each in parties]
    export["officers"] = [_spelled(each) for each in officers]
    for table, which in _about(parties, whose):
        rows = db.scalars(select(table).where(which).order_by(*inspect(table).primary_key))
        export[table.__tablename__] = [_spelled(row) for row in rows]
    export["facts"] = [_facts(db, each) for each in parties]
    return json.dumps(export, ensure_ascii=False, indent=1).encode() + b"\n"


def _about(
    parties: Iterable[Party], whose: set[str]
) -> Iterable[tuple[type[Base], ColumnElement[bool]]]:
    """Tables, and which of their rows are about somebody."""
    mine = select(Submission.submission_id).where(Submission.party_id.in_(whose))
    yield Submission, Submission.party_id.in_(whose)
    yield Confirmation, Confirmation.submission_id.in_(mine)
    for ways in (Invitation, SignIn):
        yield ways, or_(ways.party_id.in_(whose), ways.officer_id.in_(whose))
    yield ApiToken, ApiToken.officer_id.in_(whose)
    yield AuditEntry, or_(AuditEntry.actor.in_(whose), AuditEntry.subject.in_(whose))
    scholars = [each for each in parties if each.role is PartyRole.SCHOLAR]
    for table in (Eligibility, StoredPin, Offer, Award):
        same = [
            (table.case_id == each.case_id) & (table.scholar_id == each.case_key)
            for each in scholars
        ]
        yield table, or_(*same) if same else table.case_id.in_([])


def _spelled(row: Base) -> Mapping[str, Any]:
    """The columns that tell something of a person, and no secret."""
    told = {
        column.name
        for column in inventory()
        if column.table == row.__tablename__ and column.holds is not Holds.TECHNICAL
    }
    names = [each.key for each in inspect(type(row)).columns if each.key in told - SECRET]
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    match value:
        case bytes():
            return json.loads(value)
        case datetime() | date():
            return value.isoformat()
        case StrEnum():
            return str(value)
    return value


def _facts(db: Session, about: Party) -> Mapping[str, Any]:
    """Rows of the case in which a party's id stands."""
    field = "employer_id" if about.role is PartyRole.EMPLOYER else "scholar_id"
    facts = json.loads(facts_json(db, about.case_id))
    mine: dict[str, Any] = {"case_id": about.case_id}
    for table, rows in facts.items():
        if isinstance(rows, list):
            found = [
                row for row in rows if isinstance(row, dict) and row.get(field) == about.case_key
            ]
            if found:
                mine[table] = found
    return mine
