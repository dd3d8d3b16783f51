"""``ukrep5 council``: the report for the council, on screen and on paper."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell, working
from api.cli.language import LangOption
from api.cli.options import CaseArgument, SecondsOption
from api.cli.output import folder_for
from api.cli.years import SeedsOption, WorkersOption, YearsOption
from matching.words import text

NamesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME...]",
        help=text(
            "Scenarios of the library or .toml files that stand against the call as it is."
        ).one,
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help=text("Output folder; by default out/, the case's name and -council.").one,
    ),
]


def council(  # noqa: PLR0913, one for each option
    *,
    case: CaseArgument,
    names: NamesArgument = None,
    years: YearsOption = 10,
    seeds: SeedsOption = 20,
    workers: WorkersOption = None,
    out: OutOption = None,
    seconds_per_goal: SecondsOption = None,
    lang: LangOption,
) -> None:
    """Match, compare and simulate the case, and write the report as page, PDF and Word document."""
    from api.cli.cases import case_at
    from matching.rules.book import policy_book
    from matching.solver.solve import SolveParams
    from scenarios.council import NAMES
    from scenarios.council import council as found_for
    from scenarios.council.sentences import answer
    from scenarios.council.write import write_council

    with working(text("Reading the case"), lang) as show:
        facts = case_at(case)
        found = found_for(
            facts,
            policy_book(),
            names or NAMES,
            years=years,
            seeds=seeds,
            workers=workers,
            params=SolveParams(seconds_per_goal=seconds_per_goal),
            show=show,
            done=lambda done, of: show(
                text("simulating the years: {done} of {of} histories", done=done, of=of)
            ),
        )
        show(text("Writing tables and pictures"))
        default = folder_for(facts, None)
        folder = out or default.with_name(f"{default.name}-council")
        write_council(folder, found, lang)
    for sentence in answer(found):
        tell(sentence, lang)
    tell(text("Report: {path}", path=folder / "council.pdf"), lang)
