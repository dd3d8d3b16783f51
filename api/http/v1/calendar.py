"""``/v1/me/calendar.ics``: stays that are planned or confirmed, for any calendar program."""

from typing import Any, Final

from fastapi import APIRouter, Response

from api.http.asking import Now, StoreOf
from api.http.documents import problems
from api.http.language import Language
from api.http.problems import spoken
from api.http.v1.mine import Calendar
from api.lifecycle.own_calendar import own_calendar

router = APIRouter(prefix="/me", tags=["calendar"])

MEDIA_TYPE: Final = "text/calendar"
_ICS: Final[dict[int | str, Any]] = {
    200: {"description": "The calendar.", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}
}


@router.get("/calendar.ics", response_class=Response, responses={**_ICS, **problems(401, 403)})
def get_calendar(own: Calendar, store: StoreOf, now: Now, lang: Language) -> Response:
    """My stays, or those of my interns by their id."""
    with store.reading() as db:
        body = own_calendar(db, own, now, lang)
    return Response(body, media_type=MEDIA_TYPE, headers=spoken(lang))
