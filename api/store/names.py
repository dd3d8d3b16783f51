"""Ids of the store: random, so that none of them tells who or how many."""

import secrets
from typing import NewType

PersonId = NewType("PersonId", str)
OfficerId = NewType("OfficerId", str)
PartyId = NewType("PartyId", str)
CaseId = NewType("CaseId", str)
InvitationId = NewType("InvitationId", str)
SessionId = NewType("SessionId", str)
TokenId = NewType("TokenId", str)
ConfirmationId = NewType("ConfirmationId", str)
RunId = NewType("RunId", str)
PublicationId = NewType("PublicationId", str)
OfferId = NewType("OfferId", str)
AwardId = NewType("AwardId", str)
Actor = NewType("Actor", str)
"""Who did something: the id of an officer, a party or a token, or `SERVICE`, `ANYONE`."""

SERVICE = Actor("service")
ANYONE = Actor("anyone")

IDS = (
    PersonId,
    OfficerId,
    PartyId,
    CaseId,
    InvitationId,
    SessionId,
    TokenId,
    ConfirmationId,
    RunId,
    PublicationId,
    OfferId,
    AwardId,
    Actor,
)


def new_id(kind: str) -> str:
    """An id that nobody guesses: ``case_9f86d081884c7d65``."""
    return f"{kind}_{secrets.token_hex(8)}"
