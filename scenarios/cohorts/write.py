"""The simulation, written as a whole folder."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

from matching.folder import whole_folder
from matching.report.delimited import write_csv
from matching.words import Lang
from scenarios.cohorts.answers import answers
from scenarios.cohorts.found import Years
from scenarios.cohorts.page import page
from scenarios.cohorts.rows import MonthRow, YearRow
from scenarios.cohorts.tables import tables_of
from scenarios.cohorts.workbook import write_workbook


def write_years(out: Path, found: Years, lang: Lang) -> None:
    """Write ``years.html``, ``years.xlsx``, a CSV for every table, and the tidy rows.

    The tidy rows, one a school year and one a month of every history, are ``histories`` and
    ``months`` as Parquet and CSV: money in cents, English names. The same simulation gives the
    same bytes.

    Raises
    ------
    OutputError
        If ``out`` holds files that we did not write, or cannot be written.
    """
    known = answers(found)
    tables = tuple(tables_of(found, known))
    with whole_folder(out) as folder:
        for table in tables:
            write_csv(table, folder, lang)
        write_workbook(folder / "years.xlsx", found, known, tables, lang)
        _write_rows(folder, "histories", found.rows, YearRow)
        _write_rows(folder, "months", found.months, MonthRow)
        (folder / "years.html").write_text(page(found, known, lang), encoding="utf-8", newline="")


def _write_rows(
    folder: Path, name: str, rows: Sequence[YearRow] | Sequence[MonthRow], kind: type
) -> None:
    """The same rows as Parquet and as CSV."""
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyarrow import csv, parquet

    columns = {each.name: [getattr(row, each.name) for row in rows] for each in fields(kind)}
    table = pa.table(columns)
    parquet.write_table(table, folder / f"{name}.parquet", compression="zstd")
    csv.write_csv(table, folder / f"{name}.csv")
