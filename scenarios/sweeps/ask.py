"""A sweep from a notebook or a script, in one call."""

import tempfile
from contextlib import nullcontext
from pathlib import Path

from matching.domain import Case
from matching.read import read_case
from matching.rules.book import PolicyBook, policy_book
from scenarios.executors import executor_for
from scenarios.sweeps.grid import Grid
from scenarios.sweeps.read import read_grid
from scenarios.sweeps.run import Sweep, sweep
from scenarios.sweeps.store import Store


def swept(  # noqa: PLR0913, where and with what it runs
    case: Case | Path,
    grid: Grid | Path,
    *,
    book: PolicyBook | None = None,
    store: Path | None = None,
    workers: int = 1,
    dask: str | None = None,
) -> Sweep:
    """Go through a grid.

    Parameters
    ----------
    case, grid : themselves, or where they can be read.
    store : folder of finished cells, which are not measured again; None forgets them.
    workers, dask : see `scenarios.executors.executor_for`.
    """
    facts = case if isinstance(case, Case) else read_case(case)
    asked = grid if isinstance(grid, Grid) else read_grid(grid)
    kept = tempfile.TemporaryDirectory() if store is None else nullcontext(store)
    with kept as folder, executor_for(workers=workers, dask=dask) as executor:
        cells = Store(Path(folder))
        return sweep(facts, book or policy_book(), asked, executor=executor, store=cells)
