"""What letters of invitation say, on a page, in a Word document, in a table."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from api.identity.invitations import Letter
from api.pages.party.deadline import moment
from api.store.cases import stored_case
from api.store.days import local_day
from api.store.names import CaseId
from api.store.states import PartyRole
from api.store.tables.cases import StoredCase
from api.store.town import town
from api.store.words import word
from matching.report.table import Column, Kind, Table, tabulate
from matching.words import Lang, Text, say, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A letter as it is printed."""

    letter: Letter = field(repr=False)
    sender: str
    link: str = field(repr=False)
    title: Text
    says: tuple[Text, ...]

    @property
    def addressee(self) -> tuple[str, ...]:
        """The lines of the address; the id in the case where no name is known."""
        lines = (self.letter.name or self.letter.case_key, *(self.letter.address or "").split("\n"))
        return tuple(each for each in lines if each)


ASKS = {
    PartyRole.EMPLOYER: text(
        "please state your places and amounts, and rank those whom you would take. It takes about "
        "five minutes."
    ),
    PartyRole.SCHOLAR: text(
        "please say at which of the employers you would like to be, in your own order. Nobody else "
        "sees your list before the match."
    ),
    PartyRole.REPRESENTATIVE: text(
        "please look over what your child has confirmed, and confirm it too. Without that it does "
        "not count."
    ),
}


def printed(db: Session, case_id: CaseId, letters: Sequence[Letter], address: str) -> list[Printed]:
    """The letters of a case; ``address`` is where the service is reached."""
    case, sender = stored_case(db, case_id), town(db).name
    return [
        Printed(
            letter=each,
            sender=sender,
            link=f"{address}/invitation/{each.secret}",
            title=text("Invitation: {call}", call=case.name),
            says=_says(each, case),
        )
        for each in letters
    ]


def _says(letter: Letter, case: StoredCase) -> tuple[Text, ...]:
    until = text("The link opens until {day:day}.", day=local_day(letter.expires_at))
    used = text(
        "Open the address below and press the button. It signs you in without a password; the "
        "button works once, so use the device on which you will go on."
    )
    asks = ASKS[letter.role]
    if case.closes_at is None:
        return asks, used, until
    closes = text("Lists are taken until {when}.", when=moment(case.closes_at))
    return asks, closes, used, until


def letters_table(letters: Sequence[Printed]) -> Table:
    """The links as a table."""
    return tabulate(
        "links",
        text("Links"),
        letters,
        (Column(text("Id")), lambda each: each.letter.case_key),
        (Column(text("Role")), lambda each: word(each.letter.role)),
        (Column(text("Name")), lambda each: each.letter.name),
        (Column(text("E-mail or telephone")), lambda each: each.letter.contact),
        (Column(text("Address")), lambda each: each.letter.address),
        (Column(text("Link")), lambda each: each.link),
        (Column(text("Opens until"), Kind.DATE), lambda each: local_day(each.letter.expires_at)),
    )


def letters_docx(letters: Sequence[Printed], lang: Lang) -> bytes:
    """A Word document with a page for each letter."""
    import docx  # slow, and only here

    document = docx.Document()
    for number, each in enumerate(letters):
        sender = document.add_paragraph(each.sender)
        sender.paragraph_format.page_break_before = number > 0
        document.add_paragraph("\n".join(each.addressee))
        document.add_heading(say(each.title, lang), level=1)
        for sentence in each.says:
            document.add_paragraph(_capital(say(sentence, lang)))
        document.add_paragraph(each.link)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
