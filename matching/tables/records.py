"""Grids into the records of the domain, sorted by key."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from matching.domain import Case
from matching.errors import Fault, InputError
from matching.tables.catalog import CASE
from matching.tables.grid import Grid
from matching.tables.schema import Table
from matching.words import counted

_MOST_OF_A_KIND: Final = 1_000
"""Faults of one kind in one column that are listed; the rest is counted."""


def case_of(grids: Mapping[str, Grid]) -> Case:
    """The case of grids without faults."""
    (settings,) = _values(grids["case"])
    tables: dict[str, Any] = {
        table.name: records_of(grids[table.name]) for table in CASE if table.name != "case"
    }
    return Case(**settings, **tables)


def records_of(grid: Grid) -> tuple[Any, ...]:
    """The records of a table, sorted by its key."""
    fields = list(grid.columns)
    rows = sorted(
        zip(*grid.columns.values(), strict=True),
        key=itemgetter(*(fields.index(field) for field in grid.table.key)),
    )
    record = grid.table.record
    return tuple(record(**dict(zip(fields, row, strict=True))) for row in rows)


def _values(grid: Grid) -> Iterable[Mapping[str, Any]]:
    rows = zip(*grid.columns.values(), strict=True)
    return (dict(zip(grid.columns, row, strict=True)) for row in rows)


def refuse(faults: Sequence[Fault], tables: Sequence[Table]) -> None:
    """Raise `InputError` if there is a fault, in the order of tables and rows."""
    if faults:
        raise InputError(in_order(faults, tables))


def in_order(faults: Sequence[Fault], tables: Sequence[Table]) -> list[Fault]:
    """Faults in the order of tables and rows; thousands of a kind are counted, not listed."""
    order = {name: n for n, table in enumerate(tables) for name in (table.name, table.file)}
    inside = sorted(faults, key=lambda fault: (order.get(fault.file.lower(), -1), fault.row or 0))
    return _listed(inside)


def _listed(faults: Sequence[Fault]) -> list[Fault]:
    """All faults; where one column has a thousand of a kind, the rest as a number."""
    seen: Counter[tuple[str, str | None, str]] = Counter()
    listed = []
    for fault in faults:
        sort = (fault.file, fault.column, fault.kind)
        seen[sort] += 1
        if seen[sort] <= _MOST_OF_A_KIND:
            listed.append(fault)
    for (file, column, kind), times in seen.items():
        if times > _MOST_OF_A_KIND:
            problem = counted(
                "and {n} more fault of this kind in this column",
                "and {n} more faults of this kind in this column",
                n=times - _MOST_OF_A_KIND,
            )
            listed.append(Fault(file=file, column=column, kind=kind, problem=problem))
    return listed
