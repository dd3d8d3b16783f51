"""The graduate's list: up, down, the line “rather none”; every move is saved with its version."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse

from api.identity.may import Action
from api.lifecycle.bodies import Wishes
from api.lifecycle.handing_in import case_for
from api.lifecycle.own import Met, employers_met
from api.pages.graduate.advice import RATHER_NONE, advice
from api.pages.graduate.chances import chances
from api.pages.graduate.order import LINE, Move, lines_of, moved
from api.pages.party.deadline import deadline
from api.pages.party.drafts import confirmed, drafted, saved, version_in
from api.pages.party.names import names_for
from api.pages.party.visit import Filled, ScholarHere, Visit
from api.store.errors import NotFoundError, StaleVersionError
from api.store.states import Part
from matching.domain import Position, ScholarId
from matching.words import Text, counted, text

router = APIRouter(prefix="/graduate/list", include_in_schema=False)

Last = Annotated[str | None, Query(alias="moved", max_length=64)]
MOVED_MEANWHILE = text(
    "Your list was changed in another window since you opened this page. Your last click was not "
    "made; this is the list as it stands now. Please click again."
)


@router.get("")
def show(here: ScholarHere, last: Last = None) -> Response:
    """The list."""
    here.must(Action.READ_SUBMISSION)
    return _page(here, last)


@router.post("")
def move(here: ScholarHere, form: Filled) -> Response:
    """Move one wish, or the line, and save."""
    kind, _, position = form.get("move", "").partition(":")
    if kind not in tuple(Move):
        raise NotFoundError("move")
    with here.store.reading() as db:
        before = drafted(db, here, Part.WISHES).of(Wishes)
    try:
        saved(here, Part.WISHES, moved(before, Move(kind), position), version_in(form))
    except StaleVersionError:
        return _page(here, None, 412)
    query = urlencode({"moved": position})
    return RedirectResponse(f"/graduate/list?{query}#moved", status_code=303)


@router.post("/confirm")
def confirm(here: ScholarHere, form: Filled) -> Response:
    """Confirm the list."""
    try:
        confirmed(here, Part.WISHES, version_in(form))
    except StaleVersionError:
        return _page(here, None, 412)
    return RedirectResponse(f"/receipt/{Part.WISHES}", status_code=303)


def _page(here: Visit, last: str | None, status: int = 200) -> Response:
    with here.store.reading() as db:
        draft = drafted(db, here, Part.WISHES)
        met = employers_met(db, here.party_id, with_notes=True)
        names = names_for(db, here.party_id)
        case = case_for(db, here.me.case_id)
        past = chances(db, here.me.case_id, here.me.kind)
    wishes, rather_none = draft.of(Wishes), RATHER_NONE[here.me.kind]
    lines = lines_of(wishes)
    about = case.scholar_by_id()[ScholarId(here.me.case_key)]
    return here.page(
        "graduate/list.html.j2",
        status,
        draft=draft,
        lines=lines,
        line=LINE,
        rather_none=rather_none,
        above=len(wishes.ranked),
        offers={each.position_id: (at, each) for at in met for each in at.positions},
        names=names,
        unplaced=list(_unplaced(met, lines)),
        advice=advice(case, held=about.held_position is not None),
        chances=past,
        deadline=deadline(here.me.closes_at, here.at),
        moved=last,
        notice=MOVED_MEANWHILE if status == 412 else None,
        said_of_move=None
        if last is None
        else _said(lines, last, names.position(last) if last else rather_none),
    )


def _unplaced(met: tuple[Met, ...], lines: list[str]) -> list[tuple[Met, Position]]:
    """Positions of employers met that stand neither above nor below the line."""
    return [(at, each) for at in met for each in at.positions if each.position_id not in lines]


def _said(lines: list[str], position: str, name: Text | str) -> Text | None:
    """Where a wish stands after a move, for whoever hears the page."""
    if position not in lines:
        return None
    line = lines.index(LINE)
    if position == LINE:
        return counted(
            "The line “{name}” stands below {n} wish.",
            "The line “{name}” stands below {n} wishes.",
            n=line,
            name=name,
        )
    at = lines.index(position)
    if at > line:
        return text("{name}: below the line, not acceptable", name=name)
    return text("{name}: place {place} of {of}", name=name, place=at + 1, of=line)
