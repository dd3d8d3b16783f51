"""``ukrep5 compare``: two or more scenarios of a case, side by side."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell, tell_machine, tell_table, working
from api.cli.language import LangOption
from api.cli.options import CaseArgument, JsonOption, SecondsOption
from api.cli.output import folder_for
from matching.words import text

NamesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME...",
        help=text(
            "Scenarios of the library or .toml files; the others stand against the first."
        ).one,
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help=text("Output folder; by default out/, the case's name and -compare.").one,
    ),
]


def compare(  # noqa: PLR0913, one for each option
    *,
    case: CaseArgument,
    names: NamesArgument,
    out: OutOption = None,
    seconds_per_goal: SecondsOption = None,
    lang: LangOption,
    as_json: JsonOption = False,
) -> None:
    """Match the case under each scenario, and write and print what sets them apart."""
    from api.cli.cases import case_at
    from matching.rules.book import policy_book
    from matching.solver.solve import SolveParams
    from scenarios.comparison import compare as compare_of
    from scenarios.comparison.change_tables import fates_table
    from scenarios.comparison.sentences import answer
    from scenarios.comparison.tables import indicators_table
    from scenarios.comparison.told import told
    from scenarios.comparison.write import write_comparison
    from scenarios.scenario import scenario_named

    with working(text("Reading the case"), lang) as show:
        scenarios = [scenario_named(name) for name in names]
        facts = case_at(case)
        params = SolveParams(seconds_per_goal=seconds_per_goal)
        found = compare_of(facts, policy_book(), scenarios, params, show)
        show(text("Writing tables and pictures"))
        default = folder_for(facts, None)
        folder = out or default.with_name(f"{default.name}-compare")
        write_comparison(folder, found, lang)
    if as_json:
        tell_machine(told(found))
        return
    for sentence in answer(found):
        tell(sentence, lang)
    tell_table(indicators_table(found), lang)
    tell_table(fates_table(found), lang)
    tell(text("Report: {path}", path=folder / "comparison-officer.html"), lang)
