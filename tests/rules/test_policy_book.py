"""The book of the program: nothing in it is idle, unsourced or guessed where a value is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.contract import Certainty
from matching.domain import CaseKind, Level
from matching.errors import PolicyGapError
from matching.money import Cents
from matching.rules.admissible import admissible_contracts
from matching.rules.book import PolicyBook, policy_book
from matching.rules.cofunding import payment
from matching.rules.parameter import Parameter, Unit
from matching.rules.policy import Policy
from tests.rules.good_pair import GOOD, admitted, policy_of

A_DAY: Final = date(2024, 10, 15)
THE_DAY_BEFORE_ALL: Final = date(2019, 8, 31)

Question: TypeAlias = Callable[[Policy], object]

WITH_AN_ARGUMENT: Final[dict[str, Question]] = {
    "share": lambda policy: policy.share(policy.day),
    "cap_secondary": lambda policy: policy.cap(Level.SECONDARY, policy.day),
    "cap_tertiary": lambda policy: policy.cap(Level.TERTIARY, policy.day),
    "first_month_secondary": lambda policy: policy.first_month(Level.SECONDARY),
    "first_month_tertiary": lambda policy: policy.first_month(Level.TERTIARY),
    "paid_months_secondary": lambda policy: policy.paid_months(Level.SECONDARY),
    "paid_months_tertiary": lambda policy: policy.paid_months(Level.TERTIARY),
    "paid_months_last_year_secondary": lambda policy: policy.paid_months_in_last_year(
        Level.SECONDARY
    ),
    "paid_months_last_year_tertiary": lambda policy: policy.paid_months_in_last_year(
        Level.TERTIARY
    ),
    "stay_by_secondary": lambda policy: policy.stay_by(Level.SECONDARY, last_year=False),
    "stay_by_tertiary": lambda policy: policy.stay_by(Level.TERTIARY, last_year=False),
    "stay_by_last_year_secondary": lambda policy: policy.stay_by(Level.SECONDARY, last_year=True),
    "stay_by_last_year_tertiary": lambda policy: policy.stay_by(Level.TERTIARY, last_year=True),
    "mechanism_call": lambda policy: policy.mechanism(CaseKind.CALL),
    "mechanism_completion": lambda policy: policy.mechanism(CaseKind.COMPLETION),
}

PROPERTIES: Final[dict[str, Question]] = {
    name: member.__get__
    for name, member in vars(Policy).items()
    if isinstance(member, cached_property) and not name.startswith("_")
}
"""All other questions are properties, named like their parameter."""

QUESTIONS: Final = WITH_AN_ARGUMENT | PROPERTIES


@pytest.mark.parametrize("parameter", policy_book().parameters.values(), ids=lambda each: each.name)
def test_every_parameter_says_what_it_is_and_where_each_value_comes_from(
    parameter: Parameter,
) -> None:
    assert parameter.description.endswith(".")
    assert parameter.values
    for dated in parameter.values:
        assert dated.source.strip()
        assert dated.certainty in Certainty
        assert dated.until is None
    assert bool(parameter.options) >= (parameter.unit is Unit.CHOICE)


def test_every_question_of_policy_has_its_parameter_and_no_parameter_is_idle() -> None:
    assert sorted(QUESTIONS) == sorted(policy_book().parameters)


def test_no_question_of_policy_escapes_these_tests() -> None:
    public = {name for name in vars(Policy) if not name.startswith("_")}
    methods = {"share", "cap", "first_month", "paid_months", "paid_months_in_last_year"}
    assert public - set(PROPERTIES) == methods | {"mechanism", "law", "stay_by"}


@pytest.mark.parametrize(("parameter", "ask"), QUESTIONS.items(), ids=QUESTIONS)
def test_every_question_is_answered_by_its_own_parameter(parameter: str, ask: Question) -> None:
    book = policy_book()
    without = replace(book.parameters[parameter], values=())
    alone = PolicyBook(MappingProxyType({**book.parameters, parameter: without}))
    assert ask(book.on(A_DAY)) is not None
    with pytest.raises(PolicyGapError) as gap:
        ask(alone.on(A_DAY))
    assert (gap.value.parameter, gap.value.day) == (parameter, A_DAY)


@pytest.mark.parametrize(("parameter", "ask"), QUESTIONS.items(), ids=QUESTIONS)
def test_the_day_before_the_first_value_is_a_gap_that_names_parameter_and_day(
    parameter: str, ask: Question
) -> None:
    with pytest.raises(PolicyGapError) as gap:
        ask(policy_book().on(THE_DAY_BEFORE_ALL))
    assert str(gap.value) == f"parameter {parameter} has no value on 31 August 2019"
    assert ask(policy_book().on(date(2019, 9, 1))) is not None


def test_the_law_of_a_value_says_since_when_from_where_and_how_certain() -> None:
    old = policy_book().on(date(2025, 8, 31)).law("cap_secondary")
    new = policy_book().on(date(2025, 9, 1)).law("cap_secondary")
    assert (old.parameter, old.since, old.certainty) == (
        "cap_secondary",
        date(2019, 9, 1),
        Certainty.PRIMARY,
    )
    assert old.source == "TalentMagnet strategy of MO Velenje, measure 5"
    assert (new.since, new.certainty) == (date(2025, 9, 1), Certainty.REPORTED)
    assert "press report" in new.source


A_CALL_ASKS: Final = [
    "back_pay",
    "cap_secondary",
    "citizenship",
    "deficit_occupations",
    "employer_call_by",
    "employer_must_be_solvent",
    "employer_seat",
    "excluded_scholarships",
    "first_month_secondary",
    "goals",
    "least_firms_visited",
    "least_hours_of_stay",
    "least_share_of_level",
    "mechanism_call",
    "paid_months_last_year_secondary",
    "paid_months_secondary",
    "residence",
    "scholar_must_not_be_employed",
    "share",
    "tie_rule",
    "unvisited_employers",
]
"""What the call of one pupil asks of policy."""


@pytest.mark.parametrize("missing", A_CALL_ASKS)
def test_a_call_for_whose_day_one_value_is_missing_does_not_run(missing: str) -> None:
    later = {
        name: replace(
            parameter,
            values=tuple(replace(value, begins=date(2030, 1, 1)) for value in parameter.values),
        )
        if name == missing
        else parameter
        for name, parameter in policy_book().parameters.items()
    }
    with pytest.raises(PolicyGapError) as gap:
        admissible_contracts(GOOD, PolicyBook(MappingProxyType(later)).on(GOOD.on))
    assert gap.value.parameter == missing


def test_a_match_before_the_scheme_began_is_a_gap_and_not_a_guess() -> None:
    with pytest.raises(PolicyGapError) as gap:
        admitted(replace(GOOD, on=THE_DAY_BEFORE_ALL, school_year="2019/20"))
    assert gap.value.day == THE_DAY_BEFORE_ALL


@given(
    st.sampled_from(list(Level)),
    st.integers(0, 100_000_00),
    st.dates(date(2019, 9, 1), date(2035, 12, 1)),
)
def test_the_municipality_never_pays_above_40_percent_nor_above_the_cap(
    level: Level, amount: int, month: date
) -> None:
    policy = policy_of(GOOD)
    paid = payment(level, Cents(amount), month, funded=True, policy=policy)
    cap = policy.cap(level, month)
    assert 0 <= paid.municipality <= cap
    assert paid.municipality * 10_000 <= amount * 4_000
    assert paid.municipality == cap or (paid.municipality + 1) * 10_000 > amount * 4_000
