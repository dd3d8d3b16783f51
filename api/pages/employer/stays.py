"""Stays with the employer: hours to confirm, and those that were or will be."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from api.identity.may import Action
from api.lifecycle.bodies import Hours
from api.lifecycle.own import own_stays
from api.pages.party.drafts import STALE, Drafted, confirmed, drafted, faults_of, saved, version_in
from api.pages.party.fields import json_of, packed, rows_of
from api.pages.party.labels import KIND, STATUS
from api.pages.party.names import names_for
from api.pages.party.visit import EmployerHere, Filled, Form, Visit
from api.store.errors import StaleVersionError
from api.store.states import Part
from matching.domain import Stay, StayStatus
from matching.errors import InputError
from matching.words import Text

router = APIRouter(prefix="/employer/stays", include_in_schema=False)

OF = "stays"


@router.get("")
def show(here: EmployerHere) -> Response:
    """Stays that wait, and all the others."""
    here.must(Action.READ_SUBMISSION)
    with here.store.reading() as db:
        draft = drafted(db, here, Part.HOURS)
    return _page(here, draft, _ticked(draft))


@router.post("")
def confirm(here: EmployerHere, form: Filled) -> Response:
    """Confirm the hours of the stays that are ticked."""
    fields = packed(form, OF, "confirm")
    body = {name: value for name, value in fields.items() if not name.endswith(".confirm")}
    with here.store.reading() as db:
        before = drafted(db, here, Part.HOURS)
    try:
        version = saved(here, Part.HOURS, json_of(body, OF), version_in(form))
        confirmed(here, Part.HOURS, version)
    except InputError as wrong:
        return _page(here, before, _by_stay(fields), 422, faults=faults_of(wrong))
    except StaleVersionError as stale:
        return _page(here, before, _by_stay(fields), 412, notice=STALE, version=stale.found)
    return RedirectResponse(f"/receipt/{Part.HOURS}", status_code=303)


Ticked = dict[tuple[str, str], str]
"""Hours of the stays that are ticked, by scholar and first day."""


def _ticked(draft: Drafted) -> Ticked:
    """What was confirmed before; a stay that waits is not ticked until somebody does it."""
    if draft.version == 0:
        return {}
    stays = draft.of(Hours).stays
    return {(each.scholar_id, each.begins.isoformat()): str(each.hours) for each in stays}


def _by_stay(fields: Form) -> Ticked:
    return {
        (
            fields.get(f"{OF}.{row}.scholar_id", ""),
            fields.get(f"{OF}.{row}.begins", ""),
        ): fields.get(f"{OF}.{row}.hours", "")
        for row in rows_of(fields, OF)
    }


def _page(  # noqa: PLR0913, what one form shows
    here: Visit,
    draft: Drafted,
    ticked: Ticked,
    status: int = 200,
    *,
    faults: dict[str, Text] | None = None,
    notice: Text | None = None,
    version: int | None = None,
) -> Response:
    with here.store.reading() as db:
        every, names = own_stays(db, here.party_id), names_for(db, here.party_id)
    waiting = [each for each in every if each.status is StayStatus.DONE or _key(each) in ticked]
    return here.page(
        "employer/stays.html.j2",
        status,
        draft=draft,
        waiting=[(each, ticked.get(_key(each))) for each in waiting],
        others=[each for each in every if each not in waiting],
        names=names,
        kinds=KIND,
        statuses=STATUS,
        faults=faults or {},
        notice=notice,
        version=draft.version if version is None else version,
    )


def _key(stay: Stay) -> tuple[str, str]:
    return stay.scholar_id, stay.begins.isoformat()
