"""``ukrep5 years``: what the scheme costs over the years, month by month, many times over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell, tell_machine
from api.cli.language import LangOption
from api.cli.options import CaseArgument, JsonOption
from api.cli.output import folder_for
from matching.words import Lang, say, text

OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help=text("Output folder; by default out/, the case's name and -years.").one,
    ),
]
YearsOption = Annotated[
    int, typer.Option("--years", min=1, max=30, help=text("School years to simulate.").one)
]
SeedsOption = Annotated[
    int,
    typer.Option("--seeds", min=1, max=10_000, help=text("Histories to simulate.").one),
]
ScenarioOption = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        metavar="NAME",
        help=text(
            "Scenario to simulate; several stand beside each other, and the answers are about the "
            "first. By default baseline."
        ).one,
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        help=text("Processes; by default one for each core. The result is the same.").one,
    ),
]


def years(  # noqa: PLR0913, one for each option
    *,
    case: CaseArgument,
    years: YearsOption = 10,
    seeds: SeedsOption = 50,
    scenario: ScenarioOption = None,
    workers: WorkersOption = None,
    out: OutOption = None,
    lang: LangOption,
    as_json: JsonOption = False,
) -> None:
    """Simulate calls and awards over the years, and answer what the council asks."""
    from pydantic import TypeAdapter

    from api.cli.cases import case_at
    from matching.rules.book import policy_book
    from scenarios.cohorts import years as simulated
    from scenarios.cohorts.answers import Answers, answers
    from scenarios.cohorts.run import BASELINE
    from scenarios.cohorts.sentences import answer
    from scenarios.cohorts.write import write_years

    facts = case_at(case)
    with _bar(lang) as done:
        found = simulated(
            facts,
            policy_book(),
            years=years,
            seeds=seeds,
            scenarios=scenario or (BASELINE,),
            workers=workers,
            done=done,
        )
    default = folder_for(facts, None)
    folder = out or default.with_name(f"{default.name}-years")
    write_years(folder, found, lang)
    known = answers(found)
    if as_json:
        tell_machine(TypeAdapter(Answers | None).dump_json(known, indent=2))
        return
    for sentence in answer(found, known):
        tell(sentence, lang)
    tell(text("Report: {path}", path=folder / "years.html"), lang)


@contextmanager
def _bar(lang: Lang) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error for whoever sits at a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _done, _of: None
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(say(text("Simulating histories"), lang), total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)
