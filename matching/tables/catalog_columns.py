"""Columns that several tables share."""

from dataclasses import replace
from typing import Final

from matching.tables import kinds
from matching.tables.schema import Column
from matching.words import text

SCHOLAR: Final = Column(
    field="scholar_id",
    en="scholar_id",
    sl="stipendist",
    kind=kinds.ID,
    about=text("Mark of the scholar, one that is in scholars."),
    example="S-001",
    refers="scholars",
)
EMPLOYER: Final = Column(
    field="employer_id",
    en="employer_id",
    sl="delodajalec",
    kind=kinds.ID,
    about=text("Mark of the employer, one that is in employers."),
    example="E-01",
    refers="employers",
)
POSITION: Final = Column(
    field="position_id",
    en="position_id",
    sl="mesto",
    kind=kinds.ID,
    about=text("Mark of the position, one that is in positions."),
    example="P-01",
    refers="positions",
)
OCCUPATION: Final = Column(
    field="occupation",
    en="occupation",
    sl="poklic",
    kind=kinds.ID,
    about=text("Name of the occupation, one that is in occupations."),
    example="mehatronik operater",
    refers="occupations",
)
LEVEL: Final = Column(
    field="level",
    en="level",
    sl="raven",
    kind=kinds.LEVEL,
    about=text("Pupil of secondary school or student; the same as that of the occupation."),
    example="secondary",
)
AMOUNT: Final = Column(
    field="monthly_amount",
    en="monthly_amount_eur",
    sl="znesek_eur",
    kind=kinds.AMOUNT,
    about=text("Scholarship of one month in euros, as the employer sets it."),
    example="150.00",
)
COMPLETES: Final = Column(
    field="completes_on",
    en="completes_on",
    sl="zakljucek",
    kind=kinds.DAY,
    about=text("Day on which the programme is completed."),
    example="2028-06-30",
)
TOWN: Final = Column(
    field="municipality",
    en="municipality",
    sl="obcina",
    kind=kinds.ID,
    about=text("Municipality of permanent residence, or of the seat of an employer."),
    example="Velenje",
)
PLACES: Final = Column(
    field="places",
    en="places",
    sl="stevilo_mest",
    kind=kinds.COUNT,
    about=text("Number of places, at least 1."),
    example="2",
)


def own(column: Column) -> Column:
    """The column where its table is the one that gives the mark, not one that refers to it."""
    about = text("A mark of your own choice, different in every row; leading zeros are kept.")
    return replace(column, about=about, refers=None)
