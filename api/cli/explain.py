"""``ukrep5 explain``: what became of one scholar's wishes, and why."""

from dataclasses import replace
from typing import Annotated

import typer

from api.cli.console import tell, tell_table, working
from api.cli.language import LangOption
from api.cli.options import CaseArgument, MechanismOption, SecondsOption
from matching.words import text

ScholarArgument = Annotated[
    str, typer.Argument(metavar="SCHOLAR_ID", help=text("Scholar, by the id of the case.").one)
]
PositionOption = Annotated[
    str | None, typer.Option("--position", metavar="POSITION_ID", help=text("Only this wish.").one)
]
ChangeOption = Annotated[
    bool,
    typer.Option(
        "--what-would-change",
        help=text(
            "What would have had to differ for the best wish, or the one asked for; solves anew."
        ).one,
    ),
]


def explain(  # noqa: PLR0913, one for each option
    *,
    case: CaseArgument,
    scholar: ScholarArgument,
    position: PositionOption = None,
    what_would_change: ChangeOption = False,
    mechanism: MechanismOption = None,
    seconds_per_goal: SecondsOption = None,
    lang: LangOption,
) -> None:
    """Match the case again and print the reason for every wish of a scholar."""
    from api.cli.cases import case_at
    from api.cli.progress import watched
    from api.what_would_change import changes_in_words
    from api.wishes import position_in, reasons_table, rules_table, scholar_in, sentences_of
    from matching.engine import match
    from matching.explain import explain as explain_outcome
    from matching.rules.book import policy_book

    with working(text("Reading the case"), lang):
        facts = case_at(case)
    if mechanism is not None:
        facts = replace(facts, mechanism=mechanism)
    asked = scholar_in(facts, scholar)
    only = position_in(facts, position) if position else None
    with working(text("Matching"), lang) as show:
        outcome = match(facts, policy_book(), watched(seconds_per_goal, show))
        show(text("Asking why"))
        why = explain_outcome(facts, policy_book(), outcome, scholars=(asked.scholar_id,))
    reasons = tuple(
        reason for reason in why.reasons if only is None or reason.position_id == only.position_id
    )
    for sentence in sentences_of(asked, outcome, why):
        tell(sentence, lang)
    if only is not None and not reasons:
        tell(text("{position} is no wish of this scholar", position=only.position_id), lang)
    else:
        tell_table(reasons_table(facts, reasons), lang)
    rules = rules_table(outcome, asked, only)
    if rules.rows:
        tell_table(rules, lang)
    if what_would_change:
        with working(text("Asking what would have had to differ"), lang) as show:
            params = watched(seconds_per_goal, show)
            changes = list(changes_in_words(facts, outcome, reasons, params=params, show=show))
        for sentence in changes:
            tell(sentence, lang)
