"""Each goal by itself: reached where it can be, behind the goals before it, and its value."""

import hashlib

from matching.domain import Goal
from matching.solver.checked import checked
from matching.solver.goals import reported
from matching.solver.problem import Problem
from matching.solver.result import SolveResult
from matching.solver.solve import solve
from tests.solver.made import EUR, a_problem, chosen, offer, value


def solved(problem: Problem) -> tuple[set[str], SolveResult]:
    result = checked(problem, solve(problem))
    assert all(goal.proven and goal.bound == goal.value for goal in result.goals)
    return chosen(problem, result.chosen), result


def test_most_co_funded_awards_take_two_cheap_ones_before_a_dear_one() -> None:
    offers = [offer("A", "P"), offer("B", "P"), offer("C", "T", costs=(960 * EUR,))]
    problem = a_problem(offers, places={"P": 2}, lines=[960 * EUR], points={"C": 900})
    names, result = solved(problem)
    assert names == {"A@P", "B@P"}
    assert value(result, Goal.CO_FUNDED_AWARDS) == 2


def test_no_money_is_no_co_funded_award() -> None:
    names, result = solved(a_problem([offer("A")], lines=[479 * EUR]))
    assert names == set()
    assert value(result, Goal.CO_FUNDED_AWARDS) == 0


def test_what_the_line_cannot_pay_is_awarded_unfunded_where_the_position_accepts_it() -> None:
    offers = [offer("A"), offer("B"), offer("B", funded=False)]
    names, result = solved(a_problem(offers, places={"P": 2}, lines=[480 * EUR]))
    assert names == {"A@P", "B@P*"}
    assert (value(result, Goal.CO_FUNDED_AWARDS), value(result, Goal.AWARDS)) == (1, 2)


def test_no_unfunded_award_takes_the_place_of_a_co_funded_one() -> None:
    offers = [offer("A"), offer("B", funded=False)]
    names, result = solved(a_problem(offers, points={"B": 900}))
    assert names == {"A@P"}
    assert value(result, Goal.AWARDS) == 1


def test_where_the_position_wants_money_there_is_no_award_without() -> None:
    names, result = solved(a_problem([offer("A"), offer("B")], places={"P": 2}, lines=[480 * EUR]))
    assert len(names) == value(result, Goal.AWARDS) == 1


def test_the_only_place_goes_to_more_points() -> None:
    names, result = solved(a_problem([offer("A"), offer("B")], points={"A": 9_050, "B": 9_049}))
    assert names == {"A@P"}
    assert value(result, Goal.POINTS) == 9_050


def test_points_never_cost_an_award() -> None:
    offers = [offer("A", "P"), offer("B", "P", rank=2), offer("B", "Q")]
    names, result = solved(a_problem(offers, points={"A": 1, "B": 9_999}))
    assert names == {"A@P", "B@Q"}
    assert value(result, Goal.POINTS) == 10_000


def test_nobody_placed_has_no_points() -> None:
    _, result = solved(a_problem([offer("A")], places={"P": 0}))
    assert value(result, Goal.POINTS) == 0


def test_the_occupation_that_is_needed_more_is_covered() -> None:
    problem = a_problem(
        [offer("A", "P"), offer("A", "Q", rank=2)],
        trade={"P": "o", "Q": "u"},
        needed={"o": (1, 100), "u": (1, 150)},
    )
    names, result = solved(problem)
    assert names == {"A@Q"}
    assert value(result, Goal.NEED_COVERED) == 150


def test_what_is_not_needed_any_more_covers_nothing() -> None:
    problem = a_problem(
        [offer("A", "P"), offer("B", "P", rank=2), offer("B", "Q")],
        places={"P": 2},
        trade={"P": "o", "Q": "u"},
        needed={"o": (1, 150), "u": (1, 100)},
    )
    names, result = solved(problem)
    assert names == {"A@P", "B@Q"}
    assert value(result, Goal.NEED_COVERED) == 250


def test_an_occupation_that_nobody_needs_covers_nothing() -> None:
    _, result = solved(a_problem([offer("A")], needed={"o": (0, 150)}))
    assert value(result, Goal.NEED_COVERED) == 0
    _, result = solved(a_problem([offer("A")], needed={"other": (3, 150)}))
    assert value(result, Goal.NEED_COVERED) == 0


