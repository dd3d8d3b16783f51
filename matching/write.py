"""The door for facts on their way out: a case as text files, as a workbook, or as JSON."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from matching.domain import Case, Person
from matching.folder import whole_file, whole_folder
from matching.tables.catalog import FILES
from matching.tables.cells import tables_with_rows
from matching.tables.delimited_out import delimited
from matching.words import Lang


class Form(StrEnum):
    """Forms of a case that people edit."""

    CSV = "csv"
    XLSX = "xlsx"


def write_case(  # noqa: PLR0913
    case: Case,
    out: Path,
    *,
    form: Form = Form.CSV,
    lang: Lang = Lang.EN,
    windows: bool = False,
    persons: Sequence[Person] = (),
) -> None:
    """Write a case that `matching.read.read_case` reads back as an equal one.

    Parameters
    ----------
    out : folder of text files, or path of the workbook; it appears whole or not at all.
    lang : language of headers and words.
    windows : text files in Windows-1250 with semicolons, for spreadsheets of old; ``case.toml``
        stays in UTF-8.

    Raises
    ------
    OutputError
        If ``out`` is not ours to replace, or a fact cannot be held by the form.
    """
    if form is Form.XLSX:
        from matching.tables.workbook_out import is_our_workbook, write_workbook

        with whole_file(out, is_our_workbook) as path:
            write_workbook(path, case, persons, lang)
        return
    from matching.tables.toml_out import case_toml

    with whole_folder(out) as folder:
        (folder / "case.toml").write_bytes(case_toml(case))
        for table, records in tables_with_rows(case, persons):
            data = delimited(table, records, lang=lang, windows=windows)
            (folder / table.file).write_bytes(data)


def case_to_json(case: Case) -> bytes:
    """The case as canonical JSON: the same case, the same bytes."""
    from matching.tables.case_json import case_to_json as dumped

    return dumped(case)


def write_new(out: Path) -> None:
    """Write an empty case to fill in: text files, and a workbook with drop-down lists each in
    English (``template.xlsx``) and Slovene (``predloga.xlsx``).

    Raises
    ------
    OutputError
        If ``out`` is not ours to replace.
    """
    from matching.tables.template import write_template
    from matching.tables.toml_out import empty_toml

    with whole_folder(out) as folder:
        (folder / "case.toml").write_bytes(empty_toml())
        for table in FILES:
            data = delimited(table, (), lang=Lang.EN, windows=False)
            (folder / table.file).write_bytes(data)
        write_template(folder / "template.xlsx", Lang.EN)
        write_template(folder / "predloga.xlsx", Lang.SL)
