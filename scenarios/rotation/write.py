"""The plan, written as a whole folder."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from matching.folder import whole_folder
from matching.report.delimited import write_csv
from matching.tables.catalog import TABLES
from matching.tables.delimited_out import delimited
from matching.words import Lang
from matching.write import write_case
from scenarios.rotation.adopt import Adoption
from scenarios.rotation.calendar import host_calendar, scholar_calendar
from scenarios.rotation.found import Rotation
from scenarios.rotation.page import page
from scenarios.rotation.tables import tables_of
from scenarios.rotation.told import FILE, plan_to_json
from scenarios.rotation.workbook import write_workbook

PAGE = "rotation.html"
Id = TypeVar("Id", bound=str)


def write_rotation(
    out: Path, found: Rotation, lang: Lang, adoption: Adoption | None = None
) -> None:
    """Write the plan as ``plan.json``, ``stays_planned.csv`` and its sisters, page, workbook and
    calendars, and the adopted case, or nothing at all; the same plan gives the same bytes.

    Raises
    ------
    OutputError
        If a folder holds files that we did not write, or cannot be written.
    """
    with whole_folder(out) as folder:
        (folder / FILE).write_bytes(plan_to_json(found.plan))
        (folder / "stays_planned.csv").write_bytes(stays_csv(found, lang))
        for table in tables_of(found):
            write_csv(table, folder, lang)
        (folder / PAGE).write_text(page(found, lang), encoding="utf-8", newline="")
        write_workbook(folder / "rotation.xlsx", found, lang)
        _write_calendars(folder / "calendars", found, lang)
        if adoption is not None:
            write_case(adoption.case, adoption.out, lang=lang, persons=adoption.persons)


def stays_csv(found: Rotation, lang: Lang) -> bytes:
    """The stays with the columns of a case's ``stays.csv``."""
    stays = [stay.stay() for stay in found.plan.stays]
    return delimited(TABLES["stays"], stays, lang=lang, windows=False)


def _write_calendars(folder: Path, found: Rotation, lang: Lang) -> None:
    """A calendar for everyone and every host that has a stay."""
    scholars, hosts = folder / "scholars", folder / "hosts"
    for kind in (scholars, hosts):
        kind.mkdir(parents=True)
    for scholar, name in file_names(found.by_scholar).items():
        (scholars / name).write_bytes(scholar_calendar(found, scholar, lang))
    for host, name in file_names(found.by_host).items():
        (hosts / name).write_bytes(host_calendar(found, host, lang))


def file_names(ids: Iterable[Id]) -> Mapping[Id, str]:
    """A file for each id; whatever an id holds, it names a file of its own in the folder."""
    names: dict[Id, str] = {}
    taken: set[str] = set()
    for each in sorted(ids):
        bare = re.sub(r"[^\w-]+", "-", each)[:80].strip("-") or "x"
        name, count = bare, 1
        while name.casefold() in taken:
            count += 1
            name = f"{bare}-{count}"
        taken.add(name.casefold())
        names[each] = f"{name}.ics"
    return names
