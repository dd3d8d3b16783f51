"""Today's practice, step by step, on cases made by hand."""

from matching.domain import Mechanism
from matching.solver.checked import checked
from matching.solver.choice import lottery
from matching.solver.problem import Problem
from matching.solver.solve import solve
from tests.solver.made import EUR, a_problem, chosen, offer

SINGLE = Mechanism.SINGLE_EMPLOYER


def awarded(problem: Problem) -> set[str]:
    return chosen(problem, checked(problem, solve(problem)).chosen)


def test_nobody_gets_a_second_choice_though_it_stands_empty() -> None:
    offers = [offer("A", place=1), offer("B", place=2), offer("B", "Q", rank=2)]
    assert awarded(a_problem(offers, mechanism=SINGLE)) == {"A@P"}


def test_the_first_choice_is_the_first_that_the_rules_leave() -> None:
    assert awarded(a_problem([offer("A", "Q", rank=3)], mechanism=SINGLE)) == {"A@Q"}


def test_a_position_takes_the_applicants_that_it_ranks_best() -> None:
    offers = [offer("A", place=3), offer("B", place=1), offer("C", place=2)]
    problem = a_problem(offers, places={"P": 2}, points={"A": 900}, mechanism=SINGLE)
    assert awarded(problem) == {"B@P", "C@P"}


def test_of_two_that_it_ranks_alike_the_one_with_more_points_comes_first() -> None:
    offers = [offer("A"), offer("B")]
    assert awarded(a_problem(offers, points={"B": 101}, mechanism=SINGLE)) == {"B@P"}
    assert awarded(a_problem(offers, points={"A": 101}, mechanism=SINGLE)) == {"A@P"}


def test_of_two_that_are_alike_in_points_too_the_draw_takes_one() -> None:
    winners = set()
    for seed in map(str, range(12)):
        problem = a_problem([offer("A"), offer("B")], seed=seed, mechanism=SINGLE)
        first = problem.scholars[int(lottery(problem).argmin())]
        assert awarded(problem) == {f"{first}@P"}
        winners.add(first)
    assert winners == {"A", "B"}


def test_where_points_break_no_ties_only_the_draw_does() -> None:
    winners = {
        name
        for seed in map(str, range(12))
        for name in awarded(
            a_problem(
                [offer("A"), offer("B")],
                points={"A": 900},
                ties_by_points=False,
                seed=seed,
                mechanism=SINGLE,
            )
        )
    }
    assert winners == {"A@P", "B@P"}


def test_money_goes_by_application_number_while_the_line_lasts() -> None:
    """A first choice that is placed but not funded is lost where the position wants money."""
    offers = [offer(name) for name in ("A", "B", "C")]
    problem = a_problem(
        offers,
        places={"P": 3},
        numbers={"C": 1, "A": 2, "B": 3},
        lines=[960 * EUR],
        mechanism=SINGLE,
    )
    assert awarded(problem) == {"C@P", "A@P"}


def test_who_is_too_dear_is_passed_and_the_next_number_is_asked() -> None:
    offers = [offer("A", "T", costs=(960 * EUR,)), offer("B", "P")]
    problem = a_problem(offers, lines=[500 * EUR], mechanism=SINGLE)
    assert awarded(problem) == {"B@P"}


def test_without_money_a_position_that_accepts_it_takes_the_scholar_unfunded() -> None:
    offers = [offer("A"), offer("B"), offer("B", funded=False)]
    problem = a_problem(offers, places={"P": 2}, lines=[480 * EUR], mechanism=SINGLE)
    assert awarded(problem) == {"A@P", "B@P*"}


def test_an_employer_with_a_limit_takes_the_best_of_all_its_positions() -> None:
    offers = [offer("A", "P", place=2), offer("B", "Q", place=1), offer("C", "Q", place=3)]
    problem = a_problem(
        offers,
        places={"P": 1, "Q": 2},
        employer={"P": "E", "Q": "E"},
        limits={"E": 2},
        mechanism=SINGLE,
    )
    assert awarded(problem) == {"A@P", "B@Q"}


def test_who_must_comes_before_better_ranks_and_lower_numbers() -> None:
    offers = [offer("A", place=1), offer("B", place=9), offer("C", "Q")]
    problem = a_problem(offers, obliged="B", lines=[480 * EUR], mechanism=SINGLE)
    assert awarded(problem) == {"B@P"}


def test_one_who_must_and_can_be_unfunded_leaves_the_money_to_one_who_cannot() -> None:
    offers = [offer("A"), offer("A", funded=False), offer("B")]
    problem = a_problem(offers, places={"P": 2}, obliged="A B", lines=[480 * EUR], mechanism=SINGLE)
    assert awarded(problem) == {"A@P*", "B@P"}
