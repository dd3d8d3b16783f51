"""One parameter of policy: described, in a unit, with dated values and where each comes from."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from matching.contract import Certainty, Law
from matching.errors import PolicyError, PolicyGapError
from matching.money import basis_points, cents
from matching.words import text

Value: TypeAlias = int | bool | str | tuple[str, ...]
"""Cents, basis points or a count; yes or no; a choice or a name; a list of them."""


class Unit(StrEnum):
    """What a value is counted in, and so how its text is read."""

    EUR_A_MONTH = "EUR/month"
    PERCENT = "percent"
    MONTHS = "months"
    MONTH = "month of the year"
    MONTH_DAY = "month-day"
    HOURS = "hours"
    FIRMS = "firms"
    AWARDS = "awards"
    YES_NO = "yes/no"
    CHOICE = "choice"
    LIST = "list"
    ORDER = "order"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """A value in force from a day on (until a day, if it is a change), and its source."""

    begins: date
    value: Value
    source: str
    certainty: Certainty
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the value is in force on the day."""
        return self.begins <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter; ``values`` in the order of their force: the last that covers a day counts."""

    name: str
    description: str
    unit: Unit
    options: tuple[str, ...]
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue:
        """The value in force on a day.

        Raises
        ------
        PolicyGapError
            If no value covers the day.
        """
        for dated in reversed(self.values):
            if dated.covers(day):
                return dated
        raise PolicyGapError(self.name, day)

    def law_on(self, day: date) -> Law:
        """Source and certainty of the value in force on a day."""
        dated = self.on(day)
        return Law(
            parameter=self.name,
            since=dated.begins,
            source=dated.source,
            certainty=dated.certainty,
        )

    def read(self, value: str) -> Value:
        """A value of this parameter from its text.

        Raises
        ------
        PolicyError
            If the text is not in the parameter's unit, or no option of it.
        """
        try:
            found = _READERS[self.unit](value.strip())
        except ValueError as error:
            raise self._wrong(value) from error
        chosen = found if isinstance(found, tuple) else (found,)
        if self.options and not set(chosen) <= set(self.options):
            raise self._wrong(value)
        return found

    def _wrong(self, value: str) -> PolicyError:
        return PolicyError(
            text(
                'parameter {parameter}: expected {expected}, found "{value}"',
                parameter=self.name,
                expected=" | ".join(self.options) or EXAMPLES[self.unit],
                value=value[:80],
            )
        )


def _count(value: str) -> int:
    if not re.fullmatch(r"\d{1,6}", value):
        raise ValueError(value)
    return int(value)


def _up_to(most: int, read: Callable[[str], int]) -> Callable[[str], int]:
    def bounded(value: str) -> int:
        found = read(value)
        if not 0 <= found <= most:
            raise ValueError(value)
        return found

    return bounded


def _month(value: str) -> int:
    if not 1 <= (found := _count(value)) <= 12:
        raise ValueError(value)
    return found


def _month_day(value: str) -> str:
    if f"{date.fromisoformat(f'2001-{value}'):%m-%d}" != value:
        raise ValueError(value)
    return value


def _yes_no(value: str) -> bool:
    if value.lower() not in {"yes", "no", "da", "ne"}:
        raise ValueError(value)
    return value.lower() in {"yes", "da"}


def _list(value: str) -> tuple[str, ...]:
    found = tuple(item.strip() for item in value.split("|") if item.strip())
    if len(set(found)) < len(found):
        raise ValueError(value)
    return found


def _order(value: str) -> tuple[str, ...]:
    if not (found := _list(value)):
        raise ValueError(value)
    return found


def _name(value: str) -> str:
    if not value:
        raise ValueError(value)
    return value


_READERS: Mapping[Unit, Callable[[str], Value]] = MappingProxyType(
    {
        Unit.EUR_A_MONTH: _up_to(100_000_00, cents),
        Unit.PERCENT: _up_to(100_00, basis_points),
        Unit.MONTHS: _up_to(12, _count),
        Unit.MONTH: _month,
        Unit.MONTH_DAY: _month_day,
        Unit.HOURS: _count,
        Unit.FIRMS: _count,
        Unit.AWARDS: _count,
        Unit.YES_NO: _yes_no,
        Unit.CHOICE: _name,
        Unit.LIST: _list,
        Unit.ORDER: _order,
        Unit.NAME: _name,
    }
)

EXAMPLES: Mapping[Unit, str] = MappingProxyType(
    {
        Unit.EUR_A_MONTH: "40.00 (EUR/month)",
        Unit.PERCENT: "40.00 (percent)",
        Unit.MONTHS: "12 (months)",
        Unit.MONTH: "9 (month of the year)",
        Unit.MONTH_DAY: "06-30 (month-day)",
        Unit.HOURS: "160 (hours)",
        Unit.FIRMS: "2 (firms)",
        Unit.AWARDS: "100 (awards)",
        Unit.YES_NO: "yes | no",
        Unit.CHOICE: "one of the options",
        Unit.LIST: "a | b | c",
        Unit.ORDER: "a | b | c",
        Unit.NAME: "a name",
    }
)
