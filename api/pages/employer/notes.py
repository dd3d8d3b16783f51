"""The employer's own notes on those who were there; nobody else reads them."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from api.identity.may import Action
from api.lifecycle.bodies import Assessments
from api.lifecycle.own import interns
from api.pages.party.drafts import STALE, drafted, faults_of, saved, version_in
from api.pages.party.fields import json_of, packed, rows_of
from api.pages.party.names import names_for
from api.pages.party.visit import EmployerHere, Filled, Form, Visit
from api.store.errors import StaleVersionError
from api.store.states import Part
from matching.errors import InputError
from matching.words import Text

router = APIRouter(prefix="/employer/notes", include_in_schema=False)

OF = "assessments"


@router.get("")
def show(here: EmployerHere) -> Response:
    """A note for each."""
    here.must(Action.READ_SUBMISSION)
    with here.store.reading() as db:
        draft = drafted(db, here, Part.ASSESSMENTS)
    notes = {each.scholar_id: each.note for each in draft.of(Assessments).assessments}
    return _page(here, notes, draft.version)


@router.post("")
def save(here: EmployerHere, form: Filled) -> Response:
    """Save all notes."""
    fields = packed(form, OF, "note")
    notes = {
        fields.get(f"{OF}.{row}.scholar_id", ""): fields[f"{OF}.{row}.note"]
        for row in rows_of(fields, OF)
    }
    try:
        saved(here, Part.ASSESSMENTS, json_of(fields, OF), version_in(form))
    except InputError as wrong:
        return _page(here, notes, form["version"], 422, faults=faults_of(wrong))
    except StaleVersionError as stale:
        return _page(here, notes, stale.found, 412, notice=STALE)
    return RedirectResponse("/employer/notes?saved=1", status_code=303)


def _page(  # noqa: PLR0913, what one form shows
    here: Visit,
    notes: Form,
    version: int | str,
    status: int = 200,
    *,
    faults: dict[str, Text] | None = None,
    notice: Text | None = None,
) -> Response:
    with here.store.reading() as db:
        found, names = interns(db, here.party_id), names_for(db, here.party_id)
    return here.form_page(
        "employer/notes.html.j2",
        notes,
        status,
        interns=found,
        names=names,
        version=version,
        faults=faults or {},
        notice=notice,
        saved_now="saved" in here.request.query_params,
    )
