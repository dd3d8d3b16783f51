"""Who somebody is to the service."""

from dataclasses import dataclass, field
from enum import StrEnum

from api.store.names import ANYONE, Actor, CaseId, OfficerId, PartyId, SessionId


class Role(StrEnum):
    """What somebody is here as."""

    OFFICER = "officer"
    EMPLOYER = "employer"
    SCHOLAR = "scholar"
    REPRESENTATIVE = "representative"
    DEMO = "demo"
    """Anyone, where a demonstration is open."""
    ANYONE = "anyone"


class Scope(StrEnum):
    """What a token may be used for; a person who signed in has them all."""

    READ = "read"
    WRITE = "write"
    RUN = "run"
    PUBLISH = "publish"
    MATCH = "match"
    """Matching without storing anything."""
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Somebody, as far as the service has to know.

    Parameters
    ----------
    case, party : of an employer, a scholar or a representative.
    represents : the scholar's party, of a representative.
    session : None for a token.
    """

    role: Role
    actor: Actor = ANYONE
    officer: OfficerId | None = None
    case: CaseId | None = None
    party: PartyId | None = None
    represents: PartyId | None = None
    session: SessionId | None = None
    scopes: frozenset[Scope] = field(default_factory=lambda: frozenset(Scope))


NOBODY_KNOWN = Identity(role=Role.ANYONE, scopes=frozenset())
DEMONSTRATION = Identity(role=Role.DEMO, scopes=frozenset({Scope.READ, Scope.MATCH}))
