"""Who may do what: one table, one function."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from api.identity.errors import ForbiddenError, NotSignedInError
from api.identity.roles import Identity, Role, Scope
from api.store.names import CaseId, PartyId


class Action(StrEnum):
    """What can be asked of the service."""

    READ_POLICY = "read_policy"
    VERIFY = "verify"
    READ_HEALTH = "read_health"
    READ_METRICS = "read_metrics"
    MATCH = "match"
    EVALUATE = "evaluate"

    CREATE_CASE = "create_case"
    READ_CASE = "read_case"
    READ_CALL = "read_call"
    EDIT_CASE = "edit_case"
    MOVE_CASE = "move_case"
    DECIDE = "decide"
    INVITE = "invite"
    ASK_RUN = "ask_run"
    READ_RUN = "read_run"
    PUBLISH = "publish"
    READ_PUBLICATION = "read_publication"
    EXPORT = "export"
    READ_AUDIT = "read_audit"

    READ_SUBMISSION = "read_submission"
    EDIT_SUBMISSION = "edit_submission"
    CONFIRM_SUBMISSION = "confirm_submission"
    COUNTERSIGN = "countersign"
    READ_RESULT = "read_result"
    ANSWER_OFFER = "answer_offer"
    READ_CALENDAR = "read_calendar"
    MOVE_AWARD = "move_award"

    READ_PERSON = "read_person"
    EDIT_PERSON = "edit_person"
    EXPORT_PERSON = "export_person"
    ERASE_PERSON = "erase_person"

    READ_TOWN = "read_town"
    EDIT_TOWN = "edit_town"
    MANAGE_OFFICERS = "manage_officers"
    MANAGE_TOKENS = "manage_tokens"


class Whose(StrEnum):
    """Of which resources somebody may."""

    ANY = "any"
    CASE = "case"
    """Of the own case."""
    OWN = "own"
    """One's own."""
    REPRESENTED = "represented"
    """Of the scholar whom one represents."""
    DEMONSTRATION = "demonstration"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """What an action is about; None where it is about nothing of the kind."""

    case: CaseId | None = None
    owner: PartyId | None = None
    demonstration: bool = False


NOTHING: Final = Resource()


@dataclass(frozen=True, slots=True)
class Row:
    """Who may do one thing.

    Parameters
    ----------
    scope : what a token needs for it; None where nobody has to sign in.
    whose : of which resources each role may; a role that is not there may not.
    """

    scope: Scope | None
    whose: Mapping[Role, Whose]


_EVERYONE = MappingProxyType(dict.fromkeys(Role, Whose.ANY))
_OFFICER = MappingProxyType({Role.OFFICER: Whose.ANY})
_SHOWN = MappingProxyType({Role.OFFICER: Whose.ANY, Role.DEMO: Whose.DEMONSTRATION})
_PARTIES = (Role.EMPLOYER, Role.SCHOLAR, Role.REPRESENTATIVE)
_IN_CASE = MappingProxyType({**_SHOWN, **dict.fromkeys(_PARTIES, Whose.CASE)})
_OWN = MappingProxyType({Role.EMPLOYER: Whose.OWN, Role.SCHOLAR: Whose.OWN})
_SEEN = MappingProxyType({**_OFFICER, **_OWN, Role.REPRESENTATIVE: Whose.REPRESENTED})
_THEMSELVES = MappingProxyType({**_OFFICER, **dict.fromkeys(_PARTIES, Whose.OWN)})

TABLE: Final[Mapping[Action, Row]] = MappingProxyType(
    {
        Action.READ_POLICY: Row(None, _EVERYONE),
        Action.VERIFY: Row(None, _EVERYONE),
        Action.READ_HEALTH: Row(None, _EVERYONE),
        Action.READ_METRICS: Row(Scope.READ, _OFFICER),
        Action.MATCH: Row(Scope.MATCH, _OFFICER),
        Action.EVALUATE: Row(Scope.MATCH, {**_OFFICER, Role.DEMO: Whose.ANY}),
        Action.CREATE_CASE: Row(Scope.WRITE, _OFFICER),
        Action.READ_CASE: Row(Scope.READ, _SHOWN),
        Action.READ_CALL: Row(Scope.READ, _IN_CASE),
        Action.EDIT_CASE: Row(Scope.WRITE, _OFFICER),
        Action.MOVE_CASE: Row(Scope.WRITE, _OFFICER),
        Action.DECIDE: Row(Scope.WRITE, _OFFICER),
        Action.INVITE: Row(Scope.WRITE, _OFFICER),
        Action.ASK_RUN: Row(Scope.RUN, _OFFICER),
        Action.READ_RUN: Row(Scope.READ, _SHOWN),
        Action.PUBLISH: Row(Scope.PUBLISH, _OFFICER),
        Action.READ_PUBLICATION: Row(Scope.READ, _IN_CASE),
        Action.EXPORT: Row(Scope.READ, _SHOWN),
        Action.READ_AUDIT: Row(Scope.READ, _OFFICER),
        Action.READ_SUBMISSION: Row(Scope.READ, _SEEN),
        Action.EDIT_SUBMISSION: Row(Scope.WRITE, _OWN),
        Action.CONFIRM_SUBMISSION: Row(Scope.WRITE, _OWN),
        Action.COUNTERSIGN: Row(Scope.WRITE, {Role.REPRESENTATIVE: Whose.REPRESENTED}),
        Action.READ_RESULT: Row(Scope.READ, _SEEN),
        Action.ANSWER_OFFER: Row(Scope.WRITE, {Role.SCHOLAR: Whose.OWN}),
        Action.READ_CALENDAR: Row(Scope.READ, _SEEN),
        Action.MOVE_AWARD: Row(Scope.WRITE, _OFFICER),
        Action.READ_PERSON: Row(Scope.READ, _THEMSELVES),
        Action.EDIT_PERSON: Row(Scope.WRITE, _THEMSELVES),
        Action.EXPORT_PERSON: Row(Scope.READ, _THEMSELVES),
        Action.ERASE_PERSON: Row(Scope.ADMIN, _OFFICER),
        Action.READ_TOWN: Row(Scope.READ, _OFFICER),
        Action.EDIT_TOWN: Row(Scope.ADMIN, _OFFICER),
        Action.MANAGE_OFFICERS: Row(Scope.ADMIN, _OFFICER),
        Action.MANAGE_TOKENS: Row(Scope.ADMIN, _OFFICER),
    }
)
"""A new action fails the tests until it has its row."""


def may(identity: Identity, action: Action, resource: Resource = NOTHING) -> bool:
    """Whether somebody may do something to a resource."""
    row = TABLE[action]
    if row.scope is not None and row.scope not in identity.scopes:
        return False
    whose = row.whose.get(identity.role)
    return whose is not None and _is(whose, identity, resource)


def must(identity: Identity, action: Action, resource: Resource = NOTHING) -> None:
    """Nothing, if somebody may.

    Raises
    ------
    NotSignedInError
        If signing in could help.
    ForbiddenError
        If it could not.
    """
    if may(identity, action, resource):
        return
    if identity.role in {Role.ANYONE, Role.DEMO}:
        raise NotSignedInError
    raise ForbiddenError


def _is(whose: Whose, identity: Identity, resource: Resource) -> bool:
    match whose:
        case Whose.ANY:
            return True
        case Whose.CASE:
            return resource.case is not None and resource.case == identity.case
        case Whose.OWN:
            return resource.owner is not None and resource.owner == identity.party
        case Whose.REPRESENTED:
            return resource.owner is not None and resource.owner == identity.represents
        case Whose.DEMONSTRATION:
            return resource.demonstration
