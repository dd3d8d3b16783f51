"""The same rows wherever the cells are measured, and whatever is lost on the way."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from matching.errors import Ukrep5Error
from matching.rules.book import policy_book
from scenarios.executors import executor_for
from scenarios.sweeps.frame import arrow_of
from scenarios.sweeps.run import Sweep, sweep
from scenarios.sweeps.store import Store
from tests.scenario_data.towns import velenje
from tests.sweeps.grids import CLOSING, GRID, swept, tiny


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    """Two worker processes on this machine."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as workers:  # type: ignore[no-untyped-call]
        yield workers


def _with(store: Path, *, workers: int = 1, dask: str | None = None) -> Sweep:
    with executor_for(workers=workers, dask=dask) as executor:
        return sweep(tiny(), policy_book(), GRID, executor=executor, store=Store(store))


def test_one_process_and_two_give_the_same_rows(tmp_path: Path) -> None:
    here = swept(GRID, tmp_path / "here")
    for workers in (1, 2):
        there = _with(tmp_path / str(workers), workers=workers)
        assert there.rows == here.rows
        assert arrow_of(there).equals(arrow_of(here))


def test_a_cluster_that_loses_a_worker_in_the_middle_loses_nothing(
    tmp_path: Path, cluster: LocalCluster
) -> None:
    killed: list[int] = []

    def watch(done: int, every: int) -> None:
        if not killed and done >= every // 3:
            pid = next(iter(cluster.workers.values())).pid
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    with executor_for(workers=1, dask=cluster.scheduler_address) as executor:
        found = sweep(
            velenje(),
            policy_book(),
            CLOSING,
            executor=executor,
            store=Store(tmp_path / "there"),
            watch=watch,
        )
    assert killed
    assert found.rows == swept(CLOSING, tmp_path / "here", velenje()).rows


def test_an_address_where_nobody_answers_is_said(tmp_path: Path) -> None:
    with pytest.raises(Ukrep5Error, match="no Dask scheduler answers"):
        _with(tmp_path, dask="tcp://127.0.0.1:1")
