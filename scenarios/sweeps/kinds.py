"""Kinds of value that only a grid has: lists, and spans such as ``15000:65000:5000``."""

import re
from collections.abc import Callable
from typing import Any, Final

from matching.domain import Mechanism
from matching.money import Cents, hundredths, plain
from matching.tables import kinds
from matching.tables.kinds import Kind
from matching.tables.values import read_amount
from matching.words import Lang, Text, text
from scenarios.sweeps.figures import Figure

MOST_VALUES: Final = 10_000
"""Values of one span; more is a step with a slip."""

_SPAN: Final = re.compile(r"([\d.]+):([\d.]+):([\d.]+)")


def read_values(cell: str) -> tuple[str, ...]:
    """Values between ``|`` or commas; ``first:last:step`` stands for all in between."""
    found = tuple(value for part in re.split(r"[|,]", cell) for value in _spanned(part.strip()))
    if not found or len(set(found)) < len(found) or not all(found):
        raise ValueError(cell)
    return found


def _spanned(part: str) -> tuple[str, ...]:
    span = _SPAN.fullmatch(part)
    if span is None:
        return (part,)
    first, last, step = (hundredths(each) for each in span.groups())
    if step < 1 or last < first or (last - first) // step >= MOST_VALUES:
        raise ValueError(part)
    whole = all(each % 100 == 0 for each in (first, step))
    return tuple(
        str(value // 100) if whole else plain(value) for value in range(first, last + 1, step)
    )


def read_amounts(cell: str) -> tuple[Cents, ...]:
    """Amounts in euros, in a list or a span."""
    return tuple(read_amount(value) for value in read_values(cell))


def _mechanisms(cell: str) -> tuple[Mechanism, ...]:
    return tuple(kinds.MECHANISM.read(value) for value in read_values(cell))


def _figures(cell: str) -> tuple[Figure, ...]:
    return tuple(Figure(value) for value in read_values(cell))


def _kind(name: str, expected: Text, read: Callable[[str], Any]) -> Kind:
    def write(values: Any, _lang: Lang) -> str:
        return "|".join(str(value) for value in values)

    return Kind(name=name, expected=expected, read=read, write=write)


VALUES: Final = _kind(
    "values", text("different values such as 30|40, or a span such as 30:60:10"), read_values
)
AMOUNTS: Final = _kind(
    "amounts", text("amounts such as 15000|65000, or a span such as 15000:65000:5000"), read_amounts
)
MECHANISMS: Final = _kind("mechanisms", kinds.MECHANISM.expected, _mechanisms)
FIGURES: Final = _kind("figures", text("any of {names:list}", names=list(Figure)), _figures)
