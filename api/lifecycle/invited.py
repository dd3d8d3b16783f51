"""What a link of invitation shows before its button is pressed: who is meant, and for what."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from api.identity.invitations import invitation
from api.identity.officers import officer
from api.identity.roles import Role
from api.store import parties
from api.store.cases import stored_case
from api.store.persons import person
from api.store.states import CallState
from matching.domain import CaseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Who is invited; ``case`` and what follows only of a party, not of an officer."""

    role: Role
    name: str | None = field(repr=False)
    expires_at: datetime
    case: str | None = None
    kind: CaseKind | None = None
    state: CallState | None = None
    closes_at: datetime | None = None


def invited(db: Session, secret: str, at: datetime) -> Invited:
    """What a link would open; looking at it uses nothing up. Raises `InvitationError`."""
    found = invitation(db, secret, at)
    if found.party_id is None:
        assert found.officer_id is not None
        about = person(db, officer(db, found.officer_id).person_id)
        return Invited(role=Role.OFFICER, name=about.name, expires_at=found.expires_at)
    who = parties.party(db, found.party_id)
    case = stored_case(db, who.case_id)
    return Invited(
        role=Role(who.role),
        name=person(db, who.person_id).name,
        expires_at=found.expires_at,
        case=case.name,
        kind=case.kind,
        state=case.state,
        closes_at=case.closes_at,
    )
