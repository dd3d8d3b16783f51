"""Kinds of value that only a scenario has."""

import re
from typing import Final

from matching.money import BasisPoints, basis_points, plain
from matching.tables.kinds import Kind, Shape
from matching.words import Lang, text

_PERCENT: Final = re.compile(r"([+-]?)(\d{1,4}(?:[.,]\d{1,2})?) ?%?")


def read_percent(cell: str) -> BasisPoints:
    """A change in per cent: ``20``, ``+20 %``, ``-12,5``; nothing falls by more than 100."""
    found = _PERCENT.fullmatch(cell.strip())
    if found is None:
        raise ValueError(cell)
    value = basis_points(found[2].replace(",", "."))
    if found[1] == "-" and value > 100_00:
        raise ValueError(cell)
    return BasisPoints(-value if found[1] == "-" else value)


def _written(value: BasisPoints, _lang: Lang) -> str:
    return plain(value)


PERCENT: Final = Kind(
    name="percent",
    expected=text("a percentage such as 20 or -12.50, not below -100"),
    read=read_percent,
    write=_written,
    shape=Shape.DECIMAL,
)
