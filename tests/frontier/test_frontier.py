"""The frontier of a case, in the words of the domain."""

from dataclasses import replace
from pathlib import Path

import pytest

from matching.domain import BudgetLine, Case, Level, PinKind
from matching.engine import match
from matching.errors import ClashError, Ukrep5Error
from matching.money import Cents
from matching.read import read_case
from matching.rules.book import policy_book
from matching.words import Lang, say
from scenarios.frontier import Ask, Frontier, frontier
from scenarios.frontier.sentences import answer
from scenarios.generate import generate

ROOT = Path(__file__).parents[2]
VELENJE = read_case(ROOT / "scenarios/cases/velenje-100")
BOOK = policy_book()


@pytest.fixture(scope="module")
def velenje() -> Frontier:
    """The frontier of the case with the target of 100."""
    return frontier(VELENJE, BOOK, Ask(steps=3))


def _limited(case: Case, limit: int) -> Case:
    return replace(case, budget=(replace(case.budget[0], limit=Cents(limit)),))


def _two_lines() -> Case:
    """The line of a made-up case, and half of it for students alone."""
    case = generate(40, 2)
    whole = case.budget[0]
    students = BudgetLine(
        name="students",
        limit=Cents(whole.limit // 4),
        school_year=whole.school_year,
        level=Level.TERTIARY,
    )
    return replace(case, budget=(whole, students))


def test_the_match_awards_no_more_than_the_line_buys(velenje: Frontier) -> None:
    outcome = match(VELENJE, BOOK)
    assert velenje.here.awards >= outcome.co_funded == velenje.here.with_leasts
    assert (velenje.limit, velenje.running) == (outcome.lines[0].limit, outcome.lines[0].running)


def test_a_line_one_cent_short_of_a_corner_loses_the_award(velenje: Frontier) -> None:
    here = velenje.corner_here
    assert here is not None
    assert frontier(_limited(VELENJE, here.needed), BOOK).here.awards == here.awards
    assert frontier(_limited(VELENJE, here.needed - 1), BOOK).here.awards == here.awards - 1


def test_the_curve_does_not_depend_on_the_limit(velenje: Frontier) -> None:
    assert frontier(_limited(VELENJE, 20_000_00), BOOK).corners == velenje.corners


def test_each_corner_adds_its_price_and_one_scholar(velenje: Frontier) -> None:
    inside: set[str] = set()
    spent = 0
    for no, corner in enumerate(velenje.corners):
        spent += corner.price
        assert (corner.spent, corner.needed) == (spent, spent + velenje.running)
        entered = {entry.scholar_id for entry in corner.entries}
        assert no == 0 or len(entered) == 1
        assert not entered & inside
        assert {move.scholar_id for move in corner.moves} <= inside
        inside |= entered
        assert corner.pupils + corner.students == corner.awards == len(inside)
        assert corner.employers <= corner.awards


def test_least_numbers_never_add_awards(velenje: Frontier) -> None:
    prices = [point.awards - (point.with_leasts or 0) for point in velenje.points]
    assert min(prices) == 0
    assert max(prices) > 0


def test_who_loses_by_more_money_is_named(velenje: Frontier) -> None:
    """The slack of the case's own limit lets the later goals choose dearer scholars."""
    assert [rise.after for rise in velenje.rises[:-1]] == [
        rise.before for rise in velenje.rises[1:]
    ]
    assert velenje.limit in {rise.before for rise in velenje.rises}
    for rise in velenje.rises:
        assert rise.before < rise.after
        less = match(_limited(VELENJE, rise.before), BOOK)
        more = match(_limited(VELENJE, rise.after), BOOK)
        before = {award.scholar_id for award in less.awards}
        after = {award.scholar_id for award in more.awards}
        assert set(rise.lose) == before - after
        assert set(rise.gain) == after - before
        assert (rise.awards_before, rise.awards_after) == (less.co_funded, more.co_funded)
    assert any(rise.lose for rise in velenje.rises)


def test_nested_sets_cost_nothing_in_the_first_goal(velenje: Frontier) -> None:
    first, *others = velenje.nested
    assert first.nested == first.best == velenje.here.awards
    points = next(each for each in others if each.goal == "points")
    assert points.nested < points.best


def test_the_answer_says_target_line_and_next_price(velenje: Frontier) -> None:
    said = " ".join(say(sentence, Lang.EN) for sentence in answer(velenje))
    target, after = velenje.corner_of(100), velenje.corner_of(velenje.here.awards + 1)
    assert target is not None
    assert after is not None
    assert f"The target of 100 awards needs a line of {target.needed / 100:,.2f} EUR." in said
    assert f"The line of 65,000.00 EUR buys {velenje.here.awards} awards" in said
    assert f"The next award costs {after.price / 100:,.2f} EUR" in said


def test_a_target_that_no_money_buys_is_said(velenje: Frontier) -> None:
    found = replace(velenje, target=velenje.most + 1)
    assert found.span_of(found.target) is None
    assert "However large this line" in say(next(iter(answer(found))), Lang.EN)


def test_several_lines_are_exact_at_points_with_bounds_between() -> None:
    case = _two_lines()
    found = frontier(case, BOOK, Ask(line=case.budget[0].name))
    assert not found.exact
    assert not found.corners
    assert match(replace(case, changes=()), BOOK).co_funded == found.here.with_leasts
    awards = [point.awards for point in found.points]
    assert awards == sorted(awards)
    least, most = found.span_of(awards[-1]) or (None, None)
    assert least is not None
    assert most is not None
    assert least < most
    said = " ".join(say(sentence, Lang.EN) for sentence in answer(found))
    assert f"exact at {len(found.points)} budgets" in said


def test_one_of_several_lines_has_to_be_named() -> None:
    case = _two_lines()
    with pytest.raises(Ukrep5Error, match=r"name one of the budget lines: .*students"):
        frontier(case, BOOK)
    with pytest.raises(Ukrep5Error, match="no-such is no budget line"):
        frontier(case, BOOK, Ask(line="no-such"))


def test_a_choice_at_completion_has_no_frontier() -> None:
    case = read_case(ROOT / "scenarios/cases/velenje-completion")
    with pytest.raises(Ukrep5Error, match="no budget line"):
        frontier(case, BOOK)


def test_a_line_that_does_not_pay_the_decided_buys_nothing(velenje: Frontier) -> None:
    assert VELENJE.decided
    found = frontier(_limited(VELENJE, velenje.corners[0].needed - 1), BOOK, Ask(steps=2))
    assert (found.here.awards, found.here.with_leasts) == (0, None)
    assert len(found.rises) <= 1
    assert "is bought" in " ".join(say(sentence, Lang.EN) for sentence in answer(found))


def test_decisions_without_room_are_named() -> None:
    must = next(pin for pin in VELENJE.decided if pin.decision is PinKind.MUST)
    full = tuple(
        replace(each, places=0) if each.position_id == must.position_id else each
        for each in VELENJE.positions
    )
    with pytest.raises(ClashError, match=must.scholar_id):
        frontier(replace(VELENJE, positions=full), BOOK)
