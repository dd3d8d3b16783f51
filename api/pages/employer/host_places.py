"""Places and mentors for practice, with a hint where they do not agree with the rest."""

from collections.abc import Iterator
from functools import partial

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from api.identity.may import Action
from api.lifecycle.bodies import HostPlaces, HostPlacesOf
from api.lifecycle.handing_in import case_for
from api.lifecycle.last_year import as_last_year
from api.pages.party.drafts import SEE_OTHER, Drafted, drafted, handed_in, saved, version_in
from api.pages.party.fields import fields_of, json_of, packed, rows_of, with_levels
from api.pages.party.visit import EmployerHere, Filled, Form, Visit
from api.store.states import Part
from matching.domain import Case, Period, Stay
from matching.words import Text, counted, text

router = APIRouter(prefix="/employer/host-places", include_in_schema=False)

OF = "host_places"


@router.get("")
def show(here: EmployerHere) -> Response:
    """The draft, or what the case has."""
    here.must(Action.READ_SUBMISSION)
    with here.store.reading() as db:
        draft = drafted(db, here, Part.HOST_PLACES)
    return _page(here, draft, fields_of(draft.body))


@router.post("")
def save(here: EmployerHere, form: Filled) -> Response:
    """Save, and confirm if that button was pressed."""
    with here.store.reading() as db:
        before = drafted(db, here, Part.HOST_PLACES)
        case = case_for(db, here.me.case_id)
    fields = with_levels(packed(form, OF, "occupation"), OF, case)
    again = partial(_page, here, before, fields)
    answer = handed_in(here, Part.HOST_PLACES, json_of(fields, OF), form, again)
    return answer or RedirectResponse("/employer/host-places", status_code=SEE_OTHER)


@router.post("/last-year")
def last_year(here: EmployerHere, form: Filled) -> Response:
    """Begin with the places of last year."""
    with here.store.reading() as db:
        body = as_last_year(db, here.party_id, Part.HOST_PLACES)
    saved(here, Part.HOST_PLACES, body, version_in(form))
    return RedirectResponse("/employer/host-places", status_code=SEE_OTHER)


def _page(  # noqa: PLR0913, what one form shows
    here: Visit,
    draft: Drafted,
    fields: Form,
    status: int = 200,
    *,
    faults: dict[str, Text] | None = None,
    notice: Text | None = None,
    version: str | int | None = None,
) -> Response:
    with here.store.reading() as db:
        case = case_for(db, here.me.case_id, Part.STAYS)
    rows = rows_of(fields, OF)
    return here.form_page(
        "employer/host_places.html.j2",
        fields,
        status,
        draft=draft,
        rows=[*rows, len(rows)],
        periods=case.periods,
        occupations=case.occupations,
        hints=list(hints(case, here.me.case_key, draft.of(HostPlaces))),
        faults=faults or {},
        notice=notice,
        version=draft.version if version is None else version,
    )


def hints(case: Case, employer: str, body: HostPlaces) -> Iterator[Text]:
    """Where places, mentors, periods and stays that are planned do not agree."""
    periods = {str(each.period_id): each for each in case.periods}
    stays = [each for each in case.stays if each.employer_id == employer]
    for each in body.host_places:
        facts = {"period": each.period_id, "occupation": each.occupation}
        if each.places > each.mentors:
            yield counted(
                "{period}, {occupation}: more places than mentors; only {n} place can be filled, "
                "as each mentor guides one person at a time.",
                "{period}, {occupation}: more places than mentors; only {n} places can be filled, "
                "as each mentor guides one person at a time.",
                n=each.mentors,
                **facts,
            )
        if each.period_id in periods and each.level not in periods[each.period_id].levels:
            yield text("{period}, {occupation}: this period is not open to this level.", **facts)
    for period in case.periods:
        yield from _full(case, period, stays, body.host_places)


def _full(
    case: Case, period: Period, stays: list[Stay], rows: list[HostPlacesOf]
) -> Iterator[Text]:
    """More people come in a period than there are places for their occupation."""
    scholars = case.scholar_by_id()
    for each in rows:
        coming = sum(
            stay.begins <= period.until
            and period.begins <= stay.until
            and stay.scholar_id in scholars
            and scholars[stay.scholar_id].occupation == each.occupation
            for stay in stays
        )
        if each.period_id == period.period_id and coming > each.places:
            yield counted(
                "{period}, {occupation}: {n} stay is arranged already, more than the places here.",
                "{period}, {occupation}: {n} stays are arranged already, more than the places "
                "here.",
                n=coming,
                period=period.period_id,
                occupation=each.occupation,
            )
