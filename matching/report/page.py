"""The report as one page that needs nothing else: no script, no font, no address."""

import re
from dataclasses import dataclass
from functools import cache

import jinja2

from matching.domain import CaseKind
from matching.report.answer import Figure, answer, key_figures
from matching.report.cells import shown
from matching.report.findings import Findings
from matching.report.section import Audience, Section
from matching.report.sections import sections
from matching.report.table import Cell, Column, Kind, Table, column_sum
from matching.words import Lang, Text, say, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands on a page, from above."""

    title: Text
    subtitle: Text
    audience: Text
    answer: tuple[Text, ...]
    figures: tuple[Figure, ...]
    sections: tuple[Section, ...]


def page(found: Findings, audience: Audience, lang: Lang) -> str:
    """The page for an audience in a language."""
    outcome = found.outcome
    return drawn_up(
        Sheet(
            title=_title(found),
            subtitle=text(
                "Case {case}, {day:day}, school year {school_year}",
                case=outcome.case,
                day=outcome.on,
                school_year=outcome.school_year,
            ),
            audience=text("For the officer: scholars are shown by their ids.")
            if audience is Audience.OFFICER
            else text("For the council: neither names nor ids of scholars are shown."),
            answer=tuple(answer(outcome, found.baseline)),
            figures=tuple(key_figures(outcome)),
            sections=tuple(sections(found, audience)),
        ),
        lang,
    )


def drawn_up(sheet: Sheet, lang: Lang) -> str:
    """A page in a language."""
    return _template().render(
        lang=lang,
        said=lambda what: tied(say(what, lang)),
        cell=lambda value, column: tied(_cell(value, column, lang)),
        side=_side,
        totals=lambda table: totals(table, lang),
        title=sheet.title,
        subtitle=sheet.subtitle,
        audience=sheet.audience,
        answer_title=text("The answer"),
        answer=sheet.answer,
        figures=sheet.figures,
        figure=lambda value: tied(shown(value, Kind.INT, lang)),
        sections=sheet.sections,
        nothing=text("none"),
    )


def _title(found: Findings) -> Text:
    if found.outcome.kind is CaseKind.COMPLETION:
        return text("Report on the choice at completion")
    return text("Report on the match of staff scholarships")


def tied(words: str) -> str:
    """Numbers do not part from what they count when a line is broken."""
    return re.sub(r"(?<=\d) (?=EUR|%)|(?<=\d\.) (?=\d)", "\N{NO-BREAK SPACE}", words)


def _cell(value: Cell, column: Column, lang: Lang) -> str:
    return shown(value, column.kind, lang)


def _side(column: Column) -> str:
    """Numbers and days stand to the right."""
    return "words" if column.kind is Kind.TEXT else "number"


def totals(table: Table, lang: Lang) -> tuple[str, ...]:
    """Sums under the columns that have one; none for a table of one row."""
    if len(table.rows) < 2 or not any(column.total for column in table.columns):
        return ()
    sums = [
        tied(shown(column_sum(table, i), column.kind, lang)) if column.total else ""
        for i, column in enumerate(table.columns)
    ]
    return (say(text("together"), lang), *sums[1:])


@cache
def _template() -> jinja2.Template:
    loader = jinja2.PackageLoader("matching", "report")
    sheet = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return sheet.get_template("report.html.j2")
