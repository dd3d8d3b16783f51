"""Files that an officer takes along."""

import tempfile
from pathlib import Path

from fastapi import Response

from api.pages.officer.desk import NO_STORE
from matching.report.delimited import write_csv
from matching.report.table import Table
from matching.words import Lang


def file(body: bytes, name: str, media_type: str) -> Response:
    """A file that browsers save and do not keep."""
    headers = {**NO_STORE, "content-disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=media_type, headers=headers)


def csv_file(table: Table, lang: Lang) -> Response:
    """A table as a spreadsheet of the language opens it."""
    with tempfile.TemporaryDirectory(prefix="ukrep5-") as folder:
        body = write_csv(table, Path(folder), lang).read_bytes()
    return file(body, f"{table.name}.csv", "text/csv; charset=utf-8")
