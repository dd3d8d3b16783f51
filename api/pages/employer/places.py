"""The employer's places and amounts, with who pays what as they are typed."""

from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.orm import Session

from api.identity.may import Action
from api.lifecycle.handing_in import case_for
from api.lifecycle.last_year import as_last_year
from api.lifecycle.split import split
from api.pages.party.drafts import SEE_OTHER, Drafted, drafted, handed_in, saved, version_in
from api.pages.party.fields import fields_of, json_of, packed, rows_of, with_levels
from api.pages.party.visit import EmployerHere, Filled, Form, Visit
from api.store.states import Part
from matching.domain import Case, Level, OccupationId
from matching.money import Cents, plain
from matching.rules.cofunding import MonthlyPayment
from matching.tables.kinds import AMOUNT, COUNT
from matching.words import Text

router = APIRouter(prefix="/employer/places", include_in_schema=False)

OF = "positions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """A row of the form whose amount can be read: who pays what of one place in a month."""

    occupation: OccupationId
    places: int
    month: MonthlyPayment

    @property
    def municipality(self) -> Cents:
        """For all places together."""
        return Cents(self.month.municipality * self.places)

    @property
    def employer(self) -> Cents:
        """For all places together."""
        return Cents(self.month.employer * self.places)


@router.get("")
def show(here: EmployerHere, confirm: bool = False) -> Response:
    """The draft, or what the case has."""
    here.must(Action.READ_SUBMISSION)
    with here.store.reading() as db:
        draft = drafted(db, here, Part.PLACES)
    return _page(here, draft, fields_of(draft.body), saved_now=confirm)


@router.get("/split")
def split_of(here: EmployerHere) -> Response:
    """Who pays what, for amounts that are not saved."""
    here.must(Action.READ_SUBMISSION)
    form = dict(here.request.query_params)
    with here.store.reading() as db:
        paid = _paid(db, here, form)
    return here.page("employer/split.html.j2", paid=paid)


@router.post("")
def save(here: EmployerHere, form: Filled) -> Response:
    """Save, and confirm if that button was pressed."""
    with here.store.reading() as db:
        before = drafted(db, here, Part.PLACES)
        case = _case(db, here)
    fields = with_levels(_plain(packed(form, OF, "occupation")), OF, case)
    again = partial(_page, here, before, fields)
    answer = handed_in(here, Part.PLACES, json_of(fields, OF), form, again)
    return answer or RedirectResponse("/employer/places?confirm=1", status_code=SEE_OTHER)


@router.post("/last-year")
def last_year(here: EmployerHere, form: Filled) -> Response:
    """Begin with the places of last year."""
    with here.store.reading() as db:
        body = as_last_year(db, here.party_id, Part.PLACES)
    saved(here, Part.PLACES, body, version_in(form))
    return RedirectResponse("/employer/places?confirm=1", status_code=SEE_OTHER)


def _page(  # noqa: PLR0913, what one form shows
    here: Visit,
    draft: Drafted,
    fields: Form,
    status: int = 200,
    *,
    faults: dict[str, Text] | None = None,
    notice: Text | None = None,
    version: str | int | None = None,
    saved_now: bool = False,
) -> Response:
    with here.store.reading() as db:
        occupations = _case(db, here).occupations
        paid = _paid(db, here, fields)
    rows = rows_of(fields, OF)
    return here.form_page(
        "employer/places.html.j2",
        fields,
        status,
        draft=draft,
        rows=[*rows, len(rows)],
        occupations=occupations,
        paid=paid,
        faults=faults or {},
        notice=notice,
        version=draft.version if version is None else version,
        saved_now=saved_now,
    )


def _case(db: Session, here: Visit) -> Case:
    return case_for(db, here.me.case_id)


def _plain(fields: Form) -> Form:
    """Amounts as the part has them: ``150,5`` becomes ``150.50``; what is none stays as it is."""
    return {
        name: plain(amount) if name.endswith("_eur") and (amount := _amount(value)) else value
        for name, value in fields.items()
    }


def _paid(db: Session, here: Visit, form: Form) -> list[Paid]:
    """The rows that can be reckoned."""
    case = _case(db, here)
    levels = {each.occupation: each.level for each in case.occupations}
    found = []
    for row in rows_of(form, OF):
        occupation = OccupationId(form.get(f"{OF}.{row}.occupation", ""))
        amount = _amount(form.get(f"{OF}.{row}.monthly_amount_eur", ""))
        level: Level | None = levels.get(occupation)
        if amount is None or level is None:
            continue
        month = split(db, here.me.case_id, level, amount, case.on)
        places = _count(form.get(f"{OF}.{row}.places", ""))
        found.append(Paid(occupation=occupation, places=places, month=month))
    return found


def _amount(given: str) -> Cents | None:
    try:
        amount: Cents = AMOUNT.read(given.strip())
    except ValueError:
        return None
    return amount if 0 <= amount < 100_000_000 else None


def _count(given: str) -> int:
    try:
        count: int = COUNT.read(given.strip())
    except ValueError:
        return 0
    return min(count, 1_000)
