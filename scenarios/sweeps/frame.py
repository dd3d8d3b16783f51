"""A sweep as tidy data for machines: Parquet, and pandas for notebooks. Names are those of code.

Money is in cents, points, need and mean rank in hundredths, all integers.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenarios.sweeps.grid import Cell
from scenarios.sweeps.row import Row
from scenarios.sweeps.run import Sweep

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa  # type: ignore[import-untyped]

_WHOLE = (
    "awards",
    "co_funded",
    "pupils",
    "students",
    "employers",
    "points",
    "need_covered",
    "need_asked",
    "first_wishes",
    "mean_rank",
    "limit",
    "running",
    "spent",
    "public_cost",
    "blocking",
    "excused",
)


def arrow_of(sweep: Sweep) -> "pa.Table":
    """One row a cell: its place in the grid, then its indicators."""
    import pyarrow as pa

    records = [_record(cell, row) for cell, row in zip(sweep.cells, sweep.rows, strict=True)]
    fields = [
        pa.field("scenario", pa.string()),
        pa.field("mechanism", pa.string()),
        *(pa.field(name, pa.string()) for name in sweep.grid.parameters),
        pa.field("people", pa.int64()),
        pa.field("seed", pa.string()),
        pa.field("budget", pa.int64()),
        pa.field("ended", pa.string()),
        pa.field("goals", pa.string()),
        pa.field("proven", pa.bool_()),
        *(pa.field(name, pa.int64()) for name in _WHOLE),
    ]
    return pa.Table.from_pylist(records, schema=pa.schema(fields))


def arrow_of_lines(sweep: Sweep) -> "pa.Table":
    """One row a budget line of a cell; ``cell`` counts the rows of the other table from 0."""
    import pyarrow as pa

    names = ("limit", "running", "spent", "remains")
    return pa.Table.from_pylist(
        [
            {"cell": number, "line": line.line, **{name: getattr(line, name) for name in names}}
            for number, row in enumerate(sweep.rows)
            for line in row.lines
        ],
        schema=pa.schema(
            [("cell", pa.int64()), ("line", pa.string()), *((name, pa.int64()) for name in names)]
        ),
    )


def frame_of(sweep: Sweep) -> "pd.DataFrame":
    """The same rows for a notebook."""
    frame: pd.DataFrame = arrow_of(sweep).to_pandas()
    return frame


def write_parquet(sweep: Sweep, folder: Path) -> None:
    """Write ``sweep.parquet`` and ``sweep-budget-lines.parquet``, always the same bytes."""
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    pq.write_table(arrow_of(sweep), folder / "sweep.parquet")
    pq.write_table(arrow_of_lines(sweep), folder / "sweep-budget-lines.parquet")


def _record(cell: Cell, row: Row) -> dict[str, Any]:
    return {
        "scenario": cell.scenario.name,
        "mechanism": cell.asked.mechanism,
        **dict(cell.settings),
        "people": cell.people,
        "seed": cell.seed,
        "budget": cell.budget,
        "ended": str(row.ended),
        "goals": "|".join(row.goals),
        "proven": row.proven,
        **{name: getattr(row, name) for name in _WHOLE},
    }
