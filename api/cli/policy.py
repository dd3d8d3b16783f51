"""``ukrep5 policy``: what is in force on a day, and where it comes from."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell_machine, tell_table
from api.cli.language import LangOption
from api.cli.options import JsonOption
from api.policy import InForce, day_asked, in_force
from matching.rules.book import policy_book
from matching.words import text

ParametersArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="PARAMETER", help=text("Only these parameters.").one),
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help=text("Day, as 2024-10-15 or 15. 10. 2024; by default the case's, or today.").one,
    ),
]
CaseOption = Annotated[
    Path | None,
    typer.Option("--case", metavar="CASE", help=text("With the changes of this case.").one),
]


def policy(
    *,
    parameters: ParametersArgument = None,
    on: OnOption = None,
    case: CaseOption = None,
    lang: LangOption,
    as_json: JsonOption = False,
) -> None:
    """Print the parameters in force, all of them or those named."""
    facts = None
    if case is not None:
        from api.cli.cases import case_at

        facts = case_at(case)
    asked = (
        day_asked("--on", on) if on else facts.on if facts else datetime.now().astimezone().date()
    )
    book = policy_book().with_changes(facts.changes if facts else ())
    found = tuple(in_force(book, asked, parameters or ()))
    if as_json:
        from pydantic import TypeAdapter

        tell_machine(TypeAdapter(tuple[InForce, ...]).dump_json(found, indent=2))
    else:
        from api.cli.in_force import table_of

        tell_table(table_of(found, asked, book), lang)
