"""What the match brings to each employer, and what each pays."""

from collections import Counter
from dataclasses import dataclass

from matching.domain import Case, CaseKind
from matching.money import Cents
from matching.outcome import Outcome
from matching.report.labels import GRANTED
from matching.report.table import Column, Field, Kind, Table, tabulate
from matching.words import text


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerShare:
    """One employer's places, awards and money to completion, in cents."""

    name: str
    places: int
    awards: int
    co_funded: int
    pays: Cents
    municipality: Cents


def employers_table(case: Case, outcome: Outcome) -> Table:
    """Employers, the most awards first; money in a call only."""
    fields: list[Field[EmployerShare]] = [
        (Column(text("Employer")), lambda employer: employer.name),
        (Column(text("Places"), Kind.INT, total=True), lambda employer: employer.places),
        (Column(GRANTED[outcome.kind], Kind.INT, total=True), lambda employer: employer.awards),
    ]
    if outcome.kind is CaseKind.CALL:
        fields += [
            (
                Column(text("With co-funding"), Kind.INT, total=True),
                lambda employer: employer.co_funded,
            ),
            (
                Column(text("Employer pays to completion"), Kind.EUR, total=True),
                lambda employer: employer.pays,
            ),
            (
                Column(text("Municipality pays to completion"), Kind.EUR, total=True),
                lambda employer: employer.municipality,
            ),
        ]
    return tabulate("employers", text("Employers"), _shares(case, outcome), *fields)


def _shares(case: Case, outcome: Outcome) -> tuple[EmployerShare, ...]:
    places: Counter[str] = Counter()
    for position in case.positions:
        places[position.employer_id] += position.places
    awards = Counter(award.employer_id for award in outcome.awards)
    co_funded = Counter(award.employer_id for award in outcome.awards if award.funded)
    pays: Counter[str] = Counter()
    municipality: Counter[str] = Counter()
    for row in outcome.ledger:
        pays[row.employer_id] += row.employer
        municipality[row.employer_id] += row.municipality
    return tuple(
        EmployerShare(
            name=employer.name,
            places=places[employer.employer_id],
            awards=awards[employer.employer_id],
            co_funded=co_funded[employer.employer_id],
            pays=Cents(pays[employer.employer_id]),
            municipality=Cents(municipality[employer.employer_id]),
        )
        for employer in sorted(
            case.employers, key=lambda each: (-awards[each.employer_id], each.employer_id)
        )
    )
