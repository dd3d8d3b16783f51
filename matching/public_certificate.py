"""The certificate for everybody: contract numbers, costs, places and spend, and nobody's name.

It leans on the full certificate, whose hash it carries: an auditor who has that one can repeat
everything; whoever has only this one can repeat the sums. No count of people below
`FEWEST_PEOPLE` can be read from it.
"""

import hashlib
import hmac
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from pydantic import TypeAdapter, ValidationError

from matching.domain import (
    Case,
    CaseKind,
    Level,
    Mechanism,
    PolicyChange,
    PositionId,
    ScholarId,
)
from matching.errors import PolicyError, VerifyError
from matching.money import Cents
from matching.months import months, school_year_start
from matching.outcome import Award, Outcome
from matching.outcome.types import LineUse
from matching.rules.book import PolicyBook, book_sha256
from matching.rules.policy import Policy
from matching.words import text

FILE: Final = "public-certificate.json"
SCHEME: Final = 1
"""Version of this form."""
FEWEST_PEOPLE: Final = 5
"""Fewer than so many people are not counted in public, unless there is nobody."""
YEARS_AHEAD: Final = 10
"""School years over which an award can be paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPlaces:
    """Places of a position as its employer offered them."""

    position_id: PositionId
    level: Level
    places: int
    monthly_amount: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicContract:
    """A co-funded contract.

    Parameters
    ----------
    number : 1, 2, 3; whom it belongs to only the municipality and the scholar know.
    level : None where one of the levels has too few people.
    months : paid months to completion.
    cost, on_lines : municipal cents over all months, and on each line.
    """

    number: int
    level: Level | None
    months: int
    cost: Cents
    on_lines: tuple[Cents, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCertificate:
    """What everybody may know of a match.

    Parameters
    ----------
    changes : of policy, as the case has them.
    policy : SHA-256 of the policy book.
    co_funded : number of co-funded contracts, and ``contracts`` themselves; None and empty where
        there are too few people.
    spent : municipal cents of all contracts over all months.
    full : SHA-256 of the full certificate.
    itself : SHA-256 of this certificate with an empty ``itself``.
    """

    scheme: int
    case: str
    kind: CaseKind
    on: date
    school_year: str
    mechanism: Mechanism
    seed: str
    seed_source: str
    changes: tuple[PolicyChange, ...]
    policy: str
    places: tuple[PublicPlaces, ...]
    lines: tuple[LineUse, ...]
    co_funded: int | None
    contracts: tuple[PublicContract, ...]
    spent: Cents
    full: str
    itself: str = ""


def public_certificate(case: Case, outcome: Outcome, full: bytes) -> bytes:
    """The public certificate of a match as JSON.

    Parameters
    ----------
    full : the full certificate, byte for byte.
    """
    funded = [award for award in outcome.awards if award.funded]
    shown = funded if _may_be_counted(len(funded)) else []
    numbers = contract_numbers(outcome, full)
    contracts = [_contract(each, numbers[each.scholar_id], _levels_shown(shown)) for each in shown]
    certificate = PublicCertificate(
        scheme=SCHEME,
        case=case.name,
        kind=case.kind,
        on=case.on,
        school_year=case.school_year,
        mechanism=outcome.mechanism,
        seed=outcome.seed,
        seed_source=outcome.seed_source,
        changes=case.changes,
        policy=book_sha256(),
        places=tuple(_places(case)),
        lines=outcome.lines,
        co_funded=len(funded) if _may_be_counted(len(funded)) else None,
        contracts=tuple(sorted(contracts, key=lambda each: each.number)),
        spent=Cents(sum(each.public_cost for each in funded)),
        full=hashlib.sha256(full).hexdigest(),
    )
    return _json(replace(certificate, itself=_own_hash(certificate)))


def contract_numbers(outcome: Outcome, full: bytes) -> Mapping[ScholarId, int]:
    """Numbers of the co-funded contracts, in an order that only the full certificate gives."""

    def order(award: Award) -> bytes:
        about = f"{award.scholar_id}|{award.position_id}".encode()
        return hmac.digest(full, about, "sha256")

    funded = sorted((award for award in outcome.awards if award.funded), key=order)
    return {award.scholar_id: number for number, award in enumerate(funded, start=1)}


def verify_public(body: bytes, book: PolicyBook) -> PublicCertificate:
    """Check that a public certificate agrees with itself and with policy.

    Raises
    ------
    VerifyError
        With the first thing that does not agree.
    """
    try:
        certificate = _adapter().validate_json(body)
    except ValidationError as wrong:
        raise VerifyError(text("this is no public certificate")) from wrong
    if certificate.scheme != SCHEME:
        raise VerifyError(text("the certificate is of another version"))
    if body != _json(certificate) or certificate.itself != _own_hash(certificate):
        raise VerifyError(text("the certificate's own hash does not agree"))
    if certificate.policy != book_sha256():
        raise VerifyError(text("the outcome was made under another policy book"))
    try:
        policy = book.with_changes(certificate.changes).on(certificate.on)
        _check_contracts(certificate, policy)
    except (PolicyError, ValueError, OverflowError) as wrong:
        raise VerifyError(text("the certificate asks for a policy that cannot be")) from wrong
    _check_money(certificate)
    return certificate


def _check_contracts(certificate: PublicCertificate, policy: Policy) -> None:
    numbers = [each.number for each in certificate.contracts]
    if numbers != list(range(1, len(numbers) + 1)):
        raise VerifyError(text("the contract numbers do not follow each other"))
    if certificate.contracts and certificate.co_funded != len(certificate.contracts):
        raise VerifyError(text("there are not as many contracts as counted"))
    highest = _highest_caps(certificate, policy)
    for each in certificate.contracts:
        levels = (each.level,) if each.level is not None else tuple(highest)
        if not 0 <= each.cost <= each.months * max(highest[level] for level in levels):
            raise VerifyError(text("contract {number} costs more than the cap", number=each.number))
        if min((*each.on_lines, 0)) < 0 or len(each.on_lines) != len(certificate.lines):
            raise VerifyError(
                text("contract {number} is not on the budget lines", number=each.number)
            )
    _check_places(certificate)


def _check_places(certificate: PublicCertificate) -> None:
    """As many places as contracts: of all, and of each level that is shown."""
    places: Counter[Level | None] = Counter()
    for room in certificate.places:
        places[room.level] += room.places
    taken = Counter(each.level for each in certificate.contracts)
    full = (level for level, n in taken.items() if level is not None and n > places[level])
    if any(True for _ in full) or len(certificate.contracts) > places.total():
        raise VerifyError(text("there are more contracts than places"))


def _highest_caps(certificate: PublicCertificate, policy: Policy) -> Mapping[Level, Cents]:
    """The highest monthly cap of each level while awards of this school year can be paid."""
    return {level: _highest_cap(certificate, policy, level) for level in Level}


def _highest_cap(certificate: PublicCertificate, policy: Policy, level: Level) -> Cents:
    first = date(school_year_start(certificate.school_year), policy.first_month(level), 1)
    span = months(first, first.replace(year=first.year + YEARS_AHEAD))
    return max(policy.cap(level, month) for month in span)


def _check_money(certificate: PublicCertificate) -> None:
    contracts = certificate.contracts
    if contracts and sum(each.cost for each in contracts) != certificate.spent:
        raise VerifyError(text("the costs do not add up to what was spent"))
    for index, line in enumerate(certificate.lines):
        if contracts and sum(each.on_lines[index] for each in contracts) != line.spent:
            raise VerifyError(text("the costs on {line} do not add up", line=line.name))
        if line.limit != line.running + line.spent + line.remains:
            raise VerifyError(text("{line} does not add up to its limit", line=line.name))
        if line.spent > max(0, line.limit - line.running):
            raise VerifyError(text("{line} is passed", line=line.name))


def _places(case: Case) -> Iterator[PublicPlaces]:
    for each in case.positions:
        yield PublicPlaces(
            position_id=each.position_id,
            level=each.level,
            places=each.places,
            monthly_amount=each.monthly_amount,
        )


def _contract(award: Award, number: int, levels: Collection[Level]) -> PublicContract:
    return PublicContract(
        number=number,
        level=award.level if award.level in levels else None,
        months=award.paid_months,
        cost=award.public_cost,
        on_lines=award.line_costs,
    )


def _levels_shown(awards: Sequence[Award]) -> Collection[Level]:
    """All levels, or none where the people of one of them could be counted."""
    counts = Counter(award.level for award in awards)
    return tuple(Level) if all(_may_be_counted(counts[level]) for level in Level) else ()


def _may_be_counted(people: int) -> bool:
    return people == 0 or people >= FEWEST_PEOPLE


def _own_hash(certificate: PublicCertificate) -> str:
    return hashlib.sha256(_json(replace(certificate, itself=""))).hexdigest()


def _json(certificate: PublicCertificate) -> bytes:
    """The same certificate, the same bytes."""
    return _adapter().dump_json(certificate, indent=1) + b"\n"


@cache
def _adapter() -> TypeAdapter[PublicCertificate]:
    return TypeAdapter(PublicCertificate)
