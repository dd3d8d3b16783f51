"""``case.toml``: settings, budget lines and changes as a file to read and edit."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import tomli_w

from matching.domain import Case
from matching.tables.catalog_settings import BUDGET, CHANGES, SETTINGS
from matching.tables.kinds import Shape
from matching.tables.schema import Column, Table
from matching.words import Lang

_EMPTY: Final = """\
# A case of ukrep5. Lines with # are explanations and examples. Fill in what stands between the
# quotes; take the # away to use what is an example here.

{settings}
# Budget lines: either from and until, or school_year. Amounts stand in quotes.
# level (secondary or tertiary) and group narrow a line.
# [[budget]]
# name = "2026/27"
# school_year = "2026/27"
# limit_eur = "60000.00"

# Changes of policy that this case asks about, in the unit of the parameter.
# [[change]]
# parameter = "cap_secondary"
# from = 2026-09-01
# value = "50.00"
"""


def case_toml(case: Case) -> bytes:
    """The settings of a case; keys that are not set are left out."""
    parts = [_dumped(_entry(SETTINGS, case))]
    for array, table, records in (
        ("budget", BUDGET, case.budget),
        ("change", CHANGES, case.changes),
    ):
        parts += [f"[[{array}]]\n{_dumped(_entry(table, record))}" for record in records]
    return "\n".join(parts).encode()


def empty_toml() -> bytes:
    """Settings to be filled in, with what each wants; nothing is filled in already."""
    parts = [_asked(column) for column in SETTINGS.columns]
    return _EMPTY.format(settings="\n".join(parts)).encode()


def _asked(column: Column) -> str:
    """A key with an empty value, or without effect where it need not be set."""
    lines = [f"# {column.about.one}", f"# {column.en} = {_example(column)}"]
    if column.required:
        lines.append(f'{column.en} = ""')
    return "\n".join(lines) + "\n"


def _dumped(entry: dict[str, Any]) -> str:
    return tomli_w.dumps(entry, multiline_strings=False)


def _entry(table: Table, record: Any) -> dict[str, Any]:
    values = ((column, getattr(record, column.field)) for column in table.columns)
    return {column.en: _value(column, value) for column, value in values if value is not None}


def _value(column: Column, value: Any) -> Any:
    """Days, numbers and lists as TOML has them; money as text."""
    if isinstance(value, date) or column.kind.shape is Shape.WHOLE:
        return value
    if isinstance(value, Sequence) and column.kind.many:
        return [str(member) for member in value]
    return column.written(value, Lang.EN)


def _example(column: Column) -> str:
    value = _value(column, column.kind.read(column.example))
    return json.dumps(value) if isinstance(value, list | str) else str(value)
