"""A part on a page: the draft with its version, saved from what a form says."""

from dataclasses import dataclass
from typing import Protocol, TypeVar

from fastapi import Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from api.identity.may import Action
from api.lifecycle.bodies import Body, read_body
from api.lifecycle.handing_in import Given, Receipt, body_json, confirm, receipts, save
from api.lifecycle.last_year import as_last_year
from api.pages.party.visit import Form, Visit
from api.store.canonical import sha256
from api.store.errors import StaleVersionError
from api.store.states import Part
from api.store.submissions import submission
from matching.errors import InputError
from matching.words import Text, text

Some = TypeVar("Some", bound=Body)
SEE_OTHER = 303


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What a page shows of a part.

    Parameters
    ----------
    version : of the draft; 0 while there is none.
    receipt : the latest one.
    changed : the draft is another than the version that was confirmed last.
    """

    body: Body
    version: int
    receipt: Receipt | None
    changed: bool

    def of(self, kind: type[Some]) -> Some:
        """The body, which is of this form."""
        assert isinstance(self.body, kind)
        return self.body


def drafted(db: Session, here: Visit, part: Part) -> Drafted:
    """The draft of a part; while there is none, what the case has of the party."""
    found = submission(db, here.party_id, part)
    made = receipts(db, here.party_id, part)
    latest = made[0] if made else None
    if found is None:
        body = as_last_year(db, here.party_id, part)
        return Drafted(body=body, version=0, receipt=latest, changed=False)
    body = read_body(part, found.body)
    changed = latest is not None and latest.sha256 != sha256(found.body)
    return Drafted(body=body, version=found.version, receipt=latest, changed=changed)


def version_in(form: Form) -> int:
    """The version that a form builds on; 0 for the first draft."""
    given = form.get("version", "")
    if not given.isdigit() or len(given) > 9:
        raise StaleVersionError(0)
    return int(given)


def saved(here: Visit, part: Part, body: Body | bytes, version: int) -> int:
    """Save a draft; its new version.

    Raises
    ------
    InputError, StaleVersionError, StateError
    """
    here.must(Action.EDIT_SUBMISSION)
    data = body if isinstance(body, bytes) else body_json(body)
    given = Given(owner=here.party_id, part=part, data=data, expected=version or None)
    return save(here.store, here.at, given).version


def confirmed(here: Visit, part: Part, version: int) -> Receipt:
    """Confirm what the page shows; without a draft yet that is saved first. Raises as `saved`."""
    here.must(Action.CONFIRM_SUBMISSION)
    if version == 0:
        with here.store.reading() as db:
            shown = drafted(db, here, part).body
        version = saved(here, part, shown, 0)
    with here.store.writing(here.identity.actor, here.at) as work:
        return confirm(work, here.party_id, part, version)


STALE = text(
    "This was changed in another window, or by somebody else of yours, since you opened it. What "
    "you entered is still here, but it is not saved yet. Look it over and save it again."
)


class Again(Protocol):
    """Shows the form again, with what was entered and what is wrong."""

    def __call__(
        self,
        status: int,
        *,
        faults: dict[str, Text] | None = None,
        notice: Text | None = None,
        version: str | int,
    ) -> Response:
        """The page."""
        ...


def handed_in(here: Visit, part: Part, body: bytes, form: Form, again: Again) -> Response | None:
    """Save a form, and confirm it if that button was pressed.

    The receipt where it was confirmed, the form again where it could not be saved; None where it
    is saved.
    """
    try:
        version = saved(here, part, body, version_in(form))
        if "confirm" in form:
            confirmed(here, part, version)
            return RedirectResponse(f"/receipt/{part}", status_code=SEE_OTHER)
    except InputError as wrong:
        return again(422, faults=faults_of(wrong), version=form["version"])
    except StaleVersionError as stale:
        return again(412, notice=STALE, version=stale.found)
    return None


def faults_of(error: InputError) -> dict[str, Text]:
    """What is wrong, by the path of its field."""
    return {fault.column or "": fault.problem for fault in error.faults}
