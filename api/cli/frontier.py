"""``ukrep5 frontier``: co-funded awards for every budget, and what the next award costs."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell, tell_machine, tell_table, working
from api.cli.language import LangOption
from api.cli.options import CaseArgument, JsonOption
from api.cli.output import folder_for
from matching.words import text

OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help=text("Output folder; by default out/, the case's name and -frontier.").one,
    ),
]
LineOption = Annotated[
    str | None,
    typer.Option(
        "--line", metavar="NAME", help=text("Budget line; needed where there are several.").one
    ),
]
StepsOption = Annotated[
    int,
    typer.Option(
        "--steps",
        min=0,
        help=text(
            "Match at so many budgets around the line and name who loses by more money; dear."
        ).one,
    ),
]


def frontier(  # noqa: PLR0913, one for each option
    *,
    case: CaseArgument,
    out: OutOption = None,
    line: LineOption = None,
    steps: StepsOption = 0,
    lang: LangOption,
    as_json: JsonOption = False,
) -> None:
    """Find the most co-funded awards for every budget, write the curve and print it at the line."""
    from pydantic import TypeAdapter

    from api.cli.cases import case_at
    from matching.rules.book import policy_book
    from scenarios.frontier import Ask, Frontier
    from scenarios.frontier import frontier as frontier_of
    from scenarios.frontier.sentences import answer
    from scenarios.frontier.tables import around_table, nested_table, rises_table
    from scenarios.frontier.write import write_frontier

    with working(text("Reading the case"), lang) as show:
        facts = case_at(case)
        found = frontier_of(facts, policy_book(), Ask(line=line, steps=steps), show)
        default = folder_for(facts, None)
        folder = out or default.with_name(f"{default.name}-frontier")
        write_frontier(folder, found, lang)
    if as_json:
        tell_machine(TypeAdapter(Frontier).dump_json(found, indent=2))
        return
    for sentence in answer(found):
        tell(sentence, lang)
    tell_table(around_table(found), lang)
    if found.rises:
        tell_table(rises_table(found), lang)
    if found.nested:
        tell_table(nested_table(found), lang)
    if not steps:
        tell(text("Who would lose by more money: add --steps 10"), lang)
    tell(text("Report: {path}", path=folder / "frontier.html"), lang)
