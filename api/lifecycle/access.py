"""The right of access: what a person is handed over, and that it was."""

import json

from sqlalchemy.orm import Session

from api.store import decisions, parties
from api.store.acts import Act
from api.store.names import CaseId, PartyId, PersonId
from api.store.own_data import export_person
from api.store.states import PartyRole
from api.store.work import Work


def hand_over(work: Work, person_id: PersonId) -> bytes:
    """Everything about a person as JSON, for the municipality to pass on; noted.

    Raises
    ------
    NotFoundError
    """
    found = export_person(work.db, person_id)
    work.note(Act.PERSON_READ, person_id)
    return found


def own_export(work: Work, party_id: PartyId) -> bytes:
    """Everything about a party's person, but what others keep secret from it; noted.

    Other people's ranks stay theirs: an employer is not told who wishes a stay there, and a scholar
    not before publication how positions rank her or him. Raises `NotFoundError`.
    """
    who = parties.party(work.db, party_id)
    export = json.loads(hand_over(work, who.person_id))
    for facts in export["facts"]:
        for table in _secret(work.db, who.role, facts):
            facts.pop(table, None)
    return json.dumps(export, ensure_ascii=False, indent=1).encode() + b"\n"


def _secret(db: Session, role: PartyRole, facts: dict[str, str]) -> tuple[str, ...]:
    """Tables of a case that hold what others wish."""
    if role is PartyRole.EMPLOYER:
        return ("stay_wishes",)
    published = any(decisions.publications(db, CaseId(facts["case_id"])))
    return () if published else ("position_preferences",)
