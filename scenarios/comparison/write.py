"""The comparison, written as a whole folder."""

import csv
from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path

from matching.folder import whole_folder
from matching.report.delimited import write_csv
from matching.report.picture import Picture, standing_alone
from matching.report.section import Audience
from matching.report.table import Table
from matching.words import Lang
from scenarios.comparison.change_tables import (
    changes_table,
    fates_table,
    reasons_table,
    waterfalls_table,
)
from scenarios.comparison.found import Comparison
from scenarios.comparison.markdown import markdown
from scenarios.comparison.page import page, sheet_of
from scenarios.comparison.tables import tables_of
from scenarios.comparison.tidy import Row, tidy
from scenarios.comparison.workbook import write_workbook


def write_comparison(out: Path, found: Comparison, lang: Lang) -> None:
    """Write pages, Markdown with its pictures, workbook, a CSV for each table, and ``tidy.csv``.

    The same comparison gives the same bytes.

    Raises
    ------
    OutputError
        If ``out`` holds files that we did not write, or cannot be written.
    """
    from scenarios.comparison.charts import pictures  # loads altair

    drawn = pictures(found, lang)
    tables = every_table(found)
    with whole_folder(out) as folder:
        for table in tables:
            write_csv(table, folder, lang)
        _write_tidy(folder, found)
        write_workbook(folder / "comparison.xlsx", found, tables, drawn, lang)
        _write_words(folder, found, drawn, lang)


def every_table(found: Comparison) -> Sequence[Table]:
    """All tables, those of single scholars at the end."""
    return (
        *tables_of(found),
        waterfalls_table(found),
        fates_table(found),
        reasons_table(found),
        changes_table(found),
    )


def _write_tidy(folder: Path, found: Comparison) -> None:
    """Plain integers under fixed names in every language: for programs."""
    with (folder / "tidy.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(field.name for field in fields(Row))
        writer.writerows(astuple(row) for row in tidy(found))


def _write_words(folder: Path, found: Comparison, drawn: tuple[Picture, ...], lang: Lang) -> None:
    for picture in drawn:
        _write(folder / f"{picture.name}.svg", standing_alone(picture.svg))
    _write(folder / "comparison.md", markdown(sheet_of(found, drawn, Audience.OFFICER), lang))
    for name, audience in (
        ("comparison.html", Audience.COUNCIL),
        ("comparison-officer.html", Audience.OFFICER),
    ):
        _write(folder / name, page(found, drawn, audience, lang))


def _write(path: Path, words: str) -> None:
    path.write_text(words, encoding="utf-8", newline="")
