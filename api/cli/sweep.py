"""``ukrep5 sweep``: a case under every choice of a grid."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.console import tell, tell_machine, working
from api.cli.language import LangOption
from api.cli.options import CaseArgument, JsonOption
from api.cli.output import folder_for
from matching.words import Lang, say, text

if TYPE_CHECKING:
    from scenarios.sweeps.grid import Grid
    from scenarios.sweeps.run import Sweep

GridOption = Annotated[
    Path | None,
    typer.Option("--grid", metavar="FILE", help=text("Grid as a .toml file.").one),
]
ScenarioOption = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario", metavar="NAME", help=text("Scenario, or path of one; may be repeated.").one
    ),
]
MechanismsOption = Annotated[
    str | None,
    typer.Option("--mechanism", metavar="NAMES", help=text("Mechanisms, as optimal|stable.").one),
]
VaryOption = Annotated[
    list[str] | None,
    typer.Option(
        "--vary",
        metavar="PARAMETER=VALUES",
        help=text("As share=30:60:10 or cap_secondary/cap_tertiary=40/80|50/90.").one,
    ),
]
BudgetOption = Annotated[
    str | None,
    typer.Option(
        "--budget", metavar="EUR", help=text("Sums a budget year, as 15000:65000:5000.").one
    ),
]
PeopleOption = Annotated[
    int | None,
    typer.Option(
        "--people", min=1, help=text("So many made-up years of applicants, for bands.").one
    ),
]
SeedsOption = Annotated[
    str | None,
    typer.Option("--seeds", metavar="VALUES", help=text("Seeds of the draw, as 1:5:1.").one),
]
FiguresOption = Annotated[
    str | None,
    typer.Option(
        "--figures",
        metavar="NAMES",
        help=text(
            "What is to be known, as co_funded|mean_rank, or everything; goals that none of it "
            "needs are left out."
        ).one,
    ),
]
WorkersOption = Annotated[
    int, typer.Option("--workers", min=1, help=text("Processes on this machine.").one)
]
DaskOption = Annotated[
    str | None,
    typer.Option(
        "--dask", metavar="ADDRESS", help=text("Scheduler of a Dask cluster, instead.").one
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help=text("Output folder; finished cells are kept beside it, in DIR.cells.").one,
    ),
]


def sweep(  # noqa: PLR0913, one for each option
    *,
    case: CaseArgument,
    grid: GridOption = None,
    scenario: ScenarioOption = None,
    mechanism: MechanismsOption = None,
    vary: VaryOption = None,
    budget: BudgetOption = None,
    people: PeopleOption = None,
    seeds: SeedsOption = None,
    figures: FiguresOption = None,
    workers: WorkersOption = 1,
    dask: DaskOption = None,
    out: OutOption = None,
    lang: LangOption,
    as_json: JsonOption = False,
) -> None:
    """Match the case at every place of a grid; go on where a stopped sweep was."""
    from api.cli.cases import case_at
    from matching.rules.book import policy_book
    from scenarios.executors import executor_for
    from scenarios.sweeps.run import sweep as swept
    from scenarios.sweeps.sentences import answer
    from scenarios.sweeps.store import Store
    from scenarios.sweeps.write import write_sweep

    heads = {
        "scenarios": "|".join(scenario or ()),
        "mechanisms": mechanism or "",
        "budgets_eur": budget or "",
        "people": "" if people is None else str(people),
        "seeds": seeds or "",
        "figures": figures or "",
    }
    asked = _grid(grid, heads, vary or [])
    with working(text("Reading the case"), lang):
        facts = case_at(case)
    folder = out or folder_for(facts, None).with_name(f"{folder_for(facts, None).name}-sweep")
    store = Store(folder.with_name(f"{folder.name}.cells"))
    with executor_for(workers=workers, dask=dask) as executor, _bar(lang) as watch:
        found = swept(facts, policy_book(), asked, executor=executor, store=store, watch=watch)
    write_sweep(folder, found, lang)
    if as_json:
        tell_machine(_json(found))
        return
    for sentence in answer(found):
        tell(sentence, lang)
    tell(text("Report: {path}", path=folder / "sweep.html"), lang)


_FIELDS = {"budgets_eur": "budgets"}
"""Keys of a grid file whose field has another name."""


def _grid(path: Path | None, heads: dict[str, str], axes: list[str]) -> "Grid":
    """The grid of the file; options count over what stands there."""
    from dataclasses import replace

    from scenarios.sweeps.read import grid_of_options, read_grid

    given = {key: cell for key, cell in heads.items() if cell}
    options = grid_of_options(given, axes)
    if path is None:
        return options
    fields = [*(_FIELDS.get(key, key) for key in given), *(["axes"] if axes else [])]
    return replace(read_grid(path), **{field: getattr(options, field) for field in fields})


@contextmanager
def _bar(lang: Lang) -> Iterator[Callable[[int, int], None] | None]:
    """A bar for whoever sits at a terminal."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        bar = progress.add_task(say(text("Cells matched"), lang))
        yield lambda done, every: progress.update(bar, completed=done, total=every)


def _json(found: "Sweep") -> bytes:
    import json

    from scenarios.sweeps.frame import arrow_of

    return json.dumps(arrow_of(found).to_pylist(), ensure_ascii=False, indent=2).encode()
