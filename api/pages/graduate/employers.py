"""The employers that the graduate met, and own notes from each stay."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from api.identity.may import Action
from api.lifecycle.bodies import Wishes
from api.lifecycle.own import employers_met
from api.pages.party.drafts import STALE, drafted, faults_of, saved, version_in
from api.pages.party.labels import KIND
from api.pages.party.visit import Filled, Form, ScholarHere, Visit
from api.store.canonical import canonical
from api.store.errors import StaleVersionError
from api.store.states import Part
from matching.errors import InputError
from matching.words import Text

router = APIRouter(prefix="/graduate/employers", include_in_schema=False)

NOTE = "note."


@router.get("")
def show(here: ScholarHere) -> Response:
    """A card for each employer."""
    here.must(Action.READ_SUBMISSION)
    with here.store.reading() as db:
        draft = drafted(db, here, Part.WISHES)
    return _page(here, dict(draft.of(Wishes).notes), draft.version)


@router.post("")
def save(here: ScholarHere, form: Filled) -> Response:
    """Save all notes; the list stays as it is."""
    given = {name.removeprefix(NOTE): value for name, value in form.items() if NOTE in name}
    notes = {employer: note.strip() for employer, note in given.items() if note.strip()}
    with here.store.reading() as db:
        wishes = drafted(db, here, Part.WISHES).of(Wishes)
    body = canonical({**wishes.model_dump(mode="json"), "notes": notes}).encode()
    try:
        saved(here, Part.WISHES, body, version_in(form))
    except InputError as wrong:
        return _page(here, notes, form["version"], 422, faults=faults_of(wrong))
    except StaleVersionError as stale:
        return _page(here, notes, stale.found, 412, notice=STALE)
    return RedirectResponse("/graduate/employers?saved=1", status_code=303)


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
        met = employers_met(db, here.party_id, with_notes=False)
    return here.form_page(
        "graduate/employers.html.j2",
        notes,
        status,
        met=met,
        kinds=KIND,
        version=version,
        faults=faults or {},
        notice=notice,
        saved_now="saved" in here.request.query_params,
    )
