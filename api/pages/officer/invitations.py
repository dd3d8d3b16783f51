"""Letters of invitation: made once, then shown, printed, taken along while they are kept."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from fastapi import Response

from api.identity.invitations import Letter
from api.identity.may import Action
from api.lifecycle.inviting import invite
from api.pages.kept import Kept
from api.pages.language import PageLanguage
from api.pages.officer.call import place_of
from api.pages.officer.desk import NO_STORE, Desk, DeskOf, FormOf, to
from api.pages.officer.door import room
from api.pages.officer.fields import member_in, wrong
from api.pages.officer.files import csv_file, file
from api.pages.officer.letters import Printed, letters_docx, letters_table, printed
from api.pages.officer.present import Present, present
from api.store.names import CaseId, PartyId, SessionId
from api.store.states import PartyRole
from matching.errors import Ukrep5Error
from matching.words import text

router = room("/cases/{case_id}/letters")
SETS: Final = 16
"""Sets of letters kept in memory; the store has only the hashes of their links."""
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Whom(StrEnum):
    """Who is invited."""

    NOT_IN = "not_in"
    """Who has not used a link."""
    EMPLOYERS = "employers"
    SCHOLARS = "scholars"
    REPRESENTATIVES = "representatives"
    ALL = "all"
    ONE = "one"


ROLE: Final = {
    Whom.EMPLOYERS: PartyRole.EMPLOYER,
    Whom.SCHOLARS: PartyRole.SCHOLAR,
    Whom.REPRESENTATIVES: PartyRole.REPRESENTATIVE,
}


class LettersForgottenError(Ukrep5Error):
    """Letters that are no longer kept."""

    def __init__(self) -> None:
        super().__init__(
            text(
                "These letters are no longer kept. Make new ones; the old links open no more then."
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    session: SessionId
    case_id: CaseId
    letters: Sequence[Letter] = field(repr=False)


_made: Kept[str, _Set] = Kept(SETS)


@router.post("")
def make(desk: DeskOf, case_id: CaseId, form: FormOf) -> Response:
    """New links; those not yet used open no more."""
    desk.may(Action.INVITE)
    whom = member_in(form, "whom", Whom)
    with desk.reading() as db:
        asked = _asked(present(db, case_id), whom, form.get("party", ""))
    if not asked:
        raise wrong("whom", text("There is nobody to invite."))
    length = desk.service.settings.invitation_length
    with desk.writing() as work:
        made = invite(work, case_id, asked, None, length)
    token = secrets.token_urlsafe(16)
    _made.put(token, _Set(session=desk.session, case_id=case_id, letters=made))
    return to(place_of(case_id, f"/letters/{token}"))


def _asked(everyone: Sequence[Present], whom: Whom, party: str) -> list[PartyId]:
    seats = [each.seat for each in everyone]
    match whom:
        case Whom.ALL:
            return [each.party_id for each in seats]
        case Whom.NOT_IN:
            return [each.party_id for each in seats if each.used_at is None]
        case Whom.ONE:
            return [each.party_id for each in seats if each.party_id == party]
    return [each.party_id for each in seats if each.role is ROLE[whom]]


@router.get("/{token}")
def show(desk: DeskOf, case_id: CaseId, token: str) -> Response:
    """The letters, one a printed page."""
    shown = _printed(desk, case_id, token)
    with desk.reading() as db:
        case = desk.case(db, case_id, Action.INVITE)
    answer = desk.page("letters", case=case, letters=shown, where=desk.request.url.path)
    answer.headers.update(NO_STORE)
    return answer


@router.get("/{token}/letters.docx")
def word_file(desk: DeskOf, case_id: CaseId, token: str, lang: PageLanguage) -> Response:
    """The letters as a Word document."""
    return file(letters_docx(_printed(desk, case_id, token), lang), "letters.docx", WORD)


@router.get("/{token}/links.csv")
def links(desk: DeskOf, case_id: CaseId, token: str, lang: PageLanguage) -> Response:
    """The links as a table, for a mail merge of the municipality."""
    return csv_file(letters_table(_printed(desk, case_id, token)), lang)


def _printed(desk: Desk, case_id: CaseId, token: str) -> list[Printed]:
    desk.may(Action.INVITE)
    found = _made.of(token, _forgotten)
    if (found.session, found.case_id) != (desk.session, case_id):
        raise LettersForgottenError
    with desk.reading() as db:
        return printed(db, case_id, found.letters, desk.service.settings.public_url)


def _forgotten() -> _Set:
    raise LettersForgottenError
