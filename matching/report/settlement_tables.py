"""Settlement between employers at completion: what each paid, and who would repay it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from matching.domain import Case, Employer
from matching.money import Cents
from matching.outcome import Outcome
from matching.report.labels import CHOICE
from matching.report.table import Column, Field, Kind, Table, tabulate
from matching.rules.policy import Settlement
from matching.rules.settlement import Settled
from matching.words import Text, counted, text

DEBTOR: Final[Mapping[Settlement, Text]] = MappingProxyType(
    {
        Settlement.NONE: text("Repaid under: no settlement"),
        Settlement.CHOSEN_REPAYS: text("Repaid under: the chosen employer repays"),
        Settlement.POOL: text("Repaid under: the pool repays"),
    }
)


def settlement(outcome: Outcome) -> Iterator[Text]:
    """The rule in force, who moved, and that it is never a charge on the scholar."""
    if not outcome.settled:
        return
    yield text(
        "Where a scholar chooses another employer than the one that granted the award, the "
        "employers settle among themselves; the scholar is never charged. In force: {rule}.",
        rule=CHOICE[outcome.settlement],
    )
    moved = [each for each in outcome.settled if each.moved]
    yield counted(
        "{n} scholar moves; the employers that granted paid {paid:eur} for it up to completion.",
        "{n} scholars move; the employers that granted paid {paid:eur} for them up to completion.",
        n=len(moved),
        paid=sum(each.paid for each in moved),
    )


def settled_table(case: Case, outcome: Outcome) -> Table:
    """Every scholar who completes: who paid, who was chosen, and what comes back to whom."""
    employers = case.employer_by_id()
    return tabulate(
        "settlement",
        text("Settlement between employers"),
        outcome.settled,
        (Column(text("Scholar")), lambda each: each.scholar_id),
        (Column(text("Granted by")), lambda each: employers[each.granted_by].name),
        (
            Column(text("Chosen employer")),
            lambda each: None if each.chosen is None else employers[each.chosen].name,
        ),
        (Column(text("Paid months"), Kind.INT, total=True), lambda each: each.months),
        (Column(text("The granting employer paid"), Kind.EUR, total=True), lambda each: each.paid),
        *(_repaid(rule) for rule in Settlement),
    )


def _repaid(rule: Settlement) -> Field[Settled]:
    return Column(DEBTOR[rule], Kind.EUR, total=True), lambda each: each.repaid(rule)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """One employer at completion, in cents.

    Parameters
    ----------
    gets_back : what it would be repaid, by the chosen employers or by the pool.
    owes : what it would repay to others, where the chosen employer repays.
    """

    name: str
    paid: Cents
    gets_back: Cents
    owes: Cents


def balances_table(case: Case, outcome: Outcome) -> Table:
    """What each employer would get back and owe; the pool bears what comes back from it."""
    return tabulate(
        "balances",
        text("Settlement by employer"),
        [_balance(employer, outcome.settled) for employer in _in_play(case, outcome)],
        (Column(text("Employer")), lambda each: each.name),
        (Column(text("Paid up to completion"), Kind.EUR, total=True), lambda each: each.paid),
        (
            Column(text("No settlement: gets back"), Kind.EUR, total=True),
            lambda _: Cents(0),
        ),
        (
            Column(text("Chosen repays: gets back"), Kind.EUR, total=True),
            lambda each: each.gets_back,
        ),
        (Column(text("Chosen repays: owes"), Kind.EUR, total=True), lambda each: each.owes),
        (
            Column(text("Pool: gets back from the pool"), Kind.EUR, total=True),
            lambda each: each.gets_back,
        ),
    )


def _in_play(case: Case, outcome: Outcome) -> Iterator[Employer]:
    named = {each.granted_by for each in outcome.settled} | {
        each.chosen for each in outcome.settled
    }
    return (employer for employer in case.employers if employer.employer_id in named)


def _balance(employer: Employer, rows: tuple[Settled, ...]) -> Balance:
    own = [each for each in rows if each.granted_by == employer.employer_id]
    back = sum(each.repaid(Settlement.CHOSEN_REPAYS) for each in own)
    owes = sum(
        each.repaid(Settlement.CHOSEN_REPAYS)
        for each in rows
        if each.chosen == employer.employer_id
    )
    return Balance(
        name=employer.name,
        paid=Cents(sum(each.paid for each in own)),
        gets_back=Cents(back),
        owes=Cents(owes),
    )
