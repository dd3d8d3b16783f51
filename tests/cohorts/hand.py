"""A call that one can follow with a pencil: pupils alike, one employer, nothing ever goes wrong."""

from datetime import date
from typing import Final

from matching.domain import (
    BudgetLine,
    Case,
    CaseKind,
    Employer,
    EmployerId,
    FirmId,
    Level,
    Occupation,
    OccupationId,
    PolicyChange,
    Position,
    PositionId,
    PositionPreference,
    Scholar,
    ScholarId,
    ScholarPreference,
)
from matching.money import Cents, Hundredths
from matching.rules.book import PolicyBook
from scenarios.cohorts import rates_book, rates_with

DAY: Final = date(2024, 10, 15)
EVER: Final = date(2019, 9, 1)
SMITH: Final = OccupationId("oblikovalec kovin")
ENOUGH: Final = 200
"""Applicants of whom, however they are drawn, never fewer than 100 come."""


def changed(**values: str) -> tuple[PolicyChange, ...]:
    """Changes of parameters or rates from ever on."""
    return tuple(
        PolicyChange(parameter=name, value=value, begins=EVER) for name, value in values.items()
    )


def nothing_happens(**but: str) -> PolicyBook:
    """Rates under which nobody repeats, drops out, leaves, declines or closes; ``but`` some."""
    zero = [
        name
        for name, parameter in rates_book().parameters.items()
        if parameter.unit == "percent" and name not in {"places_open", "accepts_flexible"}
    ]
    rates = dict.fromkeys(zero, "0.00") | {"places_open": "100.00", "accepts_flexible": "100.00"}
    return rates_with(changed(**(rates | but)))


def alike(
    *,
    places: int = 100,
    employers: int = 1,
    amount: Cents = Cents(100_00),  # noqa: B008
    last_year_months: int = 12,
    **policy: str,
) -> Case:
    """Pupils who learn three school years, for 100 EUR a month of which the cap of 40 is paid.

    Places are of each employer.
    """
    smithies = [PositionId(f"P-{no}") for no in range(1, employers + 1)]
    pupils = [ScholarId(f"S-{no:03}") for no in range(1, ENOUGH + 1)]
    rules = {
        "cap_secondary": "40.00",
        "paid_months_last_year_secondary": str(last_year_months),
        "least_firms_visited": "0",
        "unvisited_employers": "allow",
        **policy,
    }
    return Case(
        name="by hand",
        kind=CaseKind.CALL,
        on=DAY,
        school_year="2024/25",
        seed="1",
        seed_source="none",
        target=100,
        budget=(BudgetLine(name="line", limit=Cents(1_000_000_00), school_year="2024/25"),),
        changes=changed(**rules),
        occupations=(Occupation(occupation=SMITH, level=Level.SECONDARY, group="strojništvo"),),
        scholars=tuple(_pupil(pupil, no) for no, pupil in enumerate(pupils, 1)),
        employers=tuple(_employer(smithy) for smithy in smithies),
        positions=tuple(_position(smithy, places, amount) for smithy in smithies),
        scholar_preferences=tuple(
            ScholarPreference(scholar_id=pupil, position_id=smithy, rank=rank)
            for pupil in pupils
            for rank, smithy in enumerate(smithies, 1)
        ),
        position_preferences=tuple(
            PositionPreference(position_id=smithy, scholar_id=pupil, rank=1)
            for smithy in smithies
            for pupil in pupils
        ),
    )


def _pupil(scholar_id: ScholarId, number: int) -> Scholar:
    return Scholar(
        scholar_id=scholar_id,
        level=Level.SECONDARY,
        occupation=SMITH,
        completes_on=date(2027, 8, 31),
        municipality="Velenje",
        citizenship="SI",
        employed=False,
        other_scholarships=(),
        points=Hundredths(100),
        application_no=number,
    )


def _employer(position: PositionId) -> Employer:
    name = position.replace("P", "E")
    return Employer(
        employer_id=EmployerId(name),
        name=name,
        firm=FirmId(name),
        municipality="Velenje",
        insolvent=False,
        call_published_on=date(2024, 6, 1),
    )


def _position(position: PositionId, places: int, amount: Cents) -> Position:
    return Position(
        position_id=position,
        employer_id=EmployerId(position.replace("P", "E")),
        occupation=SMITH,
        level=Level.SECONDARY,
        places=places,
        monthly_amount=amount,
        accepts_unfunded=False,
    )
