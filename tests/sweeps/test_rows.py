"""A row says of its cell what the match says."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import sweep_bench
from matching.domain import Goal, Mechanism
from matching.engine import match
from matching.money import Cents
from matching.rules.book import policy_book
from matching.words import Lang, say
from scenarios.generate import generate
from scenarios.scenario import LineChanges, Scenario, apply, scenario_named
from scenarios.sweeps.ask import swept as swept_at_once
from scenarios.sweeps.figures import Figure, goals_for
from scenarios.sweeps.frame import frame_of
from scenarios.sweeps.grid import Axis, Grid
from scenarios.sweeps.people import drawn_anew
from scenarios.sweeps.row import Ended
from scenarios.sweeps.sentences import answer
from tests.scenario_data.towns import small, velenje
from tests.sweeps.grids import BUDGETS, CLOSING, GRID, swept, tiny

EVERYTHING = (Figure.EVERYTHING,)


@pytest.mark.parametrize("mechanism", list(Mechanism))
def test_with_all_goals_a_row_is_the_outcome_of_the_match(
    tmp_path: Path, mechanism: Mechanism
) -> None:
    grid = replace(GRID, axes=(), budgets=BUDGETS[2:3], mechanisms=(mechanism,))
    (row,) = swept(replace(grid, figures=EVERYTHING), tmp_path).rows
    asked = replace(
        scenario_named("baseline"),
        changes=(LineChanges(year=BUDGETS[2]),),
        mechanism=mechanism,
    )
    under = apply(asked, tiny(), policy_book())
    outcome = match(under.case, under.book)
    (line,) = outcome.lines
    assert row.ended is Ended.MATCHED
    assert (row.awards, row.co_funded) == (len(outcome.awards), outcome.co_funded)
    assert (row.limit, row.running, row.spent) == (line.limit, line.running, line.spent)
    assert row.employers == outcome.indicators.employers
    assert row.public_cost == sum(award.public_cost for award in outcome.awards)
    assert row.first_wishes == sum(award.scholar_rank == 1 for award in outcome.awards)
    assert (row.blocking, row.excused) == (len(outcome.blocking), len(outcome.excused))
    assert row.need_covered == sum(need.weight * need.covered for need in outcome.indicators.needs)


def test_budgets_read_the_awards_of_the_case_of_the_readme(tmp_path: Path) -> None:
    rows = swept(replace(GRID, axes=()), tmp_path).rows
    assert [row.co_funded for row in rows] == [2, 3, 4, 5]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("euros", [2_000, 4_000, 6_000])
def test_the_curve_knows_what_the_solver_finds(tmp_path: Path, seed: int, euros: int) -> None:
    case = replace(small(16, seed), changes=())
    grid = Grid(scenarios=(scenario_named("baseline"),), budgets=(Cents(euros * 100),))
    (row,) = swept(grid, tmp_path, case).rows
    under = apply(_with_year(euros), case, policy_book())
    only = replace(under.case, goals=(Goal.CO_FUNDED_AWARDS,))
    assert row.co_funded == match(only, under.book).co_funded


def _with_year(euros: int) -> Scenario:
    change = LineChanges(year=Cents(euros * 100))
    return replace(scenario_named("baseline"), changes=(change,))


def test_a_cell_whose_decisions_find_no_room_is_a_row_and_not_the_end(tmp_path: Path) -> None:
    grid = Grid(scenarios=(scenario_named("baseline"),), budgets=(Cents(100), Cents(65_000_00)))
    rows = swept(grid, tmp_path, velenje()).rows
    assert [row.ended for row in rows] == [Ended.CLASH, Ended.MATCHED]
    assert rows[0].co_funded == 0


def test_a_scenario_out_of_reach_is_a_row_and_not_the_end(tmp_path: Path) -> None:
    grid = Grid(scenarios=(scenario_named("hundred-awards"), scenario_named("baseline")))
    rows = swept(grid, tmp_path).rows
    assert [row.ended for row in rows] == [Ended.OUT_OF_REACH, Ended.MATCHED]


def test_cells_stand_in_the_order_of_the_grid(tmp_path: Path) -> None:
    found = swept(CLOSING, tmp_path)
    assert len(found.cells) == 32
    assert [cell.scenario.name for cell in found.cells] == ["baseline"] * 16 + [
        "largest-employer-closes"
    ] * 16
    assert [cell.budget for cell in found.cells[:4]] == list(BUDGETS)
    assert found.cells[4].settings == (
        ("share", "30"),
        ("cap_secondary", "50"),
        ("cap_tertiary", "90"),
    )


def test_goals_end_with_the_last_that_a_figure_needs() -> None:
    order = tuple(goal for goal in Goal if goal is not Goal.KEPT_AWARDS)
    assert goals_for((Figure.CO_FUNDED,), order) == order[:1]
    assert goals_for((Figure.CO_FUNDED, Figure.MEAN_RANK), order) == order[:5]
    assert goals_for(EVERYTHING, order) == order
    assert goals_for((Figure.POINTS,), (Goal.AWARDS,)) == (Goal.AWARDS,)


def test_a_made_up_year_has_as_many_of_each_level_and_only_known_people() -> None:
    case = generate(30, 5)
    drawn = drawn_anew(case, 1)
    assert sorted(s.level for s in drawn.scholars) == sorted(s.level for s in case.scholars)
    known = {(s.occupation, s.points, s.completes_on) for s in case.scholars}
    assert {(s.occupation, s.points, s.completes_on) for s in drawn.scholars} <= known
    assert len({s.scholar_id for s in drawn.scholars}) == len(case.scholars)


def test_a_made_up_year_is_the_same_at_every_asking_and_another_one_differs() -> None:
    case = generate(30, 5)
    assert drawn_anew(case, 1) == drawn_anew(case, 1)
    first, second = ([s.points for s in drawn_anew(case, number).scholars] for number in (1, 2))
    assert first != second


def test_a_notebook_has_a_frame_in_one_call() -> None:
    frame = frame_of(swept_at_once(tiny(), replace(GRID, axes=())))
    assert list(frame["co_funded"]) == [2, 3, 4, 5]
    assert list(frame["budget"]) == list(BUDGETS)


def test_the_benchmark_has_a_thousand_cells_and_a_fresh_match_agrees(tmp_path: Path) -> None:
    cells = sweep_bench.GRID.cells()
    assert len(cells) == 1_000
    one = replace(sweep_bench.GRID, axes=(), budgets=sweep_bench.BUDGETS[8:9])
    (row,) = swept(one, tmp_path, velenje()).rows
    assert row.co_funded == sweep_bench.fresh_match(velenje(), one.cells()[0])


def test_where_a_least_number_makes_more_money_buy_less_the_sweep_says_so(tmp_path: Path) -> None:
    none = Axis(parameters=("least_share_of_level",), values=(("0",), ("50",)))
    budgets = (Cents(14_800_00), Cents(14_900_00))
    grid = Grid(scenarios=(scenario_named("baseline"),), axes=(none,), budgets=budgets)
    found = swept(grid, tmp_path, velenje())
    without, with_leasts = found.rows[:2], found.rows[2:]
    assert without[0].co_funded <= without[1].co_funded
    assert [row.co_funded for row in with_leasts] == [19, 18]
    assert any("At 1 step of the budget" in say(each, Lang.EN) for each in answer(found))


def test_more_budget_never_lowers_awards_in_a_sweep_without_least_numbers(tmp_path: Path) -> None:
    none = Axis(parameters=("least_share_of_level",), values=(("0",),))
    budgets = tuple(Cents(euros * 100) for euros in range(14_000, 46_000, 1_600))
    grid = Grid(scenarios=(scenario_named("baseline"),), axes=(none,), budgets=budgets)
    awards = [row.co_funded for row in swept(grid, tmp_path, velenje()).rows]
    assert awards == sorted(awards)
