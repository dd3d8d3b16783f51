"""Every scenario of the library does on velenje-100 what its question says."""

import pytest

from matching.domain import Mechanism
from matching.errors import Ukrep5Error
from matching.money import Cents
from matching.read import read_case
from matching.rules.book import policy_book
from matching.words import Lang
from scenarios.scenario import apply, library, scenario_named
from scenarios.velenje import FOLDER
from tests.scenario_data.towns import applied, outcome, velenje

NAMES = {
    "baseline",
    "caps-50-90",
    "share-50",
    "budget-15000",
    "hundred-awards",
    "largest-employer-closes",
    "single-employer",
    "min-visits-3",
    "twelve-or-ten-months",
    "co-fund-more-occupations",
}


def test_the_library_has_every_scenario_under_its_file_name() -> None:
    assert {scenario.name for scenario in library()} >= NAMES
    assert all(scenario.file == f"{scenario.name}.toml" for scenario in library())
    assert library()[0].name == "baseline"


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_scenario_asks_a_question_in_both_languages(name: str) -> None:
    question = scenario_named(name).question
    assert {question.said(lang)[-1] for lang in Lang} == {"?"}
    assert question.sl != question.en


def test_the_baseline_is_the_case_itself() -> None:
    assert applied("baseline").case is velenje()
    assert applied("baseline").book is policy_book()


@pytest.mark.parametrize("name", sorted(NAMES - {"baseline"}))
def test_every_other_scenario_ends_otherwise_than_the_baseline(name: str) -> None:
    mine, usual = outcome(name), outcome("baseline")
    assert (mine.awards, mine.lines) != (usual.awards, usual.lines)


def test_higher_caps_buy_fewer_awards_with_the_same_money() -> None:
    assert outcome("caps-50-90").co_funded < outcome("baseline").co_funded


def test_a_share_of_one_half_pays_more_where_the_cap_does_not_bind() -> None:
    under = {award.scholar_id: award.public_cost for award in outcome("share-50").awards}
    usual = {award.scholar_id: award for award in outcome("baseline").awards}
    both = [
        (under[each], usual[each].public_cost)
        for each in under.keys() & usual.keys()
        if usual[each].monthly_amount < Cents(100_00) and usual[each].funded
    ]
    assert sum(mine for mine, _ in both) > sum(before for _, before in both)


def test_fifteen_thousand_a_year_is_the_limit_and_buys_few() -> None:
    (line,) = outcome("budget-15000").lines
    assert line.limit == Cents(15_000_00)
    assert 0 < outcome("budget-15000").co_funded < outcome("baseline").co_funded


def test_the_least_line_for_a_hundred_gives_a_hundred() -> None:
    assert outcome("hundred-awards").co_funded == 100


def test_the_largest_employer_is_the_one_with_the_most_places() -> None:
    assert {award.employer_id for award in outcome("baseline").awards} >= {"E-01"}
    assert "E-01" not in {award.employer_id for award in outcome("largest-employer-closes").awards}


def test_todays_practice_is_its_own_mechanism() -> None:
    assert outcome("single-employer").mechanism is Mechanism.SINGLE_EMPLOYER


def test_three_visits_leave_fewer_contracts_open_than_two() -> None:
    assert len(outcome("min-visits-3").contracts) < len(outcome("baseline").contracts)


def test_ten_months_cost_less_than_twelve_for_everyone() -> None:
    months = {award.paid_months for award in outcome("twelve-or-ten-months").awards}
    assert all(number % 10 == 0 for number in months)


def test_every_occupation_of_the_case_is_co_funded() -> None:
    usual = {award.occupation for award in outcome("baseline").awards if award.funded}
    more = {
        award.occupation for award in outcome("co-fund-more-occupations").awards if award.funded
    }
    assert "frizer" in more - usual


REFUSED = {
    ("tiny", "hundred-awards"): "possible at most, however large the line: 5",
    ("velenje-2019", "hundred-awards"): "possible at most, however large the line: 62",
    ("velenje-2022", "hundred-awards"): "possible at most, however large the line: 81",
    ("velenje-completion", "hundred-awards"): "has no budget line",
    ("velenje-completion", "budget-15000"): "has no budget line",
}
OTHERS = ("tiny", "velenje-2019", "velenje-2022", "velenje-completion")


@pytest.mark.parametrize("case", OTHERS)
def test_every_scenario_applies_to_the_other_cases_as_well(case: str) -> None:
    facts = read_case(FOLDER / case)
    for name in sorted(name for name in NAMES if (case, name) not in REFUSED):
        assert apply(scenario_named(name), facts, policy_book()).case.name == case


@pytest.mark.parametrize(("case", "name"), REFUSED)
def test_what_a_case_cannot_be_asked_is_said(case: str, name: str) -> None:
    with pytest.raises(Ukrep5Error, match=REFUSED[case, name]):
        apply(scenario_named(name), read_case(FOLDER / case), policy_book())
