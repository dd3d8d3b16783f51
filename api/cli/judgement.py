"""What the rules make of a case: rows read, contracts left open, pairs forbidden by rule."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter

from api.policy import gaps
from matching.contract import Forbids
from matching.domain import Case
from matching.errors import PolicyError
from matching.report.labels import FORBIDS, rule
from matching.report.table import Column, Kind, Table, tabulate
from matching.rules.admissible import admissible_contracts
from matching.rules.book import PolicyBook
from matching.tables.catalog import FACTS
from matching.words import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """Rows of one table of the case."""

    table: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFailed:
    """Pairs for which a rule does not hold, and what it forbids; a pair may fail several."""

    rule: str
    forbids: Forbids
    pairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A case, judged. ``forbidden`` pairs can be no contract, ``unfunded_only`` no funded one."""

    case: str
    tables: tuple[TableRows, ...]
    funded: int
    unfunded: int
    forbidden: int
    unfunded_only: int
    rules: tuple[RuleFailed, ...]

    def to_json(self) -> bytes:
        """As one JSON object."""
        return TypeAdapter(Judgement).dump_json(self, indent=2)


def judgement_of(case: Case, book: PolicyBook) -> Judgement:
    """Judge every pair in play.

    Raises
    ------
    PolicyError
        If parameters have no value on the day of the case; names all of them.
    """
    changed = book.with_changes(case.changes)
    _no_gaps(changed, case)
    admissible = admissible_contracts(case, changed.on(case.on))
    failed = Counter(
        (verdict.rule, verdict.forbids) for pair in admissible.forbidden for verdict in pair.failed
    )
    return Judgement(
        case=case.name,
        tables=tuple(
            TableRows(table=each.name, rows=len(getattr(case, each.name))) for each in FACTS
        ),
        funded=sum(contract.funded for contract in admissible.contracts),
        unfunded=sum(not contract.funded for contract in admissible.contracts),
        forbidden=sum(pair.forbids is Forbids.CONTRACT for pair in admissible.forbidden),
        unfunded_only=sum(pair.forbids is Forbids.CO_FUNDING for pair in admissible.forbidden),
        rules=tuple(
            RuleFailed(rule=rule, forbids=forbids, pairs=pairs)
            for (rule, forbids), pairs in failed.most_common()
        ),
    )


def _no_gaps(book: PolicyBook, case: Case) -> None:
    missing = gaps(book, case.on)
    if missing:
        raise PolicyError(
            text(
                "parameters without a value on {day:day}: {names:list}", day=case.on, names=missing
            )
        )


def tables_of(judgement: Judgement) -> Iterator[Table]:
    """Rows by table, contracts, pairs by rule."""
    yield tabulate(
        "rows",
        text("Case {name}", name=judgement.case),
        judgement.tables,
        (Column(text("table")), lambda each: each.table),
        (Column(text("rows"), Kind.INT), lambda each: each.rows),
    )
    yield _pairs(judgement)
    if judgement.rules:
        yield _rules(judgement)


def _pairs(judgement: Judgement) -> Table:
    counts: tuple[tuple[Text, int], ...] = (
        (text("contracts with co-funding"), judgement.funded),
        (text("contracts without co-funding"), judgement.unfunded),
        (text("inadmissible pairs"), judgement.forbidden),
        (text("pairs admissible only without co-funding"), judgement.unfunded_only),
    )
    return tabulate(
        "pairs",
        text("What the rules leave open"),
        counts,
        (Column(text("contracts and pairs")), lambda each: each[0]),
        (Column(text("number"), Kind.INT), lambda each: each[1]),
    )


def _rules(judgement: Judgement) -> Table:
    return tabulate(
        "rules",
        text("Rules that do not hold, in pairs"),
        judgement.rules,
        (Column(text("rule")), lambda each: rule(each.rule)),
        (Column(text("forbids")), lambda each: FORBIDS[each.forbids]),
        (Column(text("pairs"), Kind.INT), lambda each: each.pairs),
    )
