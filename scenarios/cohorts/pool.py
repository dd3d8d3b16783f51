"""Histories, each by itself, on as many processes as there are cores."""

import copyreg
import gc
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from types import MappingProxyType
from typing import TypeAlias

from matching.rules.parameter import Parameter
from scenarios.cohorts.plan import Plan
from scenarios.cohorts.rows import History
from scenarios.cohorts.simulate import Stage, simulate, stage_of

Job: TypeAlias = tuple[int, int]
"""Index of a plan, and a seed."""
Done: TypeAlias = Callable[[int, int], None]
"""Told how many histories are done, of how many."""

COLLECT_AFTER = 500_000
"""Objects between two collections: a history makes many, and they soon go by themselves."""


def histories(
    plans: Sequence[Plan], jobs: Sequence[Job], years: int, workers: int | None, done: Done
) -> list[History]:
    """A history for every job, in their order; the same for any number of workers."""
    found: list[History] = []
    for history in _run(plans, jobs, years, min(workers or _cores(), len(jobs))):
        found.append(history)
        done(len(found), len(jobs))
    return found


def _run(plans: Sequence[Plan], jobs: Sequence[Job], years: int, workers: int) -> Iterator[History]:
    if workers <= 1:
        stages = _Stages(plans, years)
        yield from map(stages.history, jobs)
        return
    copyreg.pickle(MappingProxyType, _as_dictionary)
    with ProcessPoolExecutor(
        workers, get_context("spawn"), _set_up, (tuple(plans), years)
    ) as executor:
        yield from executor.map(_history, jobs)


class _Stages:
    """The stage of each plan, set up when it is first played on."""

    def __init__(self, plans: Sequence[Plan], years: int) -> None:
        self.plans = plans
        self.years = years
        self.known: dict[int, Stage] = {}

    def history(self, job: Job) -> History:
        """The history of a job."""
        index, seed = job
        if index not in self.known:
            self.known[index] = stage_of(self.plans[index], self.years)
        return simulate(self.known[index], seed)


_of_this_process: list[_Stages] = []


def _set_up(plans: Sequence[Plan], years: int) -> None:
    gc.set_threshold(COLLECT_AFTER)
    _of_this_process[:] = [_Stages(plans, years)]


def _history(job: Job) -> History:
    (stages,) = _of_this_process
    return stages.history(job)


def _as_dictionary(
    view: "MappingProxyType[str, Parameter]",
) -> tuple[Callable[..., "MappingProxyType[str, Parameter]"], tuple[dict[str, Parameter]]]:
    """How a read-only mapping goes to another process: as a dictionary, made read-only there."""
    return _read_only, (dict(view),)


def _read_only(plain: dict[str, Parameter]) -> "MappingProxyType[str, Parameter]":
    return MappingProxyType(plain)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
