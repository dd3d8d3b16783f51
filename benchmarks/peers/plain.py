"""The problem as peers see it: an integer program in plain arrays, read without our package.

Columns are the contracts (0 or 1) and then one variable for each need (0 to what is needed). Rows
are scholars, positions, employers, lines, least numbers by level, needs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

OPEN = 1 << 62


@dataclass(frozen=True, kw_only=True)
class Plain:
    """Maximise one row of ``gain`` after the other: ``lower`` <= A x <= ``upper``, x <= ``most``.

    Parameters
    ----------
    goals : names. gain : shape (goals, columns). contracts : how many columns are 0 or 1.
    start, column, value : A by rows: row i is ``start[i]`` to ``start[i + 1]``.
    lower, upper : of each row, `OPEN` where there is no limit.
    line_rows : which rows are budget lines.
    """

    goals: tuple[str, ...]
    gain: Any
    contracts: int
    most: Any
    start: Any
    column: Any
    value: Any
    lower: Any
    upper: Any
    line_rows: tuple[int, ...]

    def holds(self, x: Any) -> bool:
        """Whether whole numbers keep every row to the last cent."""
        sums = np.zeros(len(self.lower), dtype=np.int64)
        np.add.at(sums, self.row, self.value * x[self.column])
        within = (self.lower <= sums) & (sums <= self.upper)
        return bool(within.all() and (x >= 0).all() and (x <= self.most).all())

    @property
    def row(self) -> Any:
        """Row of each entry."""
        return np.repeat(np.arange(len(self.lower)), np.diff(self.start))


def read_plain(file: Path, leasts: Sequence[tuple[int, int]]) -> Plain:
    """The program; ``leasts`` are least numbers of co-funded awards, as (level, least)."""
    with np.load(file) as data:
        return _plain(data, leasts)


def _plain(data: Any, leasts: Sequence[tuple[int, int]]) -> Plain:
    goals = tuple(str(goal) for goal in data["goals"])
    contracts, needs = len(data["scholar"]), len(data["needed"])
    for_needs = np.zeros((len(goals), needs), dtype=np.int64)
    if "need_covered" in goals:
        for_needs[goals.index("need_covered")] = data["weight"]
    rows = _Rows()
    _places(rows, data)
    first_line = len(rows.lower)
    for cost, limit in zip(data["cost"].T, data["line_limit"], strict=True):
        rows.add(np.flatnonzero(cost), cost[np.flatnonzero(cost)], -OPEN, limit)
    lines = tuple(range(first_line, len(rows.lower)))
    for level, least in leasts:
        of_level = np.flatnonzero(data["funded"] & (data["level"][data["scholar"]] == level))
        rows.add(of_level, np.ones_like(of_level), least, OPEN)
    need_of = data["need"][data["position"]]
    for need in range(needs):
        counted = np.flatnonzero(need_of == need)
        ones = np.ones(len(counted), dtype=np.int64)
        rows.add(np.append(counted, contracts + need), np.append(ones, -1), 0, OPEN)
    return Plain(
        goals=goals,
        gain=np.hstack([data["gain"], for_needs]),
        contracts=contracts,
        most=np.concatenate([np.ones(contracts, dtype=np.int64), data["needed"]]),
        start=np.cumsum([0, *map(len, rows.column)]),
        column=np.concatenate(rows.column),
        value=np.concatenate(rows.value),
        lower=np.array(rows.lower, dtype=np.int64),
        upper=np.array(rows.upper, dtype=np.int64),
        line_rows=lines,
    )


def _places(rows: "_Rows", data: Any) -> None:
    """Each scholar once, each position and each employer within its places."""
    at = data["position"]
    for index, lower, upper in (
        (data["scholar"], data["obliged"].astype(np.int64), np.ones(len(data["obliged"]))),
        (at, np.full(len(data["capacity"]), -OPEN), data["capacity"]),
        (data["employer"][at], np.full(len(data["employer_limit"]), -OPEN), data["employer_limit"]),
    ):
        order = np.argsort(index, kind="stable")
        ends = np.searchsorted(index[order], np.arange(len(lower) + 1))
        for i, (low, high) in enumerate(zip(lower, upper, strict=True)):
            columns = order[ends[i] : ends[i + 1]]
            if len(columns):
                rows.add(columns, np.ones_like(columns), low, high)


class _Rows:
    """Rows as they are added."""

    def __init__(self) -> None:
        self.column: list[Any] = []
        self.value: list[Any] = []
        self.lower: list[int] = []
        self.upper: list[int] = []

    def add(self, column: Any, value: Any, lower: int, upper: int) -> None:
        """One row."""
        self.column.append(column.astype(np.int64))
        self.value.append(value.astype(np.int64))
        self.lower.append(int(lower))
        self.upper.append(int(upper))
