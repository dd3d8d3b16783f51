"""Tables of what is settled already: running awards, the officer's decisions, persons."""

from dataclasses import replace
from typing import Final

from matching.domain import EarlierAward, Person, Pin, RunningAward
from matching.tables import kinds
from matching.tables.catalog_columns import (
    AMOUNT,
    COMPLETES,
    EMPLOYER,
    LEVEL,
    OCCUPATION,
    POSITION,
    SCHOLAR,
    own,
)
from matching.tables.schema import Column, Table
from matching.words import text

RUNNING_AWARDS: Final = Table(
    name="running_awards",
    record=RunningAward,
    key=("scholar_id", "paid_from"),
    about=text("Awards of earlier calls that are still paid; they come off the budget first."),
    columns=(
        own(SCHOLAR),
        EMPLOYER,
        OCCUPATION,
        LEVEL,
        AMOUNT,
        Column(
            field="paid_from",
            en="paid_from",
            sl="placano_od",
            kind=kinds.DAY,
            about=text("First day of the first month that was paid."),
            example="2025-09-01",
            also=("od",),
        ),
        COMPLETES,
    ),
)
EARLIER_AWARDS: Final = Table(
    name="earlier_awards",
    record=EarlierAward,
    key=("scholar_id",),
    about=text("Awards of an earlier outcome of this call; whatever can stay does stay."),
    columns=(
        replace(own(SCHOLAR), about=text("Mark of the scholar, who may be in scholars no longer.")),
        replace(
            own(POSITION), about=text("Mark of the position, which may be in positions no longer.")
        ),
        replace(
            own(EMPLOYER), about=text("Mark of the employer, who may be in employers no longer.")
        ),
        Column(
            field="funded",
            en="funded",
            sl="sofinancirano",
            kind=kinds.YES_NO,
            about=text("Whether the award had co-funding."),
            example="yes",
        ),
        Column(
            field="costs",
            en="costs_eur",
            sl="strosek_eur",
            kind=kinds.AMOUNTS,
            default=(),
            about=text("What the award cost on each budget line, in their order, parted by |."),
            example="480.00",
        ),
    ),
)
DECIDED: Final = Table(
    name="decided",
    record=Pin,
    key=("scholar_id", "position_id"),
    about=text("Decisions of the officer on one scholar and one position."),
    columns=(
        SCHOLAR,
        POSITION,
        Column(
            field="decision",
            en="decision",
            sl="odlocitev",
            kind=kinds.DECISION,
            about=text("must: the scholar is awarded there; never: the scholar is not."),
            example="never",
        ),
        Column(
            field="reason",
            en="reason",
            sl="razlog",
            kind=kinds.NOTE,
            about=text("Reason, which is printed in the explanation."),
            example="sodba",
        ),
    ),
)
PERSONS: Final = Table(
    name="persons",
    record=Person,
    key=("scholar_id",),
    about=text("Names for pages and letters; the match never reads them."),
    columns=(
        SCHOLAR,
        Column(
            field="name",
            en="name",
            sl="ime",
            kind=kinds.NOTE,
            about=text("Name and surname."),
            example="Ime Priimek",
        ),
        Column(
            field="contact",
            en="contact",
            sl="kontakt",
            kind=kinds.NOTE,
            default=None,
            about=text("Address, e-mail or telephone."),
            example="ime@primer.si",
        ),
        Column(
            field="legal_representative",
            en="legal_representative",
            sl="zastopnik",
            kind=kinds.NOTE,
            default=None,
            about=text("Legal representative of a minor."),
            example="",
            also=("zakoniti_zastopnik",),
        ),
    ),
)
