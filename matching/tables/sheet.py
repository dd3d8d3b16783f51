"""A table as text, from whichever form: its header, its columns of cells, and where each stood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from matching.errors import Fault
from matching.words import counted, text

LONGEST_CELL: Final = 32_767
"""Characters that a spreadsheet cell can hold; more is a quote left open, not a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Cells of one file or sheet, trimmed of empty rows.

    Parameters
    ----------
    file : name for people, such as ``positions.csv``.
    header : headers as they stand.
    columns : cells column by column, as many columns as headers.
    rows : row of each record as a person counts it.
    lines : row of single cells (record, header) where it is not that of the record.
    header_row : row of the header, or None where every record has its own keys.
    """

    file: str
    header: tuple[str, ...]
    columns: tuple[Sequence[str], ...]
    rows: Sequence[int | None]
    lines: Mapping[tuple[int, str], int] = field(default_factory=dict)
    header_row: int | None = 1

    @property
    def keyed(self) -> bool:
        """Whether keys stand before their values instead of headers above them."""
        return self.header_row is None

    def header_line(self, header: str) -> int | None:
        """Row of a header, or the first one of a key."""
        lines = (line for (_, key), line in self.lines.items() if key == header)
        return min(lines, default=self.header_row)

    def row_of(self, record: int, header: str | None) -> int | None:
        """Row of a cell."""
        if header is None:
            return self.rows[record]
        return self.lines.get((record, header), self.rows[record])


def sheet_of(
    file: str, rows: Iterable[tuple[int, Sequence[str]]]
) -> tuple[Sheet | None, list[Fault]]:
    """A sheet from numbered rows, the first of which is the header; empty rows are skipped."""
    filled = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
    if not filled:
        return None, [Fault(file=file, kind="no_header", problem=text("the header is missing"))]
    header = tuple(cell.strip() for cell in filled[0][1])
    while not header[-1]:
        header = header[:-1]
    width = len(header)
    faults = [_too_many(file, number, width) for number, cells in filled if _wider(cells, width)]
    even = [_of_width(cells, width) for _, cells in filled[1:]]
    sheet = Sheet(
        file=file,
        header=header,
        columns=tuple(zip(*even, strict=True)) if even else ((),) * width,
        rows=[number for number, _ in filled[1:]],
        header_row=filled[0][0],
    )
    return sheet, faults


def _wider(cells: Sequence[str], width: int) -> bool:
    return len(cells) > width and any(map(str.strip, cells[width:]))


def _of_width(cells: Sequence[str], width: int) -> Sequence[str]:
    if len(cells) == width:
        return cells
    return [*cells[:width], *[""] * (width - len(cells))]


def _too_many(file: str, row: int, width: int) -> Fault:
    problem = counted(
        "the row has more cells than the header, which has {n}; a text with a comma wants quotes",
        "the row has more cells than the header, which has {n}; a text with a comma wants quotes",
        n=width,
    )
    return Fault(file=file, row=row, kind="too_many_cells", problem=problem)


def shortened(cell: str) -> str:
    """A cell as a fault quotes it: in one line and never long."""
    line = "".join(c if c.isprintable() else " " for c in cell[:60].strip())
    return line if len(line) <= 40 else line[:40] + "…"
