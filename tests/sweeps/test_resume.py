"""A stopped sweep goes on where it was: nothing stored is measured again, and nothing is lost."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matching.domain import PolicyChange
from matching.errors import OutputError, Ukrep5Error
from matching.rules.book import PolicyBook, policy_book
from matching.words import Lang
from scenarios.executors import Here, executor_for
from scenarios.generate import generate
from scenarios.sweeps.frame import arrow_of
from scenarios.sweeps.grid import ALWAYS, Axis
from scenarios.sweeps.run import sweep
from scenarios.sweeps.store import Store, key_of
from scenarios.sweeps.town import packed
from scenarios.velenje import FOLDER
from tests.sweeps.grids import GRID, swept, tiny

SHARES = Axis(parameters=("share",), values=tuple((str(share),) for share in range(10, 80)))
LONG = replace(GRID, axes=(SHARES,))
"""Enough cells to be killed in the middle."""


class Counting(Here):
    """Counts what is measured."""

    def __init__(self) -> None:
        self.measured: list[str] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.measured.append(args[-1])
        return super().submit(fn, *args, **kwargs)


def _cells(store: Path) -> dict[str, tuple[int, bytes]]:
    found = sorted(store.glob("*/*.json"))
    return {path.stem: (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


def _alive(group: int) -> bool:
    """Whether a process of a group still runs; one that only waits to be buried does not."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):
            state, _, of = status.read_text().rpartition(")")[2].split()[:3]
            if int(of) == group and state != "Z":
                return True
    return False


def _killed_in_the_middle(out: Path, store: Path) -> None:
    """Run the command with two workers, kill it with -9 after some cells, see its workers go."""
    command = [
        sys.executable, "-m", "api.cli", "sweep", str(FOLDER / "tiny"), "--out", str(out),
        "--vary", "share=10:79:1", "--budget", "1000|1500|2000|3000", "--workers", "2",
    ]  # fmt: skip
    child = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    while len(_cells(store)) < 5:
        assert child.poll() is None
        time.sleep(0.01)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    while _alive(child.pid):
        time.sleep(0.01)


def test_killed_in_the_middle_it_ends_with_the_same_table(tmp_path: Path) -> None:
    out, store = tmp_path / "out", tmp_path / "out.cells"
    _killed_in_the_middle(out, store)
    before = _cells(store)
    assert 5 <= len(before) < len(LONG.cells())
    assert not out.exists()

    counting = Counting()
    again = sweep(tiny(), policy_book(), LONG, executor=counting, store=Store(store))
    after = _cells(store)
    assert {key: after[key] for key in before} == before
    assert set(counting.measured) == set(after) - set(before)
    unbroken = swept(LONG, tmp_path / "fresh")
    assert again.rows == unbroken.rows
    assert arrow_of(again).equals(arrow_of(unbroken))


def test_a_second_run_measures_nothing(tmp_path: Path) -> None:
    swept(GRID, tmp_path)
    counting = Counting()
    sweep(tiny(), policy_book(), GRID, executor=counting, store=Store(tmp_path))
    assert counting.measured == []


def test_another_grid_takes_what_it_shares_from_the_store(tmp_path: Path) -> None:
    swept(GRID, tmp_path)
    counting = Counting()
    wider = replace(GRID, budgets=(*GRID.budgets, None))
    sweep(tiny(), policy_book(), wider, executor=counting, store=Store(tmp_path))
    assert len(counting.measured) == 4


@pytest.mark.parametrize("other", ["case", "book", "cell", "figures"])
def test_whatever_a_row_depends_on_is_in_its_key(other: str) -> None:
    cells, book = GRID.cells(), policy_book()
    changed = book.with_changes(generate(5, 1).changes)
    usual = key_of(packed(tiny(), book), cells[0], GRID.figures)
    keys = {
        "case": key_of(packed(generate(6, 1), book), cells[0], GRID.figures),
        "book": key_of(packed(tiny(), _with_other_share()), cells[0], GRID.figures),
        "cell": key_of(packed(tiny(), book), cells[1], GRID.figures),
        "figures": key_of(packed(tiny(), book), cells[0], ()),
    }
    assert key_of(packed(tiny(), changed), cells[0], GRID.figures) == usual
    assert keys[other] != usual


def _with_other_share() -> PolicyBook:
    change = PolicyChange(parameter="share", value="41", begins=ALWAYS)
    return policy_book().with_changes((change,))


def test_half_a_file_is_never_taken_for_a_row(tmp_path: Path) -> None:
    swept(GRID, tmp_path)
    path = next(tmp_path.glob("*/*.json"))
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(OutputError, match="is damaged; delete it"):
        swept(GRID, tmp_path)


def test_a_folder_of_others_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds files that are not ours"):
        Store(tmp_path)


def test_a_store_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        Store(tmp_path / "file" / "cells")


def test_why_a_cell_cannot_be_measured_survives_the_way_from_a_worker(tmp_path: Path) -> None:
    case = replace(tiny(), on=date(2019, 1, 1))
    with executor_for(workers=2) as executor, pytest.raises(Ukrep5Error) as wrong:
        sweep(case, policy_book(), GRID, executor=executor, store=Store(tmp_path))
    assert "has no value on" in wrong.value.say(Lang.EN)
    assert "nima vrednosti" in wrong.value.say(Lang.SL)


def test_a_lost_worker_ends_the_sweep_in_words_and_keeps_what_is_finished(tmp_path: Path) -> None:
    def watch(done: int, _every: int) -> None:
        if done == 5:
            for process in multiprocessing.active_children():
                process.kill()

    store = Store(tmp_path)
    with executor_for(workers=2) as executor, pytest.raises(Ukrep5Error, match="worker was lost"):
        sweep(tiny(), policy_book(), LONG, executor=executor, store=store, watch=watch)
    assert len(_cells(tmp_path)) >= 5
