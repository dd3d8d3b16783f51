"""What holds for any two cases set against each other, whatever they are."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from matching.domain import Case
from matching.money import Cents
from matching.rules.book import policy_book
from matching.words import Lang, say
from scenarios.comparison import Against, Fate
from scenarios.comparison.found import LOSSES
from scenarios.comparison.indicators import employers_pay, municipality_pays
from scenarios.scenario import EmployerCloses, Question, Scenario, apply
from scenarios.scenario.changes import LARGEST
from tests.comparison.tiny import against
from tests.engine.cases import case_of


def _poorer(case: Case) -> Case:
    """A line of two thirds."""
    lines = tuple(replace(line, limit=Cents(line.limit * 2 // 3)) for line in case.budget)
    return replace(case, budget=lines)


def _closed(case: Case) -> Case:
    """Without the largest employer."""
    closing = Scenario(
        name="closing",
        question=Question(sl="", en=""),
        changes=(EmployerCloses(employer=LARGEST),),
    )
    return apply(closing, case, policy_book()).case


def _cheaper(case: Case) -> Case:
    """Every amount 10 EUR lower."""
    positions = tuple(
        replace(each, monthly_amount=Cents(each.monthly_amount - 10_00)) for each in case.positions
    )
    return replace(case, positions=positions)


ALTERED: dict[str, Callable[[Case], Case]] = {
    "poorer": _poorer,
    "closed": _closed,
    "cheaper": _cheaper,
}
PLACES = [("40-1", "poorer"), ("40-1", "cheaper"), ("40-2", "closed")]


@cache
def _both(name: str, how: str) -> tuple[Against, Against]:
    """There and back."""
    case = case_of(name)
    other = ALTERED[how](case)
    return against(case, other), against(other, case)


@pytest.fixture(params=PLACES, ids="-".join)
def there_and_back(request: pytest.FixtureRequest) -> tuple[Against, Against]:
    """A case against an altered one, and the altered one against it."""
    return _both(*request.param)


def test_the_steps_add_up_to_the_cent(there_and_back: tuple[Against, Against]) -> None:
    for found in there_and_back:
        before, after = found.before.outcome, found.after.outcome
        assert municipality_pays(before) + sum(
            step.municipality for step in found.steps
        ) == municipality_pays(after)
        assert employers_pay(before) + sum(step.employers for step in found.steps) == employers_pay(
            after
        )


def test_awards_lost_and_gained_are_the_difference_of_awards(
    there_and_back: tuple[Against, Against],
) -> None:
    for found in there_and_back:
        before, after = len(found.before.outcome.awards), len(found.after.outcome.awards)
        lost, gained = found.count(Fate.AWARD_LOST), found.count(Fate.AWARD_GAINED)
        assert before - lost + gained == after


_MIRRORED = {
    Fate.AWARD_LOST: Fate.AWARD_GAINED,
    Fate.PLACE_WORSE: Fate.PLACE_BETTER,
    Fate.CO_FUNDING_LOST: Fate.CO_FUNDING_GAINED,
    Fate.PAID_LESS: Fate.PAID_MORE,
}


def test_whoever_loses_on_the_way_there_gains_on_the_way_back_for_the_same_reason(
    there_and_back: tuple[Against, Against],
) -> None:
    there, back = there_and_back
    mirrored = _MIRRORED | {gain: loss for loss, gain in _MIRRORED.items()}
    assert {change.scholar_id: mirrored[change.fate] for change in there.changes} == {
        change.scholar_id: change.fate for change in back.changes
    }
    assert {change.scholar_id: change.why.label for change in there.changes} == {
        change.scholar_id: change.why.label for change in back.changes
    }


def test_everyone_stands_once_with_a_reason_in_both_languages(
    there_and_back: tuple[Against, Against],
) -> None:
    for found in there_and_back:
        counts = Counter(change.scholar_id for change in found.changes)
        assert set(counts.values()) <= {1}
        assert len(found.losers) == sum(change.fate in LOSSES for change in found.changes)
        for change in found.changes:
            assert all(say(change.why.because, lang) for lang in Lang)


def test_a_case_against_itself_changes_nothing() -> None:
    found = against(case_of("40-1"), case_of("40-1"))
    assert not found.changes
    assert not found.steps
