"""The main path of a sweep: every cell of a grid that is not stored yet, on any executor."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass

from matching.domain import Case
from matching.errors import Ukrep5Error
from matching.rules.book import PolicyBook
from matching.words import text
from scenarios.scenario import must_fit
from scenarios.sweeps.grid import Cell, Grid
from scenarios.sweeps.measure import measured
from scenarios.sweeps.row import Row
from scenarios.sweeps.store import Store, key_of
from scenarios.sweeps.town import Town, packed

Watch = Callable[[int, int], None]
"""Is told how many cells are done, out of how many."""

WAITING = 64
"""Cells handed out at a time; more would only fill queues."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """A grid gone through: its cells in order, each with its row."""

    case: Case
    book: PolicyBook
    grid: Grid
    cells: tuple[Cell, ...]
    rows: tuple[Row, ...]


def sweep(  # noqa: PLR0913, where and for whom it runs
    case: Case,
    book: PolicyBook,
    grid: Grid,
    *,
    executor: Executor,
    store: Store,
    watch: Watch | None = None,
) -> Sweep:
    """Measure every cell of a grid; those in the store are taken from there.

    Each finished cell is stored at once, so that a sweep that was stopped goes on where it was.
    The result does not depend on the executor, nor on what was stored before.

    Raises
    ------
    InputError
        If a scenario or a setting does not fit the case and the book; before anything runs.
    Ukrep5Error
        If a process of the pool is lost; what was finished is stored.
    """
    must_fit(grid.asked(), case, book)
    cells = grid.cells()
    town = packed(case, book)
    keys = [key_of(town, cell, grid.figures) for cell in cells]
    rows = {key: row for key in keys if (row := store.known(key)) is not None}
    missing = {key: cell for key, cell in zip(keys, cells, strict=True) if key not in rows}
    every = len(rows) + len(missing)
    watch = watch or _nobody
    watch(len(rows), every)
    for row in _measured(town, missing, grid, executor):
        store.keep(row)
        rows[row.key] = row
        watch(len(rows), every)
    return Sweep(
        case=case, book=book, grid=grid, cells=cells, rows=tuple(rows[key] for key in keys)
    )


def _measured(
    town: Town, missing: Mapping[str, Cell], grid: Grid, executor: Executor
) -> Iterator[Row]:
    """Rows as they are finished, whatever their order."""
    waiting: set[Future[Row]] = set()
    try:
        for key, cell in missing.items():
            waiting.add(executor.submit(measured, town, cell, grid.figures, key))
            done, waiting = _finished(waiting, now=len(waiting) < WAITING)
            yield from done
        while waiting:
            done, waiting = _finished(waiting, now=False)
            yield from done
    except BrokenExecutor as broken:
        raise Ukrep5Error(
            text("a worker was lost; finished cells are kept, so run the sweep again to go on")
        ) from broken
    finally:
        for future in waiting:
            future.cancel()


def _finished(waiting: set[Future[Row]], *, now: bool) -> tuple[list[Row], set[Future[Row]]]:
    """Rows that are finished ``now``, or once there is one; and what is still waited for."""
    done, still = wait(waiting, timeout=0 if now else None, return_when=FIRST_COMPLETED)
    return [future.result() for future in done], still


def _nobody(_done: int, _every: int) -> None:
    """Nobody watches."""
