"""The outcome adds up, month by month, and the cases in git give what the README says."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from matching.domain import BudgetLine, CaseKind, Level, Mechanism
from matching.engine import Match, match, run
from matching.money import Cents
from matching.outcome import Award, Outcome
from matching.rules.book import policy_book
from matching.rules.cofunding import Binds
from tests.engine.cases import case_of, matched

CALLS = ["tiny", "velenje-2019", "velenje-2022", "velenje-100", "40-1", "40-2", "60-3"]


@pytest.fixture(params=CALLS, scope="module")
def made(request: pytest.FixtureRequest) -> Match:
    """A call and its match."""
    return matched(request.param)


def test_every_month_is_paid_by_town_and_employer_together(made: Match) -> None:
    policy = policy_book().with_changes(made.case.changes).on(made.case.on)
    positions = made.case.position_by_id()
    for row in made.outcome.ledger:
        assert row.amount == row.municipality + row.employer
        assert row.amount == positions[row.position_id].monthly_amount
        assert 0 <= row.municipality <= row.amount * 40 // 100
        assert row.municipality <= policy.cap(positions[row.position_id].level, row.month)
        assert (row.binds is Binds.NONE) is (row.municipality == 0)


def test_the_ledger_of_an_award_is_its_public_cost(made: Match) -> None:
    paid: Counter[str] = Counter()
    for row in made.outcome.ledger:
        paid[row.scholar_id] += row.municipality
    for award in made.outcome.awards:
        assert paid[award.scholar_id] == award.public_cost
        assert (award.public_cost > 0) is award.funded


def test_the_ledger_has_each_paid_month_of_each_award_once(made: Match) -> None:
    months = Counter((row.scholar_id, row.month) for row in made.outcome.ledger)
    assert set(months.values()) <= {1}
    of = Counter(row.scholar_id for row in made.outcome.ledger)
    for award in made.outcome.awards:
        own = [row.month for row in made.outcome.ledger if row.scholar_id == award.scholar_id]
        assert own == sorted(own)
        assert (own[0], own[-1], of[award.scholar_id]) == (
            award.paid_from,
            award.paid_until,
            award.paid_months,
        )


def test_lines_are_limit_running_spent_and_rest(made: Match) -> None:
    for b, line in enumerate(made.outcome.lines):
        assert line.limit == line.running + line.spent + line.remains
        assert line.spent == sum(award.line_costs[b] for award in made.outcome.awards)
        assert line.spent <= max(0, line.limit - line.running)


def test_lines_and_commitments_are_the_public_cost(made: Match) -> None:
    outcome = made.outcome
    spent = {line.name: line.spent for line in outcome.lines}
    on_line: Counter[str] = Counter()
    for each in outcome.commitments:
        if each.line is not None:
            on_line[each.line] += each.amount
    assert on_line == Counter(spent)
    beyond = sum(each.amount for each in outcome.commitments if each.line is None)
    whole = sum(award.public_cost for award in outcome.awards)
    assert len(outcome.lines) == 1
    assert sum(spent.values()) + beyond == whole
    assert sum(row.municipality for row in outcome.ledger) == whole


def test_commitments_are_those_of_the_ledger_year_by_year(made: Match) -> None:
    by_year: Counter[int] = Counter()
    for row in made.outcome.ledger:
        by_year[row.month.year] += row.municipality
    due: Counter[int] = Counter()
    for each in made.outcome.commitments:
        due[each.year] += each.amount
    assert due == by_year


def test_indicators_count_the_awards(made: Match) -> None:
    awards, indicators = made.outcome.awards, made.outcome.indicators
    assert indicators.system_run_on == made.case.on
    assert indicators.scholars == len(awards)
    assert indicators.employers == len({award.employer_id for award in awards})
    assert indicators.co_funded == made.outcome.co_funded == sum(a.funded for a in awards)
    for need in indicators.needs:
        assert need.awards == sum(award.occupation == need.occupation for award in awards)
        assert need.covered == min(need.needed, need.awards)


def test_levels_count_applicants_and_awards(made: Match) -> None:
    assert sum(level.awards for level in made.outcome.levels) == len(made.outcome.awards)
    assert sum(level.applicants for level in made.outcome.levels) == len(made.case.scholars)
    for level in made.outcome.levels:
        of_level = [award for award in made.outcome.awards if award.level is level.level]
        assert level.co_funded == sum(award.funded for award in of_level)
        assert level.least <= level.co_funded <= level.placeable


def test_everyone_is_awarded_or_not_and_in_order(made: Match) -> None:
    awarded = [award.scholar_id for award in made.outcome.awards]
    assert all(one < other for one, other in pairwise(awarded))
    everyone = {scholar.scholar_id for scholar in made.case.scholars}
    assert {*awarded, *made.outcome.unmatched} == everyone
    assert len(awarded) + len(made.outcome.unmatched) == len(everyone)


def year_cost(outcome: Outcome, school_year: str) -> int:
    return sum(row.municipality for row in outcome.ledger if row.school_year == school_year)


@pytest.mark.parametrize(
    ("name", "year", "awards", "municipality"),
    [("velenje-2019", "2019/20", 62, 36_960_00), ("velenje-2022", "2022/23", 81, 48_480_00)],
)
def test_the_real_calls_cost_what_they_cost(
    name: str, year: str, awards: int, municipality: int
) -> None:
    outcome = matched(name).outcome
    assert outcome.co_funded == len(outcome.awards) == awards
    assert year_cost(outcome, year) == municipality
    assert outcome.lines[0].spent == municipality


def test_velenje_100_reaches_the_target_and_proves_every_goal() -> None:
    outcome = matched("velenje-100").outcome
    assert outcome.co_funded >= 100 == outcome.indicators.target
    assert len(outcome.goals) == 8
    assert all(goal.proven for goal in outcome.goals)
    assert outcome.unique


def test_the_flexible_match_awards_more_than_todays_practice() -> None:
    today = replace(case_of("velenje-100"), mechanism=Mechanism.SINGLE_EMPLOYER)
    before = match(today, policy_book())
    assert before.mechanism is Mechanism.SINGLE_EMPLOYER
    assert before.co_funded < matched("velenje-100").outcome.co_funded
    assert all(not goal.proven for goal in before.goals)


def test_at_completion_everyone_is_placed_where_held_or_where_preferred() -> None:
    made = matched("velenje-completion")
    assert made.case.kind is CaseKind.COMPLETION
    assert made.outcome.mechanism is Mechanism.STABLE
    assert not made.outcome.unmatched
    assert not made.outcome.ledger
    assert not made.outcome.commitments
    wishes = {(w.scholar_id, w.position_id): w.rank for w in made.case.scholar_preferences}
    scholars = made.case.scholar_by_id()
    moved = 0
    for award in made.outcome.awards:
        held = scholars[award.scholar_id].held_position
        if award.position_id == held:
            continue
        assert held is not None
        moved += 1
        mine, kept = wishes[award.scholar_id, award.position_id], wishes[award.scholar_id, held]
        assert mine is not None
        assert kept is None or mine < kept
    assert moved > 0


def on_lines(*lines: BudgetLine) -> tuple[Award, ...]:
    return run(replace(case_of("tiny"), budget=lines), policy_book()).outcome.awards


def line(
    name: str, euros: int, *, level: Level | None = None, group: str | None = None
) -> BudgetLine:
    return BudgetLine(
        name=name, limit=Cents(euros * 100), school_year="2023/24", level=level, group=group
    )


def test_lines_by_level_do_not_touch_each_other() -> None:
    """Pupils cost 480, 432, 432 and 480 EUR, the student 960 EUR."""
    pupils = line("pupils", 1_000, level=Level.SECONDARY)
    for euros, students in ((959, 0), (960, 1)):
        awards = on_lines(pupils, line("students", euros, level=Level.TERTIARY))
        count = Counter(award.level for award in awards)
        assert (count[Level.SECONDARY], count[Level.TERTIARY]) == (2, students)


def test_a_line_of_another_group_limits_nobody() -> None:
    awards = on_lines(line("others", 0, group="gradbeništvo"))
    assert len(awards) == 5
    assert len(on_lines(line("ours", 0, group="strojništvo"))) == 0
