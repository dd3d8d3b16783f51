"""Tables as CSV files that a spreadsheet of the language opens without asking."""

import csv
from pathlib import Path

from matching.report.cells import neutral, plain_cell
from matching.report.table import Table
from matching.words import Lang, say


def write_csv(table: Table, folder: Path, lang: Lang) -> Path:
    """Write ``folder/<name>.csv`` by RFC 4180, in UTF-8 without a byte order mark.

    English has commas, decimal points and ISO dates; Slovene has semicolons, decimal commas and
    its own dates. No row of totals: a total is not a record. The same table gives the same bytes.
    """
    path = folder / f"{table.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, delimiter=";" if lang is Lang.SL else ",")
        writer.writerow([neutral(say(column.header, lang)) for column in table.columns])
        for row in table.rows:
            writer.writerow(
                plain_cell(cell, column.kind, lang)
                for cell, column in zip(row, table.columns, strict=True)
            )
    return path
