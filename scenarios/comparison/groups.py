"""Bars of every scenario under a heading, and the same numbers as a table."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from matching.report.bars import Bar, Colour
from matching.report.cells import shown
from matching.report.picture import Key, Sketch
from matching.report.table import Column, Field, Kind, Table, tabulate
from matching.words import Lang, Text, say, text
from scenarios.comparison.found import Comparison, Tried

HEADING: Final = 32
"""Characters of a heading for which a picture has room beside its labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What stands under one heading: a number of every scenario."""

    label: Text | str
    of: Callable[[Tried], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """One picture: what its groups are (``header``), and what the bars count."""

    name: str
    title: Text
    says: Text
    header: Text
    kind: Kind
    groups: tuple[Group, ...]


def sketch_of(groups: Groups, found: Comparison, lang: Lang) -> Sketch:
    """The picture, not yet drawn."""
    return Sketch(
        says=groups.says,
        table=_table(groups, found),
        bars=tuple(
            bar for group in groups.groups for bar in _bars(group, groups.kind, found, lang)
        ),
        keys=keys(found),
    )


def keys(found: Comparison) -> tuple[Key, ...]:
    """The first scenario has a colour of its own."""
    return (
        Key(colour=Colour.OTHER, means=text("{name}", name=found.base.name)),
        Key(colour=Colour.MAIN, means=text("the other scenarios")),
    )


def colour_of(tried: Tried, found: Comparison) -> Colour:
    """The colour of a scenario."""
    return Colour.OTHER if tried is found.base else Colour.MAIN


def _table(groups: Groups, found: Comparison) -> Table:
    def field(tried: Tried) -> Field[Group]:
        column = Column(text("{name}", name=tried.name), groups.kind)
        return column, lambda group: group.of(tried)

    return tabulate(
        groups.name,
        groups.title,
        groups.groups,
        (Column(groups.header), lambda group: group.label),
        *(field(tried) for tried in found.tried),
    )


def _bars(group: Group, kind: Kind, found: Comparison, lang: Lang) -> Iterator[Bar]:
    label = say(group.label, lang)
    yield Bar(label=textwrap.shorten(label, HEADING, placeholder=" …"))
    for tried in found.tried:
        value = group.of(tried)
        yield Bar(
            label=tried.name,
            ends=value or 0,
            shown=shown(value, kind, lang),
            colour=colour_of(tried, found),
        )
