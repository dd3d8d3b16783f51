"""Who comes, and what the contract with each needs."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Response

from api.identity.may import Action
from api.lifecycle.results import Coming, coming
from api.pages.party.names import names_for
from api.pages.party.visit import EmployerHere
from api.store.errors import StateError
from api.store.words import word
from matching.money import Cents

router = APIRouter(prefix="/employer/coming", include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Months one after another in which the same is paid."""

    first: date
    last: date
    months: int
    amount: Cents
    municipality: Cents
    employer: Cents


@router.get("")
def show(here: EmployerHere) -> Response:
    """Who has an award here."""
    here.must(Action.READ_RESULT)
    with here.store.reading() as db:
        try:
            found = coming(db, here.party(db))
        except StateError:
            return here.page("employer/coming.html.j2", coming=None)
        names = names_for(db, here.party_id)
    return here.page(
        "employer/coming.html.j2",
        coming=[(each, rates(each)) for each in found],
        names=names,
        answer=word,
    )


def rates(each: Coming) -> list[Rate]:
    """The paid months of a contract, as few lines as there are different ones."""
    found: list[Rate] = []
    for paid in each.granted.paid:
        split = (paid.amount, paid.municipality, paid.employer)
        last = found[-1] if found else None
        if last is not None and (last.amount, last.municipality, last.employer) == split:
            first, months = last.first, last.months + 1
            found.pop()
        else:
            first, months = paid.month, 1
        found.append(
            Rate(
                first=first,
                last=paid.month,
                months=months,
                amount=paid.amount,
                municipality=paid.municipality,
                employer=paid.employer,
            )
        )
    return found
