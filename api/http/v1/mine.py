"""Whose things the routes of ``/v1/me`` are about: the party's own, or its scholar's."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends

from api.http.asking import Who
from api.identity.errors import ForbiddenError
from api.identity.may import Action, Resource, must
from api.identity.roles import Identity, Role
from api.store.names import PartyId

Owner = Callable[[Identity], Awaitable[PartyId]]


def of_scholar(action: Action, *roles: Role) -> Owner:
    """A party's own things; of a representative, those of the scholar.

    Parameters
    ----------
    roles : to whom the route speaks; all parties if none is named.
    """

    async def owner(identity: Who) -> PartyId:
        return _must(identity, action, identity.represents or identity.party, roles)

    return owner


def of_oneself(action: Action, *roles: Role) -> Owner:
    """A party's own things, of a representative too."""

    async def owner(identity: Who) -> PartyId:
        return _must(identity, action, identity.party, roles)

    return owner


def _must(
    identity: Identity, action: Action, owner: PartyId | None, roles: tuple[Role, ...]
) -> PartyId:
    must(identity, action, Resource(case=identity.case, owner=owner))
    if owner is None or (roles and identity.role not in roles):
        raise ForbiddenError
    return owner


_SCHOLARS = (Role.SCHOLAR, Role.REPRESENTATIVE)

Reading = Annotated[PartyId, Depends(of_scholar(Action.READ_SUBMISSION))]
ReadingScholar = Annotated[PartyId, Depends(of_scholar(Action.READ_SUBMISSION, *_SCHOLARS))]
ReadingEmployer = Annotated[PartyId, Depends(of_scholar(Action.READ_SUBMISSION, Role.EMPLOYER))]
Editing = Annotated[PartyId, Depends(of_scholar(Action.EDIT_SUBMISSION))]
Confirming = Annotated[PartyId, Depends(of_scholar(Action.CONFIRM_SUBMISSION))]
Countersigning = Annotated[PartyId, Depends(of_scholar(Action.COUNTERSIGN))]
ResultOfScholar = Annotated[PartyId, Depends(of_scholar(Action.READ_RESULT, *_SCHOLARS))]
ResultOfEmployer = Annotated[PartyId, Depends(of_scholar(Action.READ_RESULT, Role.EMPLOYER))]
Answering = Annotated[PartyId, Depends(of_scholar(Action.ANSWER_OFFER))]
Calendar = Annotated[PartyId, Depends(of_scholar(Action.READ_CALENDAR))]
Oneself = Annotated[PartyId, Depends(of_oneself(Action.READ_PERSON))]
EditingOneself = Annotated[PartyId, Depends(of_oneself(Action.EDIT_PERSON))]
ExportingOneself = Annotated[PartyId, Depends(of_oneself(Action.EXPORT_PERSON))]
