"""Grids to go through, and rows without an executor of their own."""

from dataclasses import replace
from pathlib import Path

from matching.domain import Case
from matching.money import Cents
from matching.read import read_case
from matching.rules.book import policy_book
from scenarios.executors import Here
from scenarios.scenario import scenario_named
from scenarios.sweeps.grid import Axis, Grid
from scenarios.sweeps.run import Sweep, sweep
from scenarios.sweeps.store import Store
from scenarios.velenje import FOLDER

SHARES = Axis(parameters=("share",), values=(("30",), ("40",)))
CAPS = Axis(parameters=("cap_secondary", "cap_tertiary"), values=(("40", "80"), ("50", "90")))
BUDGETS = tuple(Cents(euros * 100) for euros in (1_000, 1_500, 2_000, 3_000))
GRID = Grid(scenarios=(scenario_named("baseline"),), axes=(SHARES, CAPS), budgets=BUDGETS)
"""Sixteen cells."""
CLOSING = replace(
    GRID, scenarios=(scenario_named("baseline"), scenario_named("largest-employer-closes"))
)


def tiny() -> Case:
    """The smallest case that comes with the program."""
    return read_case(FOLDER / "tiny")


def swept(grid: Grid, store: Path, case: Case | None = None) -> Sweep:
    """A grid gone through in this process."""
    facts = tiny() if case is None else case
    return sweep(facts, policy_book(), grid, executor=Here(), store=Store(store))
