"""The tables of a scenario file: their keys as data, read as those of a case are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from matching.domain import Mechanism
from matching.tables import kinds
from matching.tables.catalog_settings import CHANGES
from matching.tables.kinds import Kind
from matching.tables.schema import REQUIRED, Column, Table
from matching.words import Text, text
from scenarios.scenario.changes import (
    AmountsChange,
    DemandGrows,
    EmployerCloses,
    InterestRises,
    LineChanges,
    OccupationCoFunded,
)
from scenarios.scenario.kinds import PERCENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands at the top of a scenario file."""

    name: str
    question_sl: str
    question_en: str
    mechanism: Mechanism | None = None
    target: int | None = None


def _key(  # noqa: PLR0913, PLR0917, one for each fact of a column
    field: str, en: str, sl: str, kind: Kind, about: Text, default: object = REQUIRED
) -> Column:
    return Column(field=field, en=en, sl=sl, kind=kind, about=about, example="", default=default)


_EMPLOYER: Final = _key(
    "employer", "employer", "delodajalec", kinds.ID, text("Only this employer."), None
)
_OCCUPATION: Final = _key(
    "occupation", "occupation", "poklic", kinds.ID, text("Only this occupation."), None
)

HEAD: Final = Table(
    name="scenario",
    record=Head,
    key=("name",),
    about=text("Name and question of the scenario."),
    columns=(
        _key("name", "name", "ime", kinds.ID, text("Name of the scenario.")),
        _key(
            "question_sl",
            "question_sl",
            "vprasanje_sl",
            kinds.NOTE,
            text("The question in Slovene."),
        ),
        _key(
            "question_en",
            "question_en",
            "vprasanje_en",
            kinds.NOTE,
            text("The question in English."),
        ),
        _key(
            "mechanism",
            "mechanism",
            "nacin",
            kinds.MECHANISM,
            text("How the match chooses; that of the case if empty."),
            None,
        ),
        _key(
            "target",
            "target",
            "cilj",
            kinds.WHOLE,
            text("Co-funded awards to reach; that of the case if empty."),
            None,
        ),
    ),
)
CLOSE: Final = Table(
    name="close",
    record=EmployerCloses,
    key=("employer",),
    about=text("Employers that close."),
    columns=(
        _key(
            "employer",
            "employer",
            "delodajalec",
            kinds.ID,
            text("Id of the employer, or largest for the one with the most places."),
        ),
    ),
)
DEMAND: Final = Table(
    name="demand",
    record=DemandGrows,
    key=("occupation",),
    about=text("Demand that grows or falls by occupation."),
    columns=(
        _OCCUPATION,
        _key(
            "needs",
            "needs_percent",
            "potrebe_odstotek",
            PERCENT,
            text("By how much needs grow."),
            0,
        ),
        _key(
            "places",
            "places_percent",
            "mesta_odstotek",
            PERCENT,
            text("By how much places grow."),
            0,
        ),
    ),
)
INTEREST: Final = Table(
    name="interest",
    record=InterestRises,
    key=("employer",),
    about=text("Places that employers offer, more or fewer."),
    columns=(
        _EMPLOYER,
        _key(
            "places", "places_percent", "mesta_odstotek", PERCENT, text("By how much places grow.")
        ),
    ),
)
AMOUNT: Final = Table(
    name="amount",
    record=AmountsChange,
    key=("employer", "occupation", "level"),
    about=text("Monthly amounts: one of percent, eur and least_eur."),
    columns=(
        _key("level", "level", "raven", kinds.LEVEL, text("Only this level."), None),
        _OCCUPATION,
        _EMPLOYER,
        _key("by", "percent", "odstotek", PERCENT, text("By how much amounts grow."), None),
        _key("to", "eur", "eur", kinds.AMOUNT, text("The new amount a month."), None),
        _key(
            "least",
            "least_eur",
            "najmanj_eur",
            kinds.AMOUNT,
            text("The least amount a month."),
            None,
        ),
    ),
)
CO_FUND: Final = Table(
    name="co_fund",
    record=OccupationCoFunded,
    key=("occupation",),
    about=text("Further occupations that are co-funded."),
    columns=(
        _key(
            "occupation",
            "occupation",
            "poklic",
            kinds.ID,
            text("An occupation of the case, or every."),
        ),
    ),
)
LINE: Final = Table(
    name="line",
    record=LineChanges,
    key=("line",),
    about=text("Budget lines: one of limit_eur, year_eur and awards."),
    columns=(
        _key("line", "name", "ime", kinds.ID, text("Name of the line; every line if empty."), None),
        _key("limit", "limit_eur", "znesek_eur", kinds.AMOUNT, text("The new limit."), None),
        _key(
            "year",
            "year_eur",
            "letno_eur",
            kinds.AMOUNT,
            text("What the lines of one budget year hold together."),
            None,
        ),
        _key(
            "awards",
            "awards",
            "stipendij",
            kinds.COUNT,
            text("The least limit that gives so many co-funded awards."),
            None,
        ),
    ),
)

ARRAYS: Final[Mapping[str, Table]] = {
    "change": CHANGES,
    "close": CLOSE,
    "demand": DEMAND,
    "interest": INTEREST,
    "amount": AMOUNT,
    "co_fund": CO_FUND,
    "line": LINE,
}
"""Tables that a file holds as arrays; changes of the case happen in this order."""
