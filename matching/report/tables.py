"""Every table that a match leaves behind."""

from typing import Final

from matching.domain import Case, CaseKind
from matching.explain import Explanation
from matching.outcome import Outcome
from matching.report.agreements import blocking_table, excused_table
from matching.report.award_tables import awards_table, passed_over_table, unmatched_table
from matching.report.employer_table import employers_table
from matching.report.figure_tables import goals_table, indicators_table, levels_table
from matching.report.money_tables import commitments_table, ledger_table, lines_table
from matching.report.reason_tables import forbidden_table, reasons_table
from matching.report.repair import changes_table
from matching.report.settlement_tables import balances_table, settled_table
from matching.report.table import Table

FILES: Final = (
    "awards",
    "unmatched",
    "forbidden",
    "ledger",
    "commitments",
    "indicators",
    "reasons",
)
"""Tables that are also written as CSV files, by their names."""


def outcome_tables(case: Case, outcome: Outcome, explanation: Explanation) -> tuple[Table, ...]:
    """Every table, in the order of the workbook's sheets."""
    return (
        *_changes(case, outcome),
        awards_table(case, outcome),
        unmatched_table(case, outcome, explanation),
        indicators_table(outcome),
        levels_table(outcome),
        goals_table(outcome),
        *_money(outcome),
        commitments_table(outcome),
        ledger_table(case, outcome),
        employers_table(case, outcome),
        reasons_table(case, explanation),
        forbidden_table(outcome),
        passed_over_table(explanation),
        blocking_table(case, outcome),
        *((excused_table(case, outcome),) if outcome.kind is CaseKind.CALL else ()),
        *_settlement(case, outcome),
    )


def _changes(case: Case, outcome: Outcome) -> tuple[Table, ...]:
    """Of a repair, the people whose awards differ: first of all."""
    return () if outcome.repair is None else (changes_table(case, outcome, outcome.repair),)


def _settlement(case: Case, outcome: Outcome) -> tuple[Table, ...]:
    if not outcome.settled:
        return ()
    return (settled_table(case, outcome), balances_table(case, outcome))


def _money(outcome: Outcome) -> tuple[Table, ...]:
    return (lines_table(outcome),) if outcome.kind is CaseKind.CALL else ()
