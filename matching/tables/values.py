"""Single cells: text into a value, and the value back into text.

Every reader raises `ValueError` for a text that it does not understand; the sentence for people is
that of the `Kind` which the reader belongs to.
"""

import re
import unicodedata
from datetime import date
from typing import Final

from matching.money import Cents, Hundredths, hundredths, plain
from matching.words import Lang

FIRST_YEAR: Final = 1950
LAST_YEAR: Final = 2149

_ISO_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SLOVENE_DAY: Final = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_WHOLE: Final = re.compile(r"[0-9]{1,9}")
_DECIMAL: Final = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,2}))?")
_GROUPED: Final = (
    re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3})(?:,([0-9]{1,2}))?"),
    re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3}){1,3})(?:\.([0-9]{1,2}))?"),
    re.compile(r"([1-9][0-9]{0,2}(?: [0-9]{3}){1,3})(?:[.,]([0-9]{1,2}))?"),
)
_CURRENCY: Final = re.compile(r" ?(?:EUR|€)$", re.IGNORECASE)
_ISCO: Final = re.compile(r"[0-9]{1,4}")
_SCHOOL_YEAR: Final = re.compile(r"([0-9]{4})/([0-9]{2})")
_COUNTRY: Final = re.compile(r"[A-Za-z]{2}")
_SLOVENIA: Final = frozenset(
    {"slovenija", "slovenia", "slovensko", "slovenska", "slovenski", "slovenian", "slovenec"}
    | {"slovenka", "svn", "slo"}
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_ANY_SPACE: Final = re.compile(r"[\u00a0\u2007\u2009\u202f]")


def folded(text: str) -> str:
    """The text without case, accents and kind of space, to compare words: ``Č`` is c."""
    bare = unicodedata.normalize("NFKD", text.strip().casefold()).replace("đ", "d")
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return re.sub(r"[\s_\-]+", "_", kept)


def read_line(cell: str) -> str:
    """One line of printable text, trimmed, accents composed: ids and names of things."""
    line = unicodedata.normalize("NFC", _ANY_SPACE.sub(" ", cell).strip())
    if not line or not line.isprintable():
        raise ValueError(cell)
    return line


def read_note(cell: str) -> str:
    """Free text, trimmed, in several lines if need be, without control characters."""
    note = unicodedata.normalize("NFC", cell.replace("\r\n", "\n").replace("\r", "\n").strip())
    if not note or _CONTROL.search(note):
        raise ValueError(cell)
    return note


def write_line(value: str, _lang: Lang) -> str:
    """Text as it stands."""
    return value


def read_whole(cell: str) -> int:
    """A whole number from 0; no sign, no marks between thousands."""
    return int(_found(_WHOLE, cell.strip())[0])


def read_count(cell: str) -> int:
    """A whole number from 1."""
    value = read_whole(cell)
    if value < 1:
        raise ValueError(cell)
    return value


def write_whole(value: int, _lang: Lang) -> str:
    """Digits."""
    return str(value)


def read_rank(cell: str) -> int | None:
    """A place on a list from 1, or None for ``X``, not acceptable."""
    return None if cell.strip() in ("X", "x") else read_count(cell)


def write_rank(value: int | None, _lang: Lang) -> str:
    """The place, or ``X``."""
    return "X" if value is None else str(value)


def read_amount(cell: str) -> Cents:
    """Euros into cents: ``150``, ``150,5``, ``1.234,50``, ``1,234.50``, ``1 234,50 EUR``.

    An amount has at most two decimals, so ``1.234`` can only mean one thousand two hundred and
    thirty-four; ``0.125`` and ``12.34.56`` mean nothing and are refused.
    """
    bare = _CURRENCY.sub("", _ANY_SPACE.sub(" ", cell).strip())
    for pattern in (_DECIMAL, *_GROUPED):
        found = pattern.fullmatch(bare)
        if found is not None:
            whole = re.sub(r"[., ]", "", found[1])
            return Cents(hundredths(f"{whole}.{found[2] or 0}"))
    raise ValueError(cell)


def read_decimal(cell: str) -> Hundredths:
    """Points or a weight with at most two decimals: ``12``, ``12,5``, ``12.50``."""
    found = _found(_DECIMAL, cell.strip())
    return hundredths(f"{found[1]}.{found[2] or 0}")


def write_decimal(value: int, lang: Lang) -> str:
    """Hundredths with two decimals, after a comma in Slovene."""
    return plain(value).replace(".", ",") if lang is Lang.SL else plain(value)


def read_amounts(cell: str) -> tuple[Hundredths, ...]:
    """Amounts parted by ``|``, each from 0: ``480.00|0.00``."""
    return tuple(read_decimal(amount) for amount in cell.split("|"))


def write_amounts(values: tuple[int, ...], lang: Lang) -> str:
    """Amounts parted by ``|``; nothing where there are none."""
    return "|".join(write_decimal(value, lang) for value in values)


def read_day(cell: str) -> date:
    """A day: ``2026-09-01``, ``1. 9. 2026``, ``1.9.2026``, ``01.09.2026``."""
    bare = _ANY_SPACE.sub(" ", cell).strip()
    iso = _ISO_DAY.fullmatch(bare)
    year, month, day = iso.groups() if iso else reversed(_found(_SLOVENE_DAY, bare).groups())
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise ValueError(cell)
    return date(int(year), int(month), int(day))


def write_day(value: date, lang: Lang) -> str:
    """``1. 9. 2026`` in Slovene, ``2026-09-01`` in English."""
    return f"{value.day}. {value.month}. {value.year}" if lang is Lang.SL else value.isoformat()


def read_isco(cell: str) -> str:
    """An ISCO-08 code of one to four digits."""
    return _found(_ISCO, cell.strip())[0]


def read_school_year(cell: str) -> str:
    """Two years in a row, such as ``2024/25``."""
    found = _found(_SCHOOL_YEAR, cell.strip())
    if (int(found[1]) + 1) % 100 != int(found[2]):
        raise ValueError(cell)
    return found[0]


def read_country(cell: str) -> str:
    """A country by its two letters, or Slovenia by its name."""
    if folded(cell) in _SLOVENIA:
        return "SI"
    return _found(_COUNTRY, cell.strip())[0].upper()


def _found(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return found
