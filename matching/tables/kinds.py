"""Kinds of value that a column may hold: how to read one, write one, and ask for one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from matching.tables import closed, values
from matching.tables.closed import Named
from matching.words import Lang, Text, text


class Shape(StrEnum):
    """How a spreadsheet holds a value."""

    TEXT = "text"
    WHOLE = "whole"
    RANK = "rank"
    DECIMAL = "decimal"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of value.

    Parameters
    ----------
    name : stable name; the kind of the fault when a cell is not understood.
    expected : what would be right, to follow "expected".
    read : text into value; raises `ValueError`.
    write : value into text of a language.
    words : members of a closed set, one of which the cell names (several if ``many``).
    least : smallest number, for the check inside a spreadsheet.
    """

    name: str
    expected: Text
    read: Callable[[str], Any]
    write: Callable[[Any, Lang], str]
    shape: Shape = Shape.TEXT
    words: Mapping[Any, Named] | None = None
    many: bool = False
    least: int = 0


def _one_of(name: str, words: Mapping[Any, Named], expected: Text) -> Kind:
    meaning = {spelling: member for member, word in words.items() for spelling in word.spellings()}

    def read(cell: str) -> Any:
        try:
            return meaning[values.folded(cell)]
        except KeyError as unknown:
            raise ValueError(cell) from unknown

    return Kind(
        name=name,
        expected=expected,
        read=read,
        write=lambda value, lang: words[value].said(lang),
        words=words,
    )


def _several_of(one: Kind, name: str, expected: Text, *, ordered: bool, empty: bool) -> Kind:
    """Members of a closed set, separated by ``|``, ``+``, a comma or a space."""

    def read(cell: str) -> tuple[Any, ...]:
        if values.folded(cell) in closed.NOTHING and empty:
            return ()
        members = tuple(one.read(word) for word in _BETWEEN.split(cell.strip()))
        if not ordered:
            return tuple(sorted(set(members)))
        if len(set(members)) < len(members):
            raise ValueError(cell)
        return members

    return Kind(
        name=name,
        expected=expected,
        read=read,
        write=lambda members, lang: "|".join(one.write(member, lang) for member in members),
        words=one.words,
        many=True,
    )


_BETWEEN: Final = re.compile(r"\s*[|+,;]\s*|\s+")

ID: Final = Kind(
    name="id",
    expected=text("a short text in one line without control characters"),
    read=values.read_line,
    write=values.write_line,
)
NOTE: Final = Kind(
    name="text",
    expected=text("text without control characters"),
    read=values.read_note,
    write=values.write_line,
)
WHOLE: Final = Kind(
    name="whole",
    expected=text("a whole number from 0, such as 12"),
    read=values.read_whole,
    write=values.write_whole,
    shape=Shape.WHOLE,
)
COUNT: Final = Kind(
    name="whole",
    expected=text("a whole number from 1, such as 3"),
    read=values.read_count,
    write=values.write_whole,
    shape=Shape.WHOLE,
    least=1,
)
RANK: Final = Kind(
    name="rank",
    expected=text("a place on the list from 1, or X for not acceptable"),
    read=values.read_rank,
    write=values.write_rank,
    shape=Shape.RANK,
)
AMOUNT: Final = Kind(
    name="amount",
    expected=text("an amount such as 150 or 150,50"),
    read=values.read_amount,
    write=values.write_decimal,
    shape=Shape.DECIMAL,
)
DECIMAL: Final = Kind(
    name="decimal",
    expected=text("a number with at most two decimals, such as 12 or 12,5"),
    read=values.read_decimal,
    write=values.write_decimal,
    shape=Shape.DECIMAL,
)
AMOUNTS: Final = Kind(
    name="amounts",
    expected=text("an amount for each budget line, parted by |, as in 480.00|0.00"),
    read=values.read_amounts,
    write=values.write_amounts,
)
DAY: Final = Kind(
    name="day",
    expected=text(
        "a day such as 2026-09-01 or 1. 9. 2026, from the year {first} to {last}",
        first=str(values.FIRST_YEAR),
        last=str(values.LAST_YEAR),
    ),
    read=values.read_day,
    write=values.write_day,
    shape=Shape.DAY,
)
ISCO: Final = Kind(
    name="isco08",
    expected=text("an ISCO-08 code of up to four digits, such as 7233"),
    read=values.read_isco,
    write=values.write_line,
)
SCHOOL_YEAR: Final = Kind(
    name="school_year",
    expected=text("a school year such as 2024/25"),
    read=values.read_school_year,
    write=values.write_line,
)
COUNTRY: Final = Kind(
    name="country",
    expected=text("a country by its two letters, such as SI"),
    read=values.read_country,
    write=values.write_line,
)
YES_NO: Final = _one_of("yes_no", closed.YES_NO, text("yes or no (da or ne)"))
LEVEL: Final = _one_of("level", closed.LEVELS, text("secondary or tertiary (dijak or študent)"))
STAY_KIND: Final = _one_of(
    "stay_kind",
    closed.STAY_KINDS,
    text(
        "internship, training or holiday_work (praksa, praktično usposabljanje or počitniško delo)"
    ),
)
STAY_STATUS: Final = _one_of(
    "stay_status",
    closed.STAY_STATUSES,
    text("planned, done or confirmed (načrtovano, opravljeno or potrjeno)"),
)
DECISION: Final = _one_of("decision", closed.DECISIONS, text("must or never (mora or nikoli)"))
CASE_KIND: Final = _one_of(
    "case_kind", closed.CASE_KINDS, text("call or completion (razpis or zaključek)")
)
MECHANISM: Final = _one_of(
    "mechanism",
    closed.MECHANISMS,
    text("optimal, stable, fewest_blocking or single_employer"),
)
LEVELS: Final = _several_of(
    LEVEL,
    "level",
    text("secondary, tertiary or both, as in secondary|tertiary (dijak|študent)"),
    ordered=False,
    empty=False,
)
SCHOLARSHIPS: Final = _several_of(
    _one_of("scholarship", closed.SCHOLARSHIPS, text("deficit, state or zois")),
    "scholarship",
    text("any of deficit, state and zois, as in state|zois, or nothing"),
    ordered=False,
    empty=True,
)
GOALS: Final = _several_of(
    _one_of("goal", closed.GOALS, text("a goal")),
    "goals",
    text("goals in their order, each once, as in co_funded_awards|awards|points|draw"),
    ordered=True,
    empty=False,
)
