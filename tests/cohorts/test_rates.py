"""Every rate says what it is, where it comes from and how well it is known."""

from datetime import date

import pytest

from matching.contract import Certainty
from matching.errors import PolicyError
from matching.rules.book import policy_book
from scenarios.cohorts import rates_book, rates_with
from scenarios.cohorts.rates import Rates
from tests.cohorts.hand import changed

DAY = date(2026, 10, 15)
NAMES = sorted(rates_book().parameters)
FACTS = {
    "employed_after_30_days": (66_40, Certainty.PRIMARY),
    "employed_after_a_year": (56_30, Certainty.PRIMARY),
    "places_filled_elsewhere": (25_88, Certainty.REPORTED),
    "scholars_an_employer_least": (4, Certainty.REPORTED),
    "scholars_an_employer_most": (5, Certainty.REPORTED),
    "amount_of_student": (250_00, Certainty.REPORTED),
}


@pytest.mark.parametrize("name", NAMES)
def test_every_rate_has_a_description_a_source_and_a_certainty(name: str) -> None:
    parameter = rates_book().parameters[name]
    assert parameter.description.endswith(".")
    for value in parameter.values:
        assert len(value.source) > 10
        assert value.certainty in Certainty


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_fact_is_marked_assumed(name: str) -> None:
    dated = rates_book().parameters[name].on(DAY)
    assert FACTS.get(name, (dated.value, Certainty.ASSUMED)) == (dated.value, dated.certainty)


def test_rates_are_no_policy() -> None:
    assert not set(rates_book().parameters) & set(policy_book().parameters)


def test_an_unknown_rate_is_refused_before_anything_runs() -> None:
    with pytest.raises(PolicyError, match="did you mean leaves_early"):
        rates_with(changed(leaves_erly="1.00"))


@pytest.mark.parametrize("value", ["101.00", "-1", "half"])
def test_a_wrong_rate_is_refused_before_anything_runs(value: str) -> None:
    with pytest.raises(PolicyError):
        rates_with(changed(leaves_early=value))


def test_a_change_leaves_the_other_rates_alone() -> None:
    before = Rates(book=rates_book(), day=DAY)
    after = before.with_share("places_open", before.share("places_filled_elsewhere"))
    assert after.share("places_open") == 25_88
    assert before.share("places_open") == 100_00
    assert after.share("leaves_early") == before.share("leaves_early")
