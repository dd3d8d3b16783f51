"""The report of a match, written into a folder."""

from collections.abc import Iterator
from pathlib import Path

from matching.domain import Case, Mechanism
from matching.explain import Explanation
from matching.outcome import Outcome
from matching.report.comparison import comparison_table
from matching.report.delimited import write_csv
from matching.report.findings import Findings
from matching.report.mechanisms import mechanisms_table, promises_table
from matching.report.page import page
from matching.report.picture import Picture
from matching.report.repair import CHANGES
from matching.report.section import Audience
from matching.report.table import Table
from matching.report.tables import FILES, outcome_tables
from matching.report.workbook import write_workbook
from matching.rules.policy import Policy
from matching.words import Lang


def write_report(  # noqa: PLR0913
    folder: Path,
    *,
    case: Case,
    policy: Policy,
    outcome: Outcome,
    baseline: Outcome | None,
    explanation: Explanation,
    lang: Lang,
    others: tuple[Outcome, ...] = (),
) -> None:
    """Write the CSV files, ``report.xlsx``, ``report.html`` and ``report-officer.html``.

    The same arguments give the same bytes.

    Parameters
    ----------
    folder : exists, and belongs to the caller.
    policy : the book as it stood at the match, open at the day of the case.
    baseline : today's practice on the same case, where it is known and is another outcome.
    others : other mechanisms on the same case, to stand beside the match.
    """
    if outcome.mechanism is Mechanism.SINGLE_EMPLOYER:
        baseline = None
    tables = outcome_tables(case, outcome, explanation)
    for table in tables:
        if table.name in {*FILES, CHANGES}:
            write_csv(table, folder, lang)
    found = Findings(
        case=case,
        policy=policy,
        outcome=outcome,
        baseline=baseline,
        explanation=explanation,
        pictures=_pictures(outcome, baseline, explanation, lang),
        others=others,
    )
    sheets = (*tables, *_compared(found))
    write_workbook(folder / "report.xlsx", outcome, baseline, sheets, lang)
    _write_pages(folder, found, lang)


def _compared(found: Findings) -> Iterator[Table]:
    """The match against today's practice, and beside every way of choosing that is known."""
    if found.baseline is not None:
        yield comparison_table(found.outcome, found.baseline)
    if len(found.side_by_side) > 1:
        yield mechanisms_table(found.side_by_side)
        yield promises_table(found.side_by_side)


def _pictures(
    outcome: Outcome, baseline: Outcome | None, explanation: Explanation, lang: Lang
) -> tuple[Picture, ...]:
    from matching.report.charts import pictures  # loads altair

    return pictures(outcome, baseline, explanation, lang)


def _write_pages(folder: Path, found: Findings, lang: Lang) -> None:
    for name, audience in (
        ("report.html", Audience.COUNCIL),
        ("report-officer.html", Audience.OFFICER),
    ):
        (folder / name).write_text(page(found, audience, lang), encoding="utf-8", newline="")
