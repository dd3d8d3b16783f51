"""What the municipality pays, month by month and line by line, as the data file says."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Final

import pytest
from pydantic import Field

from matching.contract import LineLeft
from matching.domain import (
    BudgetLine,
    Case,
    EmployerId,
    Level,
    Mechanism,
    RunningAward,
    ScholarId,
)
from matching.engine import match
from matching.money import Cents, cents, plain
from matching.outcome import Outcome
from matching.rules.book import policy_book
from matching.rules.cofunding import Binds, paid_months, payment
from tests.rules.data_files import HERE, Change, Written, with_facts
from tests.rules.good_pair import (
    FITTER,
    GOOD,
    admitted,
    funded_contract,
    paid_as,
    policy_of,
)

ONE_EURO_A_MONTH: Final = Cents(2_50)
"""The monthly amount of which the municipality's share is 1.00 EUR."""

LONG_IN_SCHOOL: Final = date(2028, 6, 30)


class Line(Written):
    """A budget line of a data file; the limit is wide unless it is said."""

    limit: str = "1000000.00"
    begins: date | None = Field(default=None, alias="from")
    until: date | None = None
    school_year: str | None = None
    level: Level | None = None
    group: str | None = None

    def line(self, name: str) -> BudgetLine:
        """The line in the words of the domain."""
        return BudgetLine(
            name=name,
            limit=cents(self.limit),
            begins=self.begins,
            until=self.until,
            school_year=self.school_year,
            level=self.level,
            group=self.group,
        )


def budget_of(lines: tuple[Line, ...]) -> tuple[BudgetLine, ...]:
    return tuple(each.line(f"line {number}") for number, each in enumerate(lines, 1))


class Month(Written):
    """What is paid of one month."""

    says: str
    level: Level
    monthly_amount: str
    month: date = date(2024, 11, 1)
    changes: tuple[Change, ...] = ()
    co_funding: str
    binds: Binds


class Paid(Written):
    """Which months are paid."""

    says: str
    on: date = GOOD.on
    level: Level
    completes_on: date
    changes: tuple[Change, ...] = ()
    first: date = Field(alias="from")
    until: date
    months: int


class Split(Written):
    """How the months of one contract fall on budget lines."""

    says: str
    level: Level
    completes_on: date
    lines: tuple[Line, ...]
    spent: tuple[str, ...]
    whole: str


class Running(Written):
    """What running awards take off the lines."""

    says: str
    awards: tuple[Mapping[str, Any], ...]
    lines: tuple[Line, ...]
    changes: tuple[Change, ...] = ()
    running: tuple[str, ...]
    left: tuple[str, ...]


class CofundingFile(Written):
    """The whole data file."""

    month: tuple[Month, ...]
    paid: tuple[Paid, ...]
    split: tuple[Split, ...]
    running: tuple[Running, ...]


@cache
def written() -> CofundingFile:
    return CofundingFile.model_validate(
        tomllib.loads((HERE / "cofunding.toml").read_text(encoding="utf-8"))
    )


def said(sentence: Month | Paid | Split | Running) -> str:
    return sentence.says


def changed(case: Case, changes: tuple[Change, ...]) -> Case:
    return replace(case, changes=tuple(change.of(None) for change in changes))


@pytest.mark.parametrize("sentence", written().month, ids=said)
def test_one_month_costs_what_the_sentence_says(sentence: Month) -> None:
    amount = cents(sentence.monthly_amount)
    only = BudgetLine(name="one month", limit=Cents(0), begins=sentence.month, until=sentence.month)
    case = changed(paid_as(sentence.level, LONG_IN_SCHOOL, amount, [only]), sentence.changes)
    paid = payment(sentence.level, amount, sentence.month, funded=True, policy=policy_of(case))
    assert plain(paid.municipality) == sentence.co_funding
    assert paid.municipality + paid.employer == paid.amount == amount
    assert paid.binds is sentence.binds
    assert funded_contract(case).costs == (cents(sentence.co_funding),)


def test_a_month_without_co_funding_is_the_employers_alone() -> None:
    paid = payment(Level.SECONDARY, Cents(150_00), GOOD.on, funded=False, policy=policy_of(GOOD))
    assert (paid.municipality, paid.employer, paid.binds) == (0, 150_00, Binds.NONE)


@pytest.mark.parametrize("sentence", written().paid, ids=said)
def test_the_months_paid_are_those_that_the_sentence_says(sentence: Paid) -> None:
    case = paid_as(sentence.level, sentence.completes_on, ONE_EURO_A_MONTH)
    case = changed(replace(case, on=sentence.on), sentence.changes)
    due = paid_months(
        sentence.level,
        sentence.completes_on,
        school_year=case.school_year,
        policy=policy_of(case),
    )
    assert (due[0], due[-1], len(due)) == (sentence.first, sentence.until, sentence.months)
    assert funded_contract(case).public_cost == sentence.months * 1_00


