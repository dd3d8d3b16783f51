"""A sweep against the same matches one after the other, each in a fresh process.

``python -m benchmarks.sweep_bench`` prints a table; ``--cells`` and ``--fresh`` make it smaller.
Both ways solve the same goals of the same cells, and every value is compared. A fresh process is
what a script around a solver does: start, import, read the case, judge it, match it.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from matching.domain import Case, Goal
from matching.engine import match
from matching.money import Cents
from matching.read import read_case
from matching.rules.book import policy_book
from matching.words import Lang
from scenarios.executors import executor_for
from scenarios.scenario import apply, scenario_named
from scenarios.sweeps.figures import Figure
from scenarios.sweeps.grid import Axis, Cell, Grid
from scenarios.sweeps.ground import ground_of
from scenarios.sweeps.pictures import pictures
from scenarios.sweeps.run import Sweep, sweep
from scenarios.sweeps.store import Store
from scenarios.velenje import FOLDER

CASE: Final = FOLDER / "velenje-100"
SHARES: Final = Axis(parameters=("share",), values=tuple((str(s),) for s in range(20, 70, 5)))
CAPS: Final = Axis(
    parameters=("cap_secondary", "cap_tertiary"),
    values=(("30", "60"), ("40", "80"), ("45", "85"), ("50", "90"), ("60", "120")),
)
BUDGETS: Final = tuple(Cents(cents) for cents in range(15_000_00, 65_000_00, 2_500_00))
GRID: Final = Grid(scenarios=(scenario_named("baseline"),), axes=(SHARES, CAPS), budgets=BUDGETS)
"""A thousand cells: ten shares, five pairs of caps, twenty budgets; co-funded awards are asked."""

SECONDS: Final = 60
MEBIBYTES: Final = 2_048
REDRAWN: Final = 1
WORKERS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measurement beside what is asked."""

    what: str
    seconds: float
    asked: str
    note: str = ""


def main() -> None:
    """Measure, and print; with ``--cell`` be one of the fresh processes."""
    options = _options()
    if options.cell is not None:
        print(fresh_match(read_case(CASE), GRID.cells()[options.cell]))
        return
    case = read_case(CASE)
    found, whole = _swept(case, _first(options.cells))
    lines = [whole, _fresh(found, options.fresh, whole), _everything(case), _redrawn(case)]
    _show(lines, len(found.rows))


def _first(cells: int) -> Grid:
    """The grid, or as many of its shares as give so many cells."""
    shares = max(1, cells * len(SHARES.values) // len(GRID.cells()))
    return replace(GRID, axes=(replace(SHARES, values=SHARES.values[:shares]), CAPS))


def _swept(case: Case, grid: Grid) -> tuple[Sweep, Line]:
    with tempfile.TemporaryDirectory() as folder, executor_for(workers=WORKERS) as executor:
        begins = time.perf_counter()
        store = Store(Path(folder) / "cells")
        found = sweep(case, policy_book(), grid, executor=executor, store=store)
        seconds = time.perf_counter() - begins
    asked = f"{SECONDS * len(found.rows) / 1_000:.0f} s, {MEBIBYTES:,} MiB"
    what = f"sweep of {len(found.rows):,} cells, {WORKERS} workers"
    return found, Line(what=what, seconds=seconds, asked=asked, note=f"{_mebibytes():,} MiB")


def _mebibytes() -> int:
    """The most of this process and, as many times as there are workers, of the largest of them."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + WORKERS * worker) // 1_024


def _fresh(found: Sweep, processes: int, whole: Line) -> Line:
    """Every so many cells in a process of its own; the rest is reckoned from them."""
    step = max(1, len(found.cells) // processes)
    chosen = range(0, len(found.cells), step)
    begins = time.perf_counter()
    for number in chosen:
        command = [sys.executable, "-m", "benchmarks.sweep_bench", "--cell", str(number)]
        said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        if int(said) != found.rows[number].co_funded:
            raise SystemExit(f"cell {number}: {said.strip()} fresh, {found.rows[number]} swept")
    each = (time.perf_counter() - begins) / len(chosen)
    ratio = each * len(found.cells) / whole.seconds
    return Line(
        what=f"the same, each in a fresh process ({len(chosen)} run)",
        seconds=each * len(found.cells),
        asked="",
        note=f"{ratio:.0f}× the sweep, all values equal",
    )


def fresh_match(case: Case, cell: Cell) -> int:
    """Co-funded awards of a cell by the engine, with all that it checks."""
    assert cell.line is not None
    asked = replace(cell.asked, changes=(*cell.asked.changes, cell.line))
    under = apply(asked, case, policy_book())
    return match(replace(under.case, goals=(Goal.CO_FUNDED_AWARDS,)), under.book).co_funded


def _everything(case: Case) -> Line:
    """All goals and the draw, at the budgets of the grid; what leaving them out saves."""
    grid = replace(GRID, axes=(), budgets=BUDGETS[::2], figures=(Figure.EVERYTHING,))
    found, whole = _swept(case, grid)
    each = f"{whole.seconds / len(found.rows):.2f} s a cell"
    what = f"{len(found.rows)} cells with all goals and the draw, {WORKERS} workers"
    return replace(whole, what=what, asked="", note=each)


def _redrawn(case: Case) -> Line:
    """A share that nobody asked for yet, at twenty budgets, matched and drawn."""
    changed = replace(SHARES, values=(("37.5",),))
    grid = replace(GRID, axes=(changed, replace(CAPS, values=CAPS.values[1:2])))
    with tempfile.TemporaryDirectory() as folder, executor_for(workers=1) as executor:
        warm = replace(grid, budgets=BUDGETS[:1], axes=())
        book, store = policy_book(), Store(Path(folder) / "cells")
        pictures(sweep(case, book, warm, executor=executor, store=store), Lang.SL)
        begins = time.perf_counter()
        pictures(sweep(case, book, grid, executor=executor, store=store), Lang.SL)
        seconds = time.perf_counter() - begins
    ground_of.cache_clear()
    what = f"a changed share at {len(BUDGETS)} budgets, matched and redrawn"
    return Line(what=what, seconds=seconds, asked=f"{REDRAWN} s")


def _show(lines: list[Line], cells: int) -> None:
    table = Table(title=f"velenje-100, {cells:,} cells", title_justify="left")
    for header, side in (("what", "left"), ("seconds", "right"), ("asked", "right"), ("", "left")):
        table.add_column(header, justify=side)  # type: ignore[arg-type]
    for line in lines:
        table.add_row(line.what, f"{line.seconds:,.1f}", line.asked, line.note)
    Console().print(table)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=1_000)
    parser.add_argument("--fresh", type=int, default=10, help="fresh processes to run")
    parser.add_argument("--cell", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