def test_everyone_has_the_first_wish_where_wishes_agree() -> None:
    offers = [
        offer("A", "P"),
        offer("A", "Q", rank=2),
        offer("B", "P", rank=2),
        offer("B", "Q"),
    ]
    names, result = solved(a_problem(offers))
    assert names == {"A@P", "B@Q"}
    assert value(result, Goal.SCHOLAR_RANKS) == -2


def test_a_better_rank_never_costs_an_award() -> None:
    offers = [offer("A", "P"), offer("A", "Q", rank=5), offer("B", "P", rank=9)]
    names, result = solved(a_problem(offers))
    assert names == {"A@Q", "B@P"}
    assert value(result, Goal.SCHOLAR_RANKS) == -14


def swapped(*, places: tuple[int, int] = (1, 1), dear: int = 0) -> Problem:
    """A and B both want P before Q; ``places``: of A and of B on the list of P."""
    return a_problem(
        [
            offer("A", "P", place=places[0], public=480 * EUR + dear),
            offer("A", "Q", rank=2),
            offer("B", "P", place=places[1]),
            offer("B", "Q", rank=2),
        ]
    )


def test_of_two_equal_wishes_the_employers_list_decides() -> None:
    names, result = solved(swapped(places=(2, 1)))
    assert names == {"A@Q", "B@P"}
    assert value(result, Goal.POSITION_RANKS) == -2
    assert solved(swapped(places=(1, 2)))[0] == {"A@P", "B@Q"}


def test_the_employers_list_never_worsens_the_wishes() -> None:
    offers = [
        offer("A", "P", place=9),
        offer("A", "Q", rank=2),
        offer("B", "P", rank=2),
        offer("B", "Q", place=9),
    ]
    names, result = solved(a_problem(offers))
    assert names == {"A@P", "B@Q"}
    assert value(result, Goal.POSITION_RANKS) == -18


def test_what_is_equal_otherwise_is_chosen_by_public_cost() -> None:
    names, result = solved(swapped(dear=1))
    assert names == {"A@Q", "B@P"}
    assert value(result, Goal.PUBLIC_COST) == -960 * EUR


def test_public_cost_never_worsens_a_list() -> None:
    names, result = solved(
        a_problem([offer("A", "P", public=999_999 * EUR), offer("A", "Q", rank=2)])
    )
    assert names == {"A@P"}
    assert value(result, Goal.PUBLIC_COST) == -999_999 * EUR


def weight(seed: str, scholar: str, position: str, funded: int) -> int:
    digest = hashlib.sha256(f"{seed}|{scholar}|{position}|{funded}".encode()).hexdigest()
    return int(digest[:5], 16)


def test_what_is_equal_in_everything_is_decided_by_the_draw_alone() -> None:
    problem = swapped()
    one = weight("1", "A", "P", 1) + weight("1", "B", "Q", 1)
    other = weight("1", "A", "Q", 1) + weight("1", "B", "P", 1)
    names, result = solved(problem)
    assert names == ({"A@P", "B@Q"} if one > other else {"A@Q", "B@P"})
    assert value(result, Goal.DRAW) == max(one, other)
    assert result.unique


def test_the_draw_never_changes_what_a_goal_decides() -> None:
    for seed in map(str, range(20)):
        problem = a_problem([offer("A"), offer("B")], points={"A": 101, "B": 100}, seed=seed)
        assert solved(problem)[0] == {"A@P"}


def test_without_the_draw_among_the_goals_nothing_is_drawn() -> None:
    _, result = solved(a_problem([offer("A")], goals=(Goal.AWARDS,)))
    assert result.draw_rounds == 0


def test_goals_in_another_order_choose_otherwise() -> None:
    offers = [offer("A", "P"), offer("B", "P"), offer("C", "T", costs=(960 * EUR,))]
    first = (Goal.POINTS, Goal.CO_FUNDED_AWARDS, Goal.DRAW)
    problem = a_problem(offers, places={"P": 2}, lines=[960 * EUR], points={"C": 900}, goals=first)
    assert solved(problem)[0] == {"C@T"}


def test_people_read_sums_of_ranks_and_costs_without_a_minus() -> None:
    _, result = solved(swapped())
    small = {Goal.SCHOLAR_RANKS: 3, Goal.POSITION_RANKS: 2, Goal.PUBLIC_COST: 960 * EUR}
    assert {goal: reported(goal, value(result, goal)) for goal in small} == small
    assert reported(Goal.POINTS, 200) == 200
