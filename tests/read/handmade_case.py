"""A case made by hand with every table filled and every awkward text in it."""

from datetime import date
from typing import Final

from matching.domain import (
    BudgetLine,
    Case,
    CaseKind,
    EarlierAward,
    Employer,
    EmployerId,
    FirmId,
    Goal,
    HostPlace,
    Level,
    Mechanism,
    Need,
    Occupation,
    OccupationId,
    Period,
    PeriodId,
    Person,
    Pin,
    PinKind,
    PolicyChange,
    Position,
    PositionId,
    PositionPreference,
    RunningAward,
    Scholar,
    ScholarId,
    ScholarPreference,
    Scholarship,
    Stay,
    StayKind,
    StayStatus,
    StayWish,
)
from matching.money import Cents, Hundredths

SMITH: Final = OccupationId("strojni mehanik, splošni")
ENGINEER: Final = OccupationId("inženir mehatronike")
ZERO: Final = ScholarId("007")
FORMULA: Final = ScholarId("=1+1")
QUOTED: Final = ScholarId("'=2")
FORGE: Final = EmployerId("E-01")
MILL: Final = EmployerId("@mlin")
SMITHS_PLACE: Final = PositionId("P-01")
ENGINEERS_PLACE: Final = PositionId('-P "02"')
SUMMER: Final = PeriodId("poletje; 1")

OCCUPATIONS: Final = (
    Occupation(
        occupation=ENGINEER, level=Level.TERTIARY, group="elektro & strojništvo", isco08="2144"
    ),
    Occupation(occupation=SMITH, level=Level.SECONDARY, group="strojništvo"),
)
SCHOLARS: Final = (
    Scholar(
        scholar_id=QUOTED,
        level=Level.SECONDARY,
        occupation=SMITH,
        completes_on=date(2028, 6, 30),
        municipality="Šoštanj",
        citizenship="HR",
        employed=True,
        other_scholarships=(),
        points=Hundredths(0),
        application_no=12,
    ),
    Scholar(
        scholar_id=ZERO,
        level=Level.SECONDARY,
        occupation=SMITH,
        completes_on=date(2028, 6, 30),
        municipality="Velenje",
        citizenship="SI",
        employed=False,
        other_scholarships=(Scholarship.STATE, Scholarship.ZOIS),
        points=Hundredths(8750),
        application_no=3,
        adult_on=date(2027, 3, 14),
        stays_wanted=2,
    ),
    Scholar(
        scholar_id=FORMULA,
        level=Level.TERTIARY,
        occupation=ENGINEER,
        completes_on=date(2029, 9, 30),
        municipality="Velenje",
        citizenship="SI",
        employed=False,
        other_scholarships=(Scholarship.DEFICIT,),
        points=Hundredths(1205),
        application_no=1,
        stays_wanted=0,
        held_position=ENGINEERS_PLACE,
    ),
)
EMPLOYERS: Final = (
    Employer(
        employer_id=MILL,
        name="+Mlin, \"Vrtnica\" d.o.o.\nenota 'A'; Čatež\tžaga",
        firm=FirmId("Mlin"),
        municipality="Velenje",
        insolvent=True,
        max_awards=0,
    ),
    Employer(
        employer_id=FORGE,
        name="Kovačija",
        firm=FirmId("Kovačija"),
        municipality="Velenje",
        insolvent=False,
        call_published_on=date(2026, 6, 15),
    ),
)
POSITIONS: Final = (
    Position(
        position_id=ENGINEERS_PLACE,
        employer_id=MILL,
        occupation=ENGINEER,
        level=Level.TERTIARY,
        places=1,
        monthly_amount=Cents(1_234_50),
        accepts_unfunded=True,
    ),
    Position(
        position_id=SMITHS_PLACE,
        employer_id=FORGE,
        occupation=SMITH,
        level=Level.SECONDARY,
        places=12,
        monthly_amount=Cents(99_99),
        accepts_unfunded=False,
        employment_months=12,
    ),
)
PERSONS: Final = (
    Person(
        scholar_id=ZERO,
        name="Primer Ena",
        contact="+386 3 000 00 00\n=ena@primer.si",
        legal_representative="Primer Nič",
    ),
    Person(scholar_id=FORMULA, name="Primer Dva"),
)

