"""A cell in a language: as people read it on a page, and as a spreadsheet reads it from a CSV."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from matching.money import plain
from matching.report.table import Cell, Kind, Measure
from matching.words import Lang, Text, day, eur, month, number, points, say, share

_SHOWN: Final[Mapping[Kind, Callable[[Any, Lang], str]]] = MappingProxyType(
    {
        Kind.TEXT: say,
        Kind.INT: number,
        Kind.YEAR: lambda value, _: str(value),
        Kind.EUR: eur,
        Kind.DATE: day,
        Kind.MONTH: month,
        Kind.POINTS: points,
        Kind.SHARE: share,
    }
)
_IN_HUNDREDTHS: Final = frozenset({Kind.EUR, Kind.POINTS, Kind.SHARE})
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def shown(cell: Cell, kind: Kind, lang: Lang) -> str:
    """The cell as it stands on a page; an empty one is an en dash."""
    if cell is None:
        return "–"
    if isinstance(cell, Measure):
        return shown(cell.value, cell.kind, lang)
    if isinstance(cell, str | Text):
        return say(cell, lang)
    return _SHOWN[kind](cell, lang)


def plain_cell(cell: Cell, kind: Kind, lang: Lang) -> str:
    """The cell as it stands in a CSV: a plain number or date, text that can be no formula."""
    if cell is None:
        return ""
    if isinstance(cell, Measure):
        return plain_cell(cell.value, cell.kind, lang)
    if isinstance(cell, str | Text):
        return neutral(say(cell, lang))
    if isinstance(cell, date):
        return _plain_date(cell, kind, lang)
    if kind not in _IN_HUNDREDTHS:
        return str(cell)
    return plain(cell).replace(".", ",") if lang is Lang.SL else plain(cell)


def neutral(words: str) -> str:
    """Text that a spreadsheet would take for a formula gets a leading apostrophe."""
    return f"'{words}" if words.startswith(_FORMULA) else words


def _plain_date(value: date, kind: Kind, lang: Lang) -> str:
    if lang is Lang.SL:
        return month(value, lang) if kind is Kind.MONTH else day(value, lang)
    iso = value.isoformat()
    return iso[:7] if kind is Kind.MONTH else iso
