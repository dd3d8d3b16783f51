"""``ukrep5 match``: match a case and write the output folder."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell, tell_machine, tell_table, working
from api.cli.errors import TARGET_NOT_MET
from api.cli.language import LangOption
from api.cli.options import CaseArgument, JsonOption, MechanismOption, SecondsOption
from api.cli.output import folder_for
from matching.words import text

OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="DIR", help=text("Output folder; by default out/ and the case's name.").one
    ),
]
TargetOption = Annotated[
    bool,
    typer.Option("--require-target", help=text("Exit with 1 if the target is not met.").one),
]
RepairOption = Annotated[
    Path | None,
    typer.Option(
        "--repair",
        metavar="OUTCOME",
        help=text(
            "Output folder (or outcome.json) of an earlier match: its awards stay wherever they "
            "can."
        ).one,
    ),
]


def match(  # noqa: PLR0913, one for each option
    *,
    case: CaseArgument,
    out: OutOption = None,
    repair: RepairOption = None,
    mechanism: MechanismOption = None,
    seconds_per_goal: SecondsOption = None,
    require_target: TargetOption = False,
    lang: LangOption,
    as_json: JsonOption = False,
) -> None:
    """Match the case, write the output folder, and print what came of it."""
    from api.cli.cases import case_at, not_the_same, outcome_at
    from api.cli.progress import watched
    from api.cli.summary import sentences_of, summary_of, tables_of
    from matching.publish import publish
    from matching.read import with_earlier_awards
    from matching.rules.book import policy_book

    with working(text("Reading the case"), lang):
        facts = case_at(case)
        if repair is not None:
            facts = with_earlier_awards(facts, outcome_at(repair))
    if mechanism is not None:
        facts = replace(facts, mechanism=mechanism)
    folder = folder_for(facts, out)
    if repair is not None:
        not_the_same(repair, folder)
    with working(text("Matching"), lang) as show:
        outcome = publish(
            folder,
            facts,
            policy_book(),
            lang=lang,
            params=watched(seconds_per_goal, show),
        )
    summary = summary_of(outcome, folder)
    if as_json:
        tell_machine(summary.to_json())
    else:
        for sentence in sentences_of(outcome):
            tell(sentence, lang)
        for shown in tables_of(facts, outcome):
            tell_table(shown, lang)
        tell(text("Report: {path}", path=summary.report), lang)
    if require_target and summary.target_met is False:
        raise typer.Exit(TARGET_NOT_MET)
