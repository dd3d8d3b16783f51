"""Scenarios as pandas frames, for notebooks: ``from scenarios import compare, sweep, years``.

Every frame is tidy: one observation a row, numbers as integers (money in cents, shares in basis
points, means in hundredths), and a missing number is ``<NA>``. Cases are `Case` objects or paths of
a folder or workbook; scenarios are named as on the command line. Nothing heavy is loaded before a
function is called.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from matching.domain import Case


def compare(
    case: "Case | Path | str", scenarios: Sequence[str], *, seconds_per_goal: int | None = None
) -> "pd.DataFrame":
    """Match a case under two or more scenarios.

    Returns
    -------
    One row a scenario and figure: ``scenario``, ``indicator``, ``of`` (the line, year, occupation,
    level, employer or place that it is of; empty for the whole), ``value``, ``unit`` (number,
    cents, basis_points, hundredths), ``difference`` (from the first scenario).

    Raises
    ------
    Ukrep5Error
        If the case has faults, a scenario is unknown or does not fit, or fewer than two are named.
    """
    import pandas as pd

    from matching.rules.book import policy_book
    from matching.solver.solve import SolveParams
    from scenarios.comparison import compare as compared
    from scenarios.comparison.tidy import tidy
    from scenarios.scenario import scenario_named

    found = compared(
        _case(case),
        policy_book(),
        [scenario_named(name) for name in scenarios],
        SolveParams(seconds_per_goal=seconds_per_goal),
    )
    rows = pd.DataFrame(list(tidy(found)))
    return rows.astype({"unit": "str", "value": "Int64", "difference": "Int64"})


def sweep(  # noqa: PLR0913, one for each side of the grid
    case: "Case | Path | str",
    *,
    scenarios: Sequence[str] = ("baseline",),
    parameters: Mapping[str, Sequence[str]] | None = None,
    budgets_eur: Sequence[str] = (),
    figures: Sequence[str] = ("co_funded",),
    store: Path | str | None = None,
    workers: int = 1,
) -> "pd.DataFrame":
    """Match a case in every cell of a grid.

    Parameters
    ----------
    parameters : values of each policy parameter, as a case names them: ``{"share": ["30", "40"]}``.
    budgets_eur : euros that the lines of one budget year hold together.
    figures : what is to be known; the goals that none of them needs are left out.
    store : folder in which finished cells are kept; a sweep that was stopped goes on from there.
    workers : processes; a script that asks for several needs ``if __name__ == "__main__":``.

    Returns
    -------
    One row a cell: ``scenario``, a column for each parameter, ``budget``, ``ended``, then the
    indicators of `scenarios.sweeps.row.Row`.

    Raises
    ------
    Ukrep5Error
        If the case has faults, or a scenario, parameter or figure is unknown; before anything runs.
    """
    from scenarios.sweeps.ask import swept
    from scenarios.sweeps.frame import frame_of
    from scenarios.sweeps.read import grid_of_options

    lists = {"scenarios": scenarios, "budgets_eur": budgets_eur, "figures": figures}
    grid = grid_of_options(
        {key: "|".join(values) for key, values in lists.items() if values},
        [f"{name}={'|'.join(values)}" for name, values in (parameters or {}).items()],
    )
    kept = None if store is None else Path(store)
    found = swept(_case(case), grid, store=kept, workers=workers)
    return frame_of(found).astype({"people": "Int64", "budget": "Int64"})


def years(
    case: "Case | Path | str",
    *,
    scenarios: Sequence[str] = ("baseline",),
    years: int = 10,
    seeds: int = 50,
    workers: int = 1,
) -> "pd.DataFrame":
    """Simulate school years from a call on, many times over.

    Parameters
    ----------
    years, seeds : how many of each; seed 1 is the same history in every scenario.
    workers : processes; a script that asks for several needs ``if __name__ == "__main__":``.

    Returns
    -------
    One row a school year of each history, with the fields of `scenarios.cohorts.YearRow`.

    Raises
    ------
    Ukrep5Error
        If the case has faults or is no call, or a scenario is unknown or does not fit.
    """
    import pandas as pd

    from matching.rules.book import policy_book
    from scenarios.cohorts import years as simulated

    found = simulated(
        _case(case),
        policy_book(),
        years=years,
        seeds=seeds,
        scenarios=scenarios,
        workers=workers,
        answers=False,
    )
    return pd.DataFrame(found.rows).astype({"limit": "Int64"})


def _case(case: "Case | Path | str") -> "Case":
    from matching.read import read_case

    return read_case(Path(case)) if isinstance(case, Path | str) else case
