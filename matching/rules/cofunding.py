"""What the municipality pays of a contract, month by month, and on which budget line it counts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from matching.contract import LineLeft
from matching.domain import BudgetLine, Case, Level, RunningAward
from matching.money import Cents, share_of
from matching.months import (
    first_of,
    months,
    months_into_school_year,
    school_year_of,
    school_year_start,
)
from matching.rules.policy import Policy


class Binds(StrEnum):
    """What decided the municipality's part of a month."""

    SHARE = "share"
    CAP = "cap"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyPayment:
    """One month of one contract: ``amount`` = ``municipality`` + ``employer``, in cents."""

    month: date
    amount: Cents
    municipality: Cents
    employer: Cents
    binds: Binds


def paid_months(
    level: Level, completes_on: date, *, school_year: str, policy: Policy
) -> tuple[date, ...]:
    """Months that a contract of the school year is paid, to the end of the programme.

    Every school year pays its first months up to the number that policy gives, the year of
    completion its own number. Without back pay, months before the award are left out.
    """
    starts = policy.first_month(level)
    first = date(school_year_start(school_year), starts, 1)
    if not policy.back_pay:
        first = max(first, first_of(policy.day))
    return _paid_between(level, first, completes_on, policy)


def _paid_between(
    level: Level, first: date, completes_on: date, policy: Policy
) -> tuple[date, ...]:
    starts = policy.first_month(level)
    last_year = school_year_of(completes_on, starts)
    usual, at_last = policy.paid_months(level), policy.paid_months_in_last_year(level)

    def paid(month: date) -> bool:
        most = at_last if school_year_of(month, starts) == last_year else usual
        return months_into_school_year(month, starts) < most

    return tuple(month for month in months(first, first_of(completes_on)) if paid(month))


def payment(
    level: Level, amount: Cents, month: date, *, funded: bool, policy: Policy
) -> MonthlyPayment:
    """One month: the share of the amount, at most the cap of that month's first day.

    The share is rounded down to the cent, so the ceiling is never passed.
    """
    share = share_of(amount, policy.share(month))
    cap = policy.cap(level, month)
    municipality = min(share, cap) if funded else Cents(0)
    binds = Binds.SHARE if share < cap else Binds.CAP
    return MonthlyPayment(
        month=month,
        amount=amount,
        municipality=municipality,
        employer=Cents(amount - municipality),
        binds=binds if funded else Binds.NONE,
    )


def counts_on(line: BudgetLine, month: date, level: Level, group: str, policy: Policy) -> bool:
    """Whether a month that is due for a level and group counts on a budget line."""
    if line.level not in {None, level} or line.group not in {None, group}:
        return False
    if line.school_year is not None:
        year = school_year_of(month, policy.first_month(level))
        return year == school_year_start(line.school_year)
    assert line.begins is not None
    assert line.until is not None
    return line.begins <= month <= line.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Municipal cents of a contract: on each line, and over all months."""

    on_lines: tuple[Cents, ...]
    public: Cents


CostOf = Callable[[Level, str, Cents, date], Cost]
"""Cost of a funded contract by level, group of the occupation, monthly amount, completion."""


def cost_of(case: Case, policy: Policy) -> CostOf:
    """A function that gives the cost of a funded contract; equal contracts are reckoned once."""
    months_of = cache(
        lambda level, completes: paid_months(
            level, completes, school_year=case.school_year, policy=policy
        )
    )

    @cache
    def cost(level: Level, group: str, amount: Cents, completes_month: date) -> Cost:
        paid = [
            payment(level, amount, month, funded=True, policy=policy)
            for month in months_of(level, completes_month)
        ]
        return Cost(
            on_lines=tuple(
                on_line(line, paid, level=level, group=group, policy=policy) for line in case.budget
            ),
            public=Cents(sum(month.municipality for month in paid)),
        )

    return lambda level, group, amount, completes_on: cost(
        level, group, amount, first_of(completes_on)
    )


def on_line(
    line: BudgetLine, paid: Iterable[MonthlyPayment], *, level: Level, group: str, policy: Policy
) -> Cents:
    """Municipal cents of the payments that count on a line."""
    return Cents(
        sum(
            month.municipality
            for month in paid
            if counts_on(line, month.month, level, group, policy)
        )
    )


def running_payments(award: RunningAward, policy: Policy) -> tuple[MonthlyPayment, ...]:
    """Months of a running award; it keeps the deficit list of the day from which it is paid."""
    at_award = replace(policy, day=award.paid_from)
    funded = award.occupation in at_award.deficit_occupations
    return tuple(
        payment(award.level, award.monthly_amount, month, funded=funded, policy=at_award)
        for month in _paid_between(award.level, award.paid_from, award.completes_on, at_award)
    )


def lines_left(case: Case, policy: Policy) -> tuple[LineLeft, ...]:
    """Each line of the case, with what running awards take off before the match."""
    groups = {occupation.occupation: occupation.group for occupation in case.occupations}
    paid = [(award, running_payments(award, policy)) for award in case.running_awards]

    def running(line: BudgetLine) -> Cents:
        return Cents(
            sum(
                on_line(
                    line,
                    months_paid,
                    level=award.level,
                    group=groups[award.occupation],
                    policy=policy,
                )
                for award, months_paid in paid
            )
        )

    return tuple(
        LineLeft(name=line.name, limit=line.limit, running=running(line)) for line in case.budget
    )
