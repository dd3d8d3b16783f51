"""Money: month by month, on the lines, beyond them, and who pays what."""

from dataclasses import dataclass

from matching.domain import Case
from matching.money import Cents
from matching.outcome import Outcome
from matching.report.labels import BINDS
from matching.report.table import Column, Kind, Table, tabulate
from matching.words import Text, text


def ledger_table(case: Case, outcome: Outcome) -> Table:
    """The payment schedule, month by scholar by employer."""
    employers = case.employer_by_id()
    return tabulate(
        "ledger",
        text("Payment schedule"),
        sorted(outcome.ledger, key=lambda row: (row.month, row.scholar_id)),
        (Column(text("Month"), Kind.MONTH), lambda row: row.month),
        (Column(text("School year")), lambda row: row.school_year),
        (Column(text("Scholar")), lambda row: row.scholar_id),
        (Column(text("Employer")), lambda row: employers[row.employer_id].name),
        (Column(text("Position")), lambda row: row.position_id),
        (Column(text("Amount"), Kind.EUR, total=True), lambda row: row.amount),
        (Column(text("Municipality pays"), Kind.EUR, total=True), lambda row: row.municipality),
        (Column(text("Employer pays"), Kind.EUR, total=True), lambda row: row.employer),
        (Column(text("What binds")), lambda row: BINDS[row.binds]),
    )


def lines_table(outcome: Outcome) -> Table:
    """Every budget line: limit = running + spent + remains."""
    return tabulate(
        "lines",
        text("Budget lines"),
        outcome.lines,
        (Column(text("Budget line")), lambda line: line.name),
        (Column(text("Limit"), Kind.EUR), lambda line: line.limit),
        (Column(text("Running awards"), Kind.EUR), lambda line: line.running),
        (Column(text("Spent on new awards"), Kind.EUR), lambda line: line.spent),
        (Column(text("Remains"), Kind.EUR), lambda line: line.remains),
    )


def commitments_table(outcome: Outcome) -> Table:
    """Municipal money of the new awards by line and calendar year, to completion."""
    return tabulate(
        "commitments",
        text("Commitments by calendar year"),
        outcome.commitments,
        (Column(text("Budget line")), lambda due: due.line or text("on no line yet")),
        (Column(text("Calendar year"), Kind.YEAR), lambda due: due.year),
        (Column(text("Municipality pays"), Kind.EUR, total=True), lambda due: due.amount),
    )


def on_no_line(outcome: Outcome) -> Cents:
    """Municipal money of later months that no line of the case holds yet."""
    return Cents(sum(due.amount for due in outcome.commitments if due.line is None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one payer takes of the new awards, in cents."""

    payer: Text
    amount: Cents


def payers(outcome: Outcome) -> tuple[Part, ...]:
    """Employers, then the municipality on its lines, then on none yet: together the whole."""
    municipality = sum(row.municipality for row in outcome.ledger)
    later = on_no_line(outcome)
    parts = (
        Part(payer=text("employers"), amount=Cents(sum(row.employer for row in outcome.ledger))),
        Part(payer=text("municipality, on its lines"), amount=Cents(municipality - later)),
        Part(payer=text("municipality, on no line yet"), amount=later),
    )
    return tuple(part for part in parts if part.amount)


def payers_table(outcome: Outcome) -> Table:
    """Who pays the new awards to completion."""
    return tabulate(
        "payers",
        text("Who pays the new awards to completion"),
        payers(outcome),
        (Column(text("Payer")), lambda part: part.payer),
        (Column(text("Amount"), Kind.EUR, total=True), lambda part: part.amount),
    )
