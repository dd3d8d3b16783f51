"""Grids from files and options: what is read, and what is wrong with its place."""

from pathlib import Path

import pytest

from matching.domain import Mechanism
from matching.errors import InputError
from matching.money import Cents
from matching.rules.book import policy_book
from matching.words import Lang
from scenarios.executors import Here
from scenarios.sweeps.figures import Figure
from scenarios.sweeps.grid import Axis
from scenarios.sweeps.kinds import read_values
from scenarios.sweeps.read import grid_of_options, read_grid
from scenarios.sweeps.run import sweep
from scenarios.sweeps.store import Store
from tests.sweeps.grids import tiny

WHOLE = """
scenarios = ["baseline", "share-50"]
mechanisms = ["optimal", "stable"]
budgets_eur = "15000:35000:10000"
people = 3
seeds = [1, 2]
figures = ["co_funded", "mean_rank"]

[[axis]]
parameter = "least_firms_visited"
values = [1, 2, 3]

[[axis]]
parameter = "cap_secondary/cap_tertiary"
values = ["40/80", "50/90"]
"""


def _write(folder: Path, words: str) -> Path:
    path = folder / "grid.toml"
    path.write_text(words, encoding="utf-8")
    return path


def test_a_grid_file_holds_everything_that_can_vary(tmp_path: Path) -> None:
    grid = read_grid(_write(tmp_path, WHOLE))
    assert [scenario.name for scenario in grid.scenarios] == ["baseline", "share-50"]
    assert grid.mechanisms == (Mechanism.OPTIMAL, Mechanism.STABLE)
    assert grid.budgets == (Cents(15_000_00), Cents(25_000_00), Cents(35_000_00))
    assert grid.people == (1, 2, 3)
    assert grid.seeds == ("1", "2")
    assert grid.figures == (Figure.CO_FUNDED, Figure.MEAN_RANK)
    assert grid.axes == (
        Axis(parameters=("least_firms_visited",), values=(("1",), ("2",), ("3",))),
        Axis(parameters=("cap_secondary", "cap_tertiary"), values=(("40", "80"), ("50", "90"))),
    )
    assert len(grid.cells()) == 2 * 2 * 3 * 2 * 3 * 2 * 3


def test_options_say_the_same_as_a_file(tmp_path: Path) -> None:
    words = 'budgets_eur = ["15000"]\n[[axis]]\nparameter = "share"\nvalues = ["30", "40"]\n'
    read = read_grid(_write(tmp_path, words))
    asked = grid_of_options({"budgets_eur": "15000"}, ["share=30|40"])
    assert (read.budgets, read.axes, read.scenarios) == (asked.budgets, asked.axes, asked.scenarios)


def test_an_empty_grid_is_the_baseline_alone() -> None:
    (cell,) = grid_of_options({}, []).cells()
    assert (cell.scenario.name, cell.settings, cell.budget) == ("baseline", (), None)


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("30:60:10", ("30", "40", "50", "60")),
        ("30:45:10", ("30", "40")),
        ("1:2:0.5", ("1.00", "1.50", "2.00")),
        ("a|b, c", ("a", "b", "c")),
        ("7|10:12:1", ("7", "10", "11", "12")),
    ],
)
def test_spans_and_lists_are_read(cell: str, values: tuple[str, ...]) -> None:
    assert read_values(cell) == values


@pytest.mark.parametrize("cell", ["", "1|1", "1||2", "5:1:1", "1:5:0", "1:9:0.00001"])
def test_a_list_with_a_slip_is_refused(cell: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011, the cell is the message
        read_values(cell)


FAULTS = {
    "unknown key": ('scenario = "x"', "row 1, column scenario: this name is not known here"),
    "unknown scenario": ('scenarios = ["baselin"]', "baselin: no scenario has this name"),
    "mechanism": ('mechanisms = ["best"]', "expected optimal, stable, fewest_blocking or"),
    "budget": ('budgets_eur = "1:2"', "expected amounts such as 15000|65000, or a span"),
    "people": ('people = "few"', "expected a whole number from 0"),
    "figures": ('figures = ["money"]', "expected any of co_funded, awards, points"),
    "axis without values": ('[[axis]]\nparameter = "share"', "row 1, column values: the cell is"),
    "uneven axis": (
        '[[axis]]\nparameter = "a/b"\nvalues = ["1"]',
        "row 3, column values: expected as many values with / between them as parameters (2)",
    ),
    "parameter twice": (
        '[[axis]]\nparameter = "a"\nvalues = [1]\n[[axis]]\nparameter = "b/a"\nvalues = ["1/2"]',
        "row 5, column parameter: parameter a is on two axes",
    ),
    "two at once": ('people = "x"\nseeds = "1|1"', "2 faults; nothing was written."),
}


@pytest.mark.parametrize(("words", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_of_a_grid_is_told_with_its_place(tmp_path: Path, words: str, said: str) -> None:
    with pytest.raises(InputError) as wrong:
        read_grid(_write(tmp_path, words))
    assert said in wrong.value.say(Lang.EN)


def test_settings_that_the_book_does_not_have_are_told_before_anything_runs(
    tmp_path: Path,
) -> None:
    grid = grid_of_options({}, ["shar=30", "cap_secondary=40|lots"])
    with pytest.raises(InputError) as wrong:
        sweep(tiny(), policy_book(), grid, executor=Here(), store=Store(tmp_path))
    said = wrong.value.say(Lang.EN)
    assert "unknown parameter shar (did you mean share?)" in said
    assert 'expected 40.00 (EUR/month), found "lots"' in said
    assert not list(tmp_path.glob("*/*.json"))
