"""One pair for which every rule holds; a test changes only the facts that it is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from matching.contract import Admissibility, Contract
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
    Position,
    PositionId,
    PositionPreference,
    Scholar,
    ScholarId,
    ScholarPreference,
    Stay,
    StayKind,
    StayStatus,
)
from matching.money import Cents, Hundredths
from matching.rules.admissible import admissible_contracts
from matching.rules.book import policy_book
from matching.rules.policy import Policy

MATCH_DAY: Final = date(2024, 10, 15)
"""The day of the match."""

FITTER: Final = OccupationId("strojni mehanik")
JOINER: Final = OccupationId("mizar")
ENGINEER: Final = OccupationId("inženir strojništva")
POTTER: Final = OccupationId("lončar")
"""The only one that is not on the list of deficit occupations."""

SCHOLAR: Final = Scholar(
    scholar_id=ScholarId("S-1"),
    level=Level.SECONDARY,
    occupation=FITTER,
    completes_on=date(2027, 6, 30),
    municipality="Velenje",
    citizenship="SI",
    employed=False,
    other_scholarships=(),
    points=Hundredths(50_00),
    application_no=1,
)
POSITION: Final = Position(
    position_id=PositionId("P-1"),
    employer_id=EmployerId("forge"),
    occupation=FITTER,
    level=Level.SECONDARY,
    places=1,
    monthly_amount=Cents(150_00),
    accepts_unfunded=True,
)


def an_employer(name: str, firm: str) -> Employer:
    """A unit of a firm that may be co-funded."""
    return Employer(
        employer_id=EmployerId(name),
        name=name,
        firm=FirmId(firm),
        municipality="Velenje",
        insolvent=False,
        call_published_on=date(2024, 6, 15),
    )


FORGE: Final = an_employer("forge", "forge")
"""The employer of the position."""

OTHERS: Final = (
    an_employer("dairy", "dairy"),
    an_employer("forge unit 2", "forge"),
    an_employer("mill", "mill"),
    an_employer("mill unit 2", "mill"),
)


def a_stay(at: str, hours: int = 160, scholar: str = "S-1") -> Stay:
    """A confirmed stay that ended before the match."""
    return Stay(
        scholar_id=ScholarId(scholar),
        employer_id=EmployerId(at),
        begins=date(2024, 7, 1),
        until=date(2024, 8, 31),
        hours=hours,
        kind=StayKind.INTERNSHIP,
        status=StayStatus.CONFIRMED,
    )


STAYS: Final = (a_stay("forge"), a_stay("mill"))

GOOD: Final = Case(
    name="one good pair",
    kind=CaseKind.CALL,
    on=MATCH_DAY,
    school_year="2024/25",
    seed="7",
    seed_source="a public draw",
    occupations=(
        Occupation(occupation=ENGINEER, level=Level.TERTIARY, group="strojništvo"),
        Occupation(occupation=POTTER, level=Level.SECONDARY, group="drugo"),
        Occupation(occupation=JOINER, level=Level.SECONDARY, group="lesarstvo"),
        Occupation(occupation=FITTER, level=Level.SECONDARY, group="strojništvo"),
    ),
    scholars=(SCHOLAR,),
    employers=tuple(sorted((FORGE, *OTHERS), key=lambda each: each.employer_id)),
    positions=(POSITION,),
    stays=STAYS,
    scholar_preferences=(
        ScholarPreference(scholar_id=SCHOLAR.scholar_id, position_id=POSITION.position_id, rank=1),
    ),
    position_preferences=(
        PositionPreference(position_id=POSITION.position_id, scholar_id=SCHOLAR.scholar_id, rank=1),
    ),
)


def paid_as(
    level: Level, completes_on: date, amount: Cents, budget: Sequence[BudgetLine] = ()
) -> Case:
    """The good pair at a level, with a monthly amount, an end of school and budget lines."""
    occupation = ENGINEER if level is Level.TERTIARY else FITTER
    return replace(
        GOOD,
        scholars=(replace(SCHOLAR, level=level, occupation=occupation, completes_on=completes_on),),
        positions=(replace(POSITION, level=level, occupation=occupation, monthly_amount=amount),),
        budget=tuple(budget),
    )


def policy_of(case: Case) -> Policy:
    """The book of the program with the changes of the case, open at its day."""
    return policy_book().with_changes(case.changes).on(case.on)


def admitted(case: Case) -> Admissibility:
    """What the rules leave open of a case."""
    return admissible_contracts(case, policy_of(case))


def funded_contract(case: Case) -> Contract:
    """The only co-funded contract of a case."""
    (contract,) = (contract for contract in admitted(case).contracts if contract.funded)
    return contract
