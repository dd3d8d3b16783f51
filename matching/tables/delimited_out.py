"""Tables as text files that people and spreadsheets open."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from matching.errors import OutputError
from matching.tables.cells import columns_of, header
from matching.tables.decode import decoded
from matching.tables.delimited import guard
from matching.tables.kinds import Shape
from matching.tables.schema import Table
from matching.words import Lang, text


def delimited(table: Table, records: Sequence[Any], *, lang: Lang, windows: bool) -> bytes:
    """The file of a table: UTF-8 with commas, or Windows-1250 with semicolons and CRLF.

    Raises
    ------
    OutputError
        If a letter is not in Windows-1250, or a text is too long for a spreadsheet.
    """
    columns = [
        [guard(cell) for cell in cells] if column.kind.shape is Shape.TEXT else cells
        for column, _, cells in columns_of(table, records, lang)
    ]
    written = io.StringIO(newline="")
    writer = csv.writer(
        written, delimiter=";" if windows else ",", lineterminator="\r\n" if windows else "\n"
    )
    writer.writerow(header(table, lang))
    writer.writerows(zip(*columns, strict=True))
    words = written.getvalue()
    return _windows_1250(table.file, words) if windows else words.encode()


def _windows_1250(file: str, words: str) -> bytes:
    try:
        data = words.encode("cp1250")
    except UnicodeEncodeError as broken:
        raise OutputError(
            text(
                'the letter "{letter}" in {file} is not in Windows-1250; write UTF-8 instead',
                letter=words[broken.start],
                file=file,
            )
        ) from broken
    if decoded(file, data)[0] != words:
        raise OutputError(
            text("{file} in Windows-1250 would be taken for UTF-8; write UTF-8 instead", file=file)
        )
    return data