@pytest.mark.parametrize("sentence", written().split, ids=said)
def test_a_contract_takes_of_each_line_what_the_sentence_says(sentence: Split) -> None:
    case = paid_as(
        sentence.level, sentence.completes_on, ONE_EURO_A_MONTH, budget_of(sentence.lines)
    )
    contract = funded_contract(case)
    assert tuple(plain(cost) for cost in contract.costs) == sentence.spent
    assert plain(contract.public_cost) == sentence.whole


AN_AWARD: Final = RunningAward(
    scholar_id=ScholarId("S-0"),
    employer_id=EmployerId("forge"),
    occupation=FITTER,
    level=Level.SECONDARY,
    monthly_amount=ONE_EURO_A_MONTH,
    paid_from=date(2023, 9, 1),
    completes_on=date(2025, 6, 30),
)


def with_running(sentence: Running) -> Case:
    awards = tuple(with_facts(AN_AWARD, facts) for facts in sentence.awards)
    case = replace(GOOD, running_awards=awards, budget=budget_of(sentence.lines))
    return changed(case, sentence.changes)


@pytest.mark.parametrize("sentence", written().running, ids=said)
def test_running_awards_come_off_the_lines_first(sentence: Running) -> None:
    lines: tuple[LineLeft, ...] = admitted(with_running(sentence)).lines
    assert tuple(plain(line.running) for line in lines) == sentence.running
    assert tuple(plain(line.left) for line in lines) == sentence.left


def matched(case: Case) -> Outcome:
    return match(case, policy_book())


def test_what_running_awards_take_above_the_limit_remains_below_zero() -> None:
    line = BudgetLine(name="2024/25", limit=Cents(9_00), school_year="2024/25")
    outcome = matched(replace(GOOD, running_awards=(AN_AWARD,), budget=(line,)))
    (use,) = outcome.lines
    assert (use.limit, use.running, use.spent, use.remains) == (9_00, 10_00, 0, -1_00)
    assert [award.funded for award in outcome.awards] == [False]


def test_months_on_no_line_become_commitments_of_their_calendar_year() -> None:
    line = BudgetLine(
        name="2024", limit=Cents(100_00), begins=date(2024, 1, 1), until=date(2024, 12, 31)
    )
    outcome = matched(paid_as(Level.SECONDARY, date(2026, 6, 30), ONE_EURO_A_MONTH, budget=[line]))
    found = [(each.line, each.year, each.amount) for each in outcome.commitments]
    assert found == [("2024", 2024, 4_00), (None, 2025, 12_00), (None, 2026, 6_00)]


def a_cohort(level: Level, completes_on: date, amount: Cents, size: int) -> Case:
    """Scholars of one level at one position in 2019/20, none of them in the last year."""
    line = BudgetLine(name="2019/20", limit=Cents(60_000_00), school_year="2019/20")
    case = paid_as(level, completes_on, amount, [line])
    ids = [ScholarId(f"S-{number}") for number in range(size)]
    return replace(
        case,
        on=date(2019, 10, 15),
        school_year="2019/20",
        mechanism=Mechanism.SINGLE_EMPLOYER,
        employers=tuple(
            replace(employer, call_published_on=date(2019, 6, 30)) for employer in case.employers
        ),
        stays=(),
        scholars=tuple(replace(case.scholars[0], scholar_id=scholar) for scholar in ids),
        scholar_preferences=tuple(
            replace(case.scholar_preferences[0], scholar_id=scholar) for scholar in ids
        ),
        position_preferences=tuple(
            replace(case.position_preferences[0], scholar_id=scholar) for scholar in ids
        ),
    )


def spent_by(case: Case) -> tuple[int, ...]:
    """Cents of all co-funded contracts on each line."""
    contracts = [contract for contract in admitted(case).contracts if contract.funded]
    return tuple(map(sum, zip(*(contract.costs for contract in contracts), strict=True)))


def test_47_pupils_and_15_students_cost_36_960_euros_in_2019_20() -> None:
    pupils = spent_by(a_cohort(Level.SECONDARY, date(2021, 6, 30), Cents(150_00), 47))
    students = spent_by(a_cohort(Level.TERTIARY, date(2021, 9, 30), Cents(250_00), 15))
    assert (pupils[0], students[0]) == (22_560_00, 14_400_00)
    assert pupils[0] + students[0] == 36_960_00


@pytest.mark.parametrize(
    ("level", "completes_on", "in_2019", "in_2020"),
    [(Level.SECONDARY, date(2021, 6, 30), 4, 8), (Level.TERTIARY, date(2021, 9, 30), 3, 9)],
)
def test_a_school_year_falls_on_two_calendar_years(
    level: Level, completes_on: date, in_2019: int, in_2020: int
) -> None:
    case = a_cohort(level, completes_on, ONE_EURO_A_MONTH, 1)
    ends = date(2020, 8, 31) if level is Level.SECONDARY else date(2020, 9, 30)
    years = (
        BudgetLine(name="2019", limit=Cents(0), begins=date(2019, 1, 1), until=date(2019, 12, 31)),
        BudgetLine(name="2020", limit=Cents(0), begins=date(2020, 1, 1), until=ends),
    )
    assert spent_by(replace(case, budget=years)) == (in_2019 * 1_00, in_2020 * 1_00)
