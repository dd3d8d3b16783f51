"""The graduate's stays: those that were, those to come, and where the next ones are wished."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from api.identity.may import Action
from api.lifecycle.bodies import OwnStay, Stays
from api.lifecycle.handing_in import case_for
from api.lifecycle.own import own_stays
from api.pages.party.drafts import SEE_OTHER, Drafted, drafted, handed_in
from api.pages.party.labels import KIND, STATUS
from api.pages.party.names import names_for
from api.pages.party.visit import Filled, Form, ScholarHere, Visit
from api.store.canonical import canonical
from api.store.states import Part
from matching.words import Text

router = APIRouter(prefix="/graduate/stays", include_in_schema=False)

WISHES = 3
"""Wishes for next stays that the form has room for."""
NEW = "new."
"""Begins the fields of a stay that is added."""


@router.get("")
def show(here: ScholarHere) -> Response:
    """Stays, and the form."""
    here.must(Action.READ_SUBMISSION)
    with here.store.reading() as db:
        draft = drafted(db, here, Part.STAYS)
    return _page(here, draft, _fields(draft))


@router.post("")
def save(here: ScholarHere, form: Filled) -> Response:
    """Save, and confirm if that button was pressed."""
    with here.store.reading() as db:
        draft = drafted(db, here, Part.STAYS)
    stays = [each for each in draft.of(Stays).stays if form.get("remove") != _key(each)]

    def again(
        status: int,
        *,
        faults: dict[str, Text] | None = None,
        notice: Text | None = None,
        version: str | int,
    ) -> Response:
        placed = _placed(faults or {}, len(stays))
        return _page(here, draft, form, status, faults=placed, notice=notice, version=version)

    answer = handed_in(here, Part.STAYS, _json(form, stays), form, again)
    return answer or RedirectResponse("/graduate/stays", status_code=SEE_OTHER)


def _fields(draft: Drafted) -> Form:
    stays = draft.of(Stays)
    wished = {f"wished.{place}": employer for place, employer in enumerate(stays.wished)}
    wanted = "" if stays.stays_wanted is None else str(stays.stays_wanted)
    return {**wished, "stays_wanted": wanted}


def _json(form: Form, stays: list[OwnStay]) -> bytes:
    """The draft's stays, the added one if an employer is chosen for it, and the wishes."""
    added = {name.removeprefix(NEW): value for name, value in form.items() if name.startswith(NEW)}
    wished = [form.get(f"wished.{place}", "") for place in range(WISHES)]
    body: dict[str, object] = {
        "stays": [
            *(each.model_dump(mode="json") for each in stays),
            *([added] if added.get("employer_id") else []),
        ],
        "wished": [employer for employer in wished if employer],
    }
    if form.get("stays_wanted"):
        body["stays_wanted"] = form["stays_wanted"]
    return canonical(body).encode()


def _placed(faults: dict[str, Text], added: int) -> dict[str, Text]:
    """Faults of the added stay by the names of its fields."""
    row = f"stays.{added}"
    return {
        f"{NEW}{name.removeprefix(row).lstrip('.') or 'until'}"
        if name.startswith(row)
        else name: said
        for name, said in faults.items()
    }


def _page(  # noqa: PLR0913, what one form shows
    here: Visit,
    draft: Drafted,
    fields: Form,
    status: int = 200,
    *,
    faults: dict[str, Text] | None = None,
    notice: Text | None = None,
    version: int | str | None = None,
) -> Response:
    with here.store.reading() as db:
        every, names = own_stays(db, here.party_id), names_for(db, here.party_id)
        own = _only_here(db, here, draft.of(Stays).stays)
    return here.form_page(
        "graduate/stays.html.j2",
        fields,
        status,
        draft=draft,
        stays=every,
        own=[(each, _key(each)) for each in own],
        names=names,
        kinds=KIND,
        statuses=STATUS,
        wishes=range(WISHES),
        faults=faults or {},
        notice=notice,
        version=draft.version if version is None else version,
    )


def _only_here(db: Session, here: Visit, stays: list[OwnStay]) -> list[OwnStay]:
    """Stays that the graduate added; the municipality's facts do not have them."""
    known = {
        (str(each.employer_id), each.begins)
        for each in case_for(db, here.me.case_id).stays
        if each.scholar_id == here.me.case_key
    }
    return [each for each in stays if (each.employer_id, each.begins) not in known]


def _key(stay: OwnStay) -> str:
    return f"{stay.begins.isoformat()} {stay.employer_id}"
