"""What the municipality sets itself."""

from fastapi import Response

from api.identity.may import Action
from api.pages.officer.desk import DeskOf, FormOf, to
from api.pages.officer.door import HOME, room
from api.pages.officer.fields import count_in, maybe_in, version_in, words_in
from api.store.town import TownSays, set_town, town
from matching.words import text

router = room("/town")
NOTICE = 4_000
MONTHS = 1_200
DAYS = 365


@router.get("")
def show(desk: DeskOf, saved: bool = False) -> Response:
    """The settings."""
    desk.may(Action.READ_TOWN)
    with desk.reading() as db:
        return desk.page("town", town=town(db), saved=saved)


@router.post("")
def save(desk: DeskOf, form: FormOf) -> Response:
    """Replace the settings."""
    desk.may(Action.EDIT_TOWN)
    says = TownSays(
        name=words_in(form, "name", text("Name")),
        appeal_sl=maybe_in(form, "appeal_sl", text("Notice of appeal"), NOTICE) or "",
        appeal_en=maybe_in(form, "appeal_en", text("Notice of appeal"), NOTICE) or "",
        retention_months=count_in(form, "retention_months", text("Months of keeping"), 1, MONTHS),
        answer_days=count_in(form, "answer_days", text("Days for an answer"), 1, DAYS),
    )
    with desk.writing() as work:
        set_town(work, says, version_in(form))
    return to(f"{HOME}/town?saved=true")
