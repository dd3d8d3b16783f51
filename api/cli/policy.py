"""``ukrep5 policy``: what is in force on a day, and where it comes from."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from api.cli.console import tell_machine, tell_table
from api.cli.language import LangOption
from api.cli.options import JsonOption
from api.policy import InForce, day_asked, in_force
from matching.money import basis_points, cents
from matching.report.labels import CERTAINTY, yes_no
from matching.report.table import Column, Kind, Table, tabulate
from matching.rules.book import policy_book
from matching.rules.parameter import Unit
from matching.words import Text, text

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
        tell_table(_table(found, asked), lang)


def _table(found: Sequence[InForce], asked: date) -> Table:
    return tabulate(
        "policy",
        text("In force on {day:day}", day=asked),
        found,
        (Column(text("parameter")), _named),
        (Column(text("value")), _value),
        (Column(text("since"), Kind.DATE), lambda each: each.since),
        (Column(text("until"), Kind.DATE), lambda each: each.until),
        (Column(text("source")), lambda each: Text(each.source)),
        (Column(text("certainty")), lambda each: CERTAINTY[each.certainty]),
    )


def _named(each: InForce) -> Text:
    return text(
        "{parameter}: {description}",
        parameter=each.parameter,
        description=Text(each.description),
    )


def _value(each: InForce) -> Text | str:
    if each.unit is Unit.EUR_A_MONTH:
        return text("{amount:eur} a month", amount=cents(each.value))
    if each.unit is Unit.PERCENT:
        return text("{share:share}", share=basis_points(each.value))
    if each.unit is Unit.YES_NO:
        return yes_no(each.value == "yes")
    if each.unit in UNITS:
        return text("{value} ({unit})", value=each.value, unit=UNITS[each.unit])
    return each.value


UNITS: Final[Mapping[Unit, Text]] = {
    Unit.MONTHS: text("months"),
    Unit.MONTH: text("month of the year"),
    Unit.MONTH_DAY: text("month and day"),
    Unit.HOURS: text("hours"),
    Unit.FIRMS: text("firms"),
    Unit.AWARDS: text("awards"),
}