CASE: Final = Case(
    name="Razpis 2026/27 »čšž«",
    kind=CaseKind.CALL,
    on=date(2026, 10, 15),
    school_year="2026/27",
    seed="0042",
    seed_source="Loto, 18. 10. 2026",
    rotation_on=date(2026, 3, 1),
    target=2,
    mechanism=Mechanism.STABLE,
    goals=(Goal.CO_FUNDED_AWARDS, Goal.POINTS, Goal.DRAW),
    budget=(
        BudgetLine(
            name="dijaki",
            limit=Cents(38_000_00),
            school_year="2026/27",
            level=Level.SECONDARY,
            group="strojništvo",
        ),
        BudgetLine(
            name="leto 2027",
            limit=Cents(15_000_05),
            begins=date(2027, 1, 1),
            until=date(2027, 12, 31),
        ),
    ),
    changes=(
        PolicyChange(parameter="cap_secondary", value="50.00", begins=date(2026, 9, 1)),
        PolicyChange(
            parameter="goals",
            value="awards|draw",
            begins=date(2026, 9, 1),
            until=date(2027, 8, 31),
        ),
    ),
    occupations=OCCUPATIONS,
    needs=(
        Need(occupation=ENGINEER, needed=2, weight=Hundredths(150)),
        Need(occupation=SMITH, needed=0, weight=Hundredths(100)),
    ),
    scholars=SCHOLARS,
    employers=EMPLOYERS,
    positions=POSITIONS,
    stays=(
        Stay(
            scholar_id=ZERO,
            employer_id=MILL,
            begins=date(2026, 7, 1),
            until=date(2026, 7, 31),
            hours=160,
            kind=StayKind.TRAINING,
            status=StayStatus.CONFIRMED,
        ),
        Stay(
            scholar_id=ZERO,
            employer_id=FORGE,
            begins=date(2026, 8, 1),
            until=date(2026, 8, 1),
            hours=0,
            kind=StayKind.HOLIDAY_WORK,
            status=StayStatus.PLANNED,
        ),
    ),
    scholar_preferences=(
        ScholarPreference(scholar_id=QUOTED, position_id=SMITHS_PLACE, rank=1),
        ScholarPreference(scholar_id=ZERO, position_id=ENGINEERS_PLACE, rank=None),
        ScholarPreference(scholar_id=ZERO, position_id=SMITHS_PLACE, rank=1),
        ScholarPreference(scholar_id=FORMULA, position_id=ENGINEERS_PLACE, rank=2),
    ),
    position_preferences=(
        PositionPreference(position_id=ENGINEERS_PLACE, scholar_id=FORMULA, rank=1),
        PositionPreference(position_id=SMITHS_PLACE, scholar_id=QUOTED, rank=1),
        PositionPreference(position_id=SMITHS_PLACE, scholar_id=ZERO, rank=1),
    ),
    running_awards=(
        RunningAward(
            scholar_id=ScholarId("S-90"),
            employer_id=FORGE,
            occupation=SMITH,
            level=Level.SECONDARY,
            monthly_amount=Cents(150_00),
            paid_from=date(2025, 9, 1),
            completes_on=date(2027, 6, 30),
        ),
    ),
    earlier_awards=(
        EarlierAward(scholar_id=ZERO, position_id=SMITHS_PLACE, employer_id=FORGE, funded=False),
        EarlierAward(
            scholar_id=ScholarId("S-odšel"),
            position_id=PositionId("P-nekoč"),
            employer_id=FORGE,
            funded=True,
            costs=(Cents(1_480_00), Cents(5)),
        ),
    ),
    decided=(
        Pin(
            scholar_id=ZERO,
            position_id=SMITHS_PLACE,
            decision=PinKind.NEVER,
            reason="-sodba, št. 1; »dokončna«",
        ),
    ),
    periods=(
        Period(
            period_id=SUMMER,
            begins=date(2026, 7, 1),
            until=date(2026, 7, 31),
            levels=(Level.SECONDARY, Level.TERTIARY),
        ),
    ),
    host_places=(
        HostPlace(
            employer_id=FORGE,
            period_id=SUMMER,
            occupation=SMITH,
            level=Level.SECONDARY,
            places=2,
            mentors=1,
        ),
    ),
    stay_wishes=(StayWish(scholar_id=ZERO, employer_id=MILL, rank=1),),
)
