"""The door for facts: a case from a folder, a workbook or JSON, with all faults at once.

Every form becomes sheets of text, every sheet a grid of values, and the grids are checked against
each other. The order of rows, columns and forms never matters: the same facts give equal cases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from matching.domain import Case, Person
from matching.errors import Fault
from matching.tables.catalog import CASE, FILES, TABLES
from matching.tables.catalog_settings import SETTINGS
from matching.tables.grid import Grid, grid_of, nothing_of
from matching.tables.preview import Preview, previews
from matching.tables.records import case_of, in_order, records_of, refuse
from matching.tables.relations import faults_between, keys_are_unique, marks_are_known
from matching.tables.schema import Table
from matching.tables.sheet import Sheet
from matching.tables.source import (
    LARGEST_FILE,
    folder_sheets,
    settings_sheets,
    unreadable,
)
from matching.tables.uncollected import uncollected
from matching.words import text

_ALL = (*CASE, TABLES["persons"])


@uncollected()
def read_case(path: Path) -> Case:
    """Read a case from a folder of text files, or from one workbook.

    Raises
    ------
    InputError
        With every fault of every file: where it stands, what is wrong, what would be right.
    """
    sheets, faults = _sheets(path, _ALL)
    grids, wrong = _grids(sheets, _ALL, faults)
    refuse([*faults, *wrong, *faults_between(grids)], _ALL)
    return case_of(grids)


def look_over(path: Path) -> Preview:
    """What a folder or workbook holds, before anyone takes it: headers, sums, every fault."""
    sheets, faults = _sheets(path, _ALL)
    grids, wrong = _grids(sheets, _ALL, faults)
    every = [*faults, *wrong, *faults_between(grids)]
    return Preview(
        sheets=tuple(previews(_ALL, sheets, grids)),
        faults=tuple(in_order(every, _ALL)),
        case=None if every else case_of(grids),
    )


def read_persons(path: Path) -> tuple[Person, ...]:
    """Read who the scholars are, for pages and letters; empty where the case does not say.

    Raises
    ------
    InputError
        With every fault of the persons.
    """
    tables = (TABLES["persons"], TABLES["scholars"])
    sheets, faults = _sheets(path, tables)
    grids, wrong = _grids(sheets, tables, faults)
    between = [*keys_are_unique(grids), *marks_are_known(grids)]
    others = {name for table in _ALL[:-1] for name in (table.file, table.name)}
    refuse([f for f in (*faults, *wrong, *between) if f.file not in others], tables)
    persons: tuple[Person, ...] = records_of(grids["persons"])
    return persons


@uncollected()
def case_from_json(data: bytes | str) -> Case:
    """Read a case from the JSON that `matching.write.case_to_json` writes.

    Raises
    ------
    InputError
        With every fault; its place is a path such as ``positions[3].places``.
    """
    from matching.tables.case_json import json_grids

    grids, faults = json_grids(data)
    refuse([*faults, *faults_between(grids)], CASE)
    return case_of(grids)


def with_earlier_awards(case: Case, outcome: bytes | str) -> Case:
    """The case, to be matched so that the awards of an earlier ``outcome.json`` stay if they can.

    Raises
    ------
    InputError
        If it is no outcome, or one without awards, or with some that no case may have.
    """
    from matching.tables.case_json import case_to_json
    from matching.tables.earlier_json import earlier_awards

    awards = earlier_awards(outcome, case.budget)
    return case_from_json(case_to_json(replace(case, earlier_awards=awards)))


def _sheets(path: Path, tables: Sequence[Table]) -> tuple[dict[str, Sheet], list[Fault]]:
    """Sheets of the tables, from whichever form the case has."""
    from matching.tables.spreadsheet import workbook_sheets

    try:
        if path.is_dir():
            files, faults = folder_sheets(path, [table for table in tables if table in FILES])
            settings, wrong = settings_sheets(path) if SETTINGS in tables else ({}, [])
            return files | settings, faults + wrong
        if (
            path.suffix.lower() == ".xlsx"
            and path.is_file()
            and path.stat().st_size <= LARGEST_FILE
        ):
            return workbook_sheets(path, tables, TABLES)
    except OSError as refused:
        return {}, [unreadable(path.name, refused)]
    problem = text("a case is a folder, or one workbook (.xlsx) of at most 200 MB")
    return {}, [Fault(file=path.name, kind="no_case", problem=problem)]


def _grids(
    sheets: Mapping[str, Sheet], tables: Sequence[Table], before: Sequence[Fault]
) -> tuple[dict[str, Grid], list[Fault]]:
    """Values of the sheets; a table that may be left out has no rows then."""
    grids: dict[str, Grid] = {}
    faults: list[Fault] = []
    unread = {fault.file for fault in before}
    for table in tables:
        if table.name in sheets:
            grids[table.name], wrong = grid_of(sheets[table.name], table)
            faults.extend(wrong)
        elif not table.required and not unread & {table.name, table.file}:
            grids[table.name] = nothing_of(table)
    return grids, faults
