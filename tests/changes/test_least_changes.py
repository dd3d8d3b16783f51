"""What would have had to differ: each change found gives the award, and one unit less does not."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import islice

import pytest

from matching.domain import (
    Case,
    Mechanism,
    Pin,
    PinKind,
    PositionId,
    ScholarId,
)
from matching.explain.changes import ChangeKind, LeastChange, apply, least_changes
from matching.outcome import Outcome
from matching.read import read_case
from matching.rules.book import policy_book
from matching.words import Lang, say
from scenarios.generate import generate
from scenarios.velenje import FOLDER
from tests.changes.trying import by, failed_wishes, gives, less, outcome_of, under, wishes_of

MOST_POINTS = 10_000_00


@cache
def small(seed: int, mechanism: Mechanism = Mechanism.OPTIMAL) -> Case:
    return under(generate(14, seed), mechanism)


@cache
def changes_of(case: Case, scholar: str, position: str) -> tuple[LeastChange, ...]:
    pair = ScholarId(scholar), PositionId(position)
    return least_changes(case, policy_book(), outcome_of(case), *pair)


@cache
def found(mechanism: Mechanism = Mechanism.OPTIMAL) -> list[tuple[Case, LeastChange]]:
    """Changes of the best admissible wishes that failed in some small cases."""
    return [
        (case, change)
        for case in (small(seed, mechanism) for seed in (0, 1))
        for wish in islice(failed_wishes(case, outcome_of(case)), 2)
        for change in changes_of(case, wish.scholar_id, wish.position_id)
    ]


def of_kind(kind: ChangeKind) -> list[tuple[Case, LeastChange]]:
    return [(case, change) for case, change in found() if change.kind is kind]


def is_confirmed(case: Case, change: LeastChange) -> None:
    assert gives(case, change)
    if change.least and change.amount != 1:
        assert not gives(case, less(change))


@pytest.mark.parametrize(
    ("scholar", "position", "kind"),
    [
        ("S-0046", "P-058", ChangeKind.POINTS),
        ("S-0046", "P-058", ChangeKind.PLACES),
        ("S-0061", "P-016", ChangeKind.POINTS),
        ("S-0094", "P-023", ChangeKind.HOURS),
    ],
)
def test_three_without_an_award_in_velenje_learn_a_least_change(
    scholar: str, position: str, kind: ChangeKind
) -> None:
    case = read_case(FOLDER / "velenje-100")
    outcome = velenje_outcome()
    pair = ScholarId(scholar), PositionId(position)
    assert pair[0] in outcome.unmatched
    (change,) = least_changes(case, policy_book(), outcome, *pair, kinds={kind})
    assert (change.kind, change.least) == (kind, True)
    is_confirmed(case, change)


@cache
def velenje_outcome() -> Outcome:
    return outcome_of(read_case(FOLDER / "velenje-100"))


def test_every_change_found_gives_the_award_and_one_unit_less_does_not() -> None:
    changes = [(case, change) for case, change in found() if change.amount is not None]
    assert {change.kind for _, change in changes} >= {
        ChangeKind.POINTS,
        ChangeKind.EUROS,
        ChangeKind.PLACES,
    }
    for case, change in changes:
        is_confirmed(case, change)


def test_no_fewer_points_would_do() -> None:
    for case, change in of_kind(ChangeKind.POINTS):
        if change.amount is not None:
            fewer = {change.amount * part // 8 for part in range(1, 8)} - {0}
            assert not any(gives(case, by(change, amount)) for amount in fewer)


def test_where_no_points_are_found_no_points_at_all_would_do() -> None:
    none = [(case, change) for case, change in of_kind(ChangeKind.POINTS) if change.amount is None]
    assert none
    for case, change in none:
        assert not any(gives(case, by(change, more)) for more in (1, 50_00, MOST_POINTS))


def test_the_better_rank_is_the_least_of_all_and_none_only_where_there_is_none() -> None:
    for case, change in of_kind(ChangeKind.RANK):
        own = next(
            each.rank
            for each in case.position_preferences
            if (each.scholar_id, each.position_id) == (change.scholar_id, change.position_id)
        )
        assert own is not None
        enough = [amount for amount in range(1, own) if gives(case, by(change, amount))]
        assert change.amount == min(enough, default=None)


def test_a_better_place_on_the_list_decides_between_equals() -> None:
    case = generate(14, 5)
    pair = ScholarId("S-0013"), PositionId("P-002")
    (change,) = least_changes(case, policy_book(), outcome_of(case), *pair, kinds={ChangeKind.RANK})
    assert change.amount == 1
    is_confirmed(case, change)


@pytest.mark.parametrize("mechanism", [Mechanism.STABLE, Mechanism.SINGLE_EMPLOYER])
def test_under_other_mechanisms_what_is_found_is_confirmed_too(mechanism: Mechanism) -> None:
    changes = [(case, change) for case, change in found(mechanism) if change.amount is not None]
    assert changes
    for case, change in changes:
        is_confirmed(case, change)


def test_hours_that_are_missing_are_named_with_the_employer() -> None:
    case = read_case(FOLDER / "tiny")
    (change,) = changes_of(case, "S-5", "P-1")
    assert (change.kind, change.amount) == (ChangeKind.HOURS, 80)
    assert [(each.employer_id, each.hours) for each in change.hours] == [("E-2", 80)]
    is_confirmed(case, change)


def test_a_later_completion_opens_a_pair_whose_school_is_over() -> None:
    case = read_case(FOLDER / "tiny")
    gone = replace(
        case,
        scholars=tuple(
            replace(each, completes_on=case.on - timedelta(days=40))
            if each.scholar_id == "S-3"
            else each
            for each in case.scholars
        ),
    )
    (change,) = changes_of(gone, "S-3", "P-3")
    assert change.kind is ChangeKind.COMPLETION
    is_confirmed(gone, change)


def test_what_no_number_measures_is_named_without_one() -> None:
    case = read_case(FOLDER / "tiny")
    away = replace(
        case, scholars=tuple(replace(each, municipality="Celje") for each in case.scholars)
    )
    (change,) = changes_of(away, "S-6", "P-4")
    assert (change.kind, change.amount) == (ChangeKind.FACTS, None)
    assert "the scholar lives in Celje" in say(change.sentence, Lang.EN)
    with pytest.raises(ValueError, match="no change of facts"):
        apply(away, change)


def test_the_officers_must_elsewhere_is_what_would_have_to_go() -> None:
    pin = Pin(
        scholar_id=ScholarId("S-0002"),
        position_id=PositionId("P-012"),
        decision=PinKind.MUST,
        reason="agreed",
    )
    (change,) = changes_of(replace(small(0), decided=(pin,)), "S-0002", "P-005")
    assert change.kind is ChangeKind.FACTS
    assert say(change.sentence, Lang.EN) == (
        "the officer's must for P-012 would have to be taken back"
    )


def test_nothing_had_to_differ_for_what_a_scholar_has_or_likes_less() -> None:
    case = read_case(FOLDER / "tiny")
    for award in outcome_of(case).awards:
        for wish in wishes_of(case, award.scholar_id):
            changes = changes_of(case, award.scholar_id, wish.position_id)
            assert (changes == ()) == ((wish.rank or 0) >= award.scholar_rank)


def test_at_most_is_said_where_less_was_not_confirmed() -> None:
    for _, change in found():
        said = say(change.sentence, Lang.EN)
        assert said.startswith("at most") == (change.amount is not None and not change.least)
