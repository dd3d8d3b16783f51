"""The employer's ranking of one position, by buttons; every move is saved with its version."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from api.identity.may import Action
from api.lifecycle.bodies import Ranking, RankingOf
from api.lifecycle.own import Intern, interns, own_positions
from api.pages.employer.moves import Move, moved, place_of
from api.pages.party.drafts import Drafted, confirmed, drafted, saved, version_in
from api.pages.party.names import names_for
from api.pages.party.visit import EmployerHere, Filled, Visit
from api.store.errors import NotFoundError, StaleVersionError
from api.store.states import Part
from matching.domain import Position, StayStatus
from matching.words import Text, text

router = APIRouter(prefix="/employer/ranking", include_in_schema=False)

Named = Annotated[str, Query(max_length=64)]
MOVED_MEANWHILE = text(
    "The list was changed in another window since you opened this page. Your last click was not "
    "made; this is the list as it stands now. Please click again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A scholar on the page, with what the employer knows."""

    scholar_id: str
    name: str
    hours: int
    note: str | None


@router.get("")
def show(here: EmployerHere, position: Named = "", scholar: Named = "") -> Response:
    """The ranking of a position; of the first one where none is named."""
    here.must(Action.READ_SUBMISSION)
    return _page(here, position, scholar)


@router.post("")
def move(here: EmployerHere, form: Filled) -> Response:
    """Move one scholar, and save."""
    kind, _, scholar = form.get("move", "").partition(":")
    position = form.get("position", "")
    if kind not in tuple(Move):
        raise NotFoundError("move")
    with here.store.reading() as db:
        before = drafted(db, here, Part.RANKING).of(Ranking)
        _own(own_positions(db, here.party_id), position)
    try:
        after = _with(before, moved(_of(before, position), Move(kind), scholar))
        saved(here, Part.RANKING, after, version_in(form))
    except StaleVersionError:
        return _page(here, position, scholar, 412)
    query = urlencode({"position": position, "scholar": scholar})
    return RedirectResponse(f"/employer/ranking?{query}#moved", status_code=303)


@router.post("/confirm")
def confirm(here: EmployerHere, form: Filled) -> Response:
    """Confirm the rankings of all positions."""
    try:
        confirmed(here, Part.RANKING, version_in(form))
    except StaleVersionError:
        return _page(here, form.get("position", ""), "", 412)
    return RedirectResponse(f"/receipt/{Part.RANKING}", status_code=303)


def _page(here: Visit, position: str, scholar: str, status: int = 200) -> Response:
    with here.store.reading() as db:
        draft = drafted(db, here, Part.RANKING)
        positions = own_positions(db, here.party_id)
        if not positions:
            return here.page("employer/no_places.html.j2")
        chosen = _own(positions, position) if position else positions[0]
        ranking = _of(draft.of(Ranking), chosen.position_id)
        met = _met(db, here, chosen, ranking)
    return here.page(
        "employer/ranking.html.j2",
        status,
        **_facts(draft, ranking, met),
        positions=positions,
        chosen=chosen,
        moved=scholar,
        notice=MOVED_MEANWHILE if status == 412 else None,
        said_of_move=_said(ranking, met.get(scholar)) if status == 200 else None,
    )


def _facts(draft: Drafted, ranking: RankingOf, met: dict[str, Shown]) -> dict[str, object]:
    placed = {each for group in ranking.ranked for each in group} | set(ranking.not_acceptable)
    return {
        "draft": draft,
        "ranked": [[met[each] for each in group] for group in ranking.ranked],
        "barred": [met[each] for each in ranking.not_acceptable],
        "unranked": [each for key, each in met.items() if key not in placed],
    }


def _said(ranking: RankingOf, shown: Shown | None) -> Text | None:
    """Where a scholar stands after a move, for whoever hears the page."""
    if shown is None:
        return None
    place = place_of(ranking, shown.scholar_id)
    if place is not None:
        of = len(ranking.ranked)
        return text("{name}: place {place} of {of}", name=shown.name, place=place, of=of)
    if shown.scholar_id in ranking.not_acceptable:
        return text("{name}: not acceptable", name=shown.name)
    return text("{name}: not ranked", name=shown.name)


def _met(db: Session, here: Visit, position: Position, ranking: RankingOf) -> dict[str, Shown]:
    """Scholars of the position's occupation and level who were here, and whoever is listed."""
    names = names_for(db, here.party_id)
    listed = {each for group in ranking.ranked for each in group} | set(ranking.not_acceptable)
    found = {
        each.scholar_id: Shown(
            scholar_id=each.scholar_id,
            name=names.scholar(each.scholar_id),
            hours=_hours(each),
            note=each.note,
        )
        for each in interns(db, here.party_id)
        if each.scholar_id in listed or (_fits(each, position) and _hours(each))
    }
    for unknown in sorted(listed - set(found)):
        found[unknown] = Shown(scholar_id=unknown, name=unknown, hours=0, note=None)
    return found


def _fits(intern: Intern, position: Position) -> bool:
    return (intern.occupation, intern.level) == (position.occupation, position.level)


def _hours(intern: Intern) -> int:
    return sum(stay.hours for stay in intern.stays if stay.status is not StayStatus.PLANNED)


def _own(positions: Sequence[Position], position: str) -> Position:
    found = next((each for each in positions if each.position_id == position), None)
    if found is None:
        raise NotFoundError("position")
    return found


def _of(ranking: Ranking, position: str) -> RankingOf:
    found = (each for each in ranking.positions if each.position_id == position)
    return next(found, RankingOf(position_id=position, ranked=[]))


def _with(ranking: Ranking, one: RankingOf) -> Ranking:
    others = [each for each in ranking.positions if each.position_id != one.position_id]
    every = sorted((*others, one), key=lambda each: each.position_id)
    return Ranking(positions=every)
