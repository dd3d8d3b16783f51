"""Tables of rotation: stays done and planned, periods, places of hosts, wishes."""

from typing import Final

from matching.domain import HostPlace, Period, Stay, StayWish
from matching.tables import kinds
from matching.tables.catalog_columns import EMPLOYER, LEVEL, OCCUPATION, PLACES, SCHOLAR, own
from matching.tables.schema import Column, Table
from matching.words import text

FROM: Final = Column(
    field="begins",
    en="from",
    sl="od",
    kind=kinds.DAY,
    about=text("First day."),
    example="2026-07-01",
)
UNTIL: Final = Column(
    field="until",
    en="until",
    sl="do",
    kind=kinds.DAY,
    about=text("Last day, included."),
    example="2026-07-31",
)
PERIOD: Final = Column(
    field="period_id",
    en="period_id",
    sl="obdobje",
    kind=kinds.ID,
    refers="periods",
    about=text("Mark of the period, one that is in periods."),
    example="poletje-1",
)
STAYS: Final = Table(
    name="stays",
    record=Stay,
    key=("scholar_id", "employer_id", "begins"),
    about=text("Stays of scholars at employers; only confirmed ones count."),
    columns=(
        SCHOLAR,
        EMPLOYER,
        FROM,
        UNTIL,
        Column(
            field="hours",
            en="hours",
            sl="ure",
            kind=kinds.WHOLE,
            about=text("Hours of the whole stay."),
            example="160",
        ),
        Column(
            field="kind",
            en="kind",
            sl="vrsta",
            kind=kinds.STAY_KIND,
            about=text("Kind of the stay."),
            example="internship",
        ),
        Column(
            field="status",
            en="status",
            sl="stanje",
            kind=kinds.STAY_STATUS,
            about=text("How far the stay has come."),
            example="confirmed",
        ),
    ),
)
PERIODS: Final = Table(
    name="periods",
    record=Period,
    key=("period_id",),
    about=text("Spans in which stays take place."),
    columns=(
        own(PERIOD),
        FROM,
        UNTIL,
        Column(
            field="levels",
            en="levels",
            sl="ravni",
            kind=kinds.LEVELS,
            about=text("Levels that the period is open to, separated by |."),
            example="secondary|tertiary",
            also=("raven",),
        ),
    ),
)
HOST_PLACES: Final = Table(
    name="host_places",
    record=HostPlace,
    key=("employer_id", "period_id", "occupation", "level"),
    about=text("Verified places and mentors of hosts in a period."),
    columns=(
        EMPLOYER,
        PERIOD,
        OCCUPATION,
        LEVEL,
        PLACES,
        Column(
            field="mentors",
            en="mentors",
            sl="mentorji",
            kind=kinds.WHOLE,
            about=text("Number of mentors."),
            example="1",
        ),
    ),
)
STAY_WISHES: Final = Table(
    name="stay_wishes",
    record=StayWish,
    key=("scholar_id", "employer_id"),
    about=text("Employers at which scholars wish to do a stay."),
    columns=(
        SCHOLAR,
        EMPLOYER,
        Column(
            field="rank",
            en="rank",
            sl="vrstni_red",
            kind=kinds.COUNT,
            about=text("Place on the list, 1 is the first."),
            example="1",
        ),
    ),
)
