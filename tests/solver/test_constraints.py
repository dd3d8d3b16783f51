"""Each constraint by itself, with answers that anybody can work out."""

import pytest

from matching.contract import Contract
from matching.domain import Goal, Level
from matching.errors import ClashError
from matching.solver.checked import checked
from matching.solver.problem import Problem
from matching.solver.result import LevelLeast
from matching.solver.solve import solve
from tests.solver.made import EUR, a_problem, chosen, offer

THREE = tuple(offer(name) for name in ("A", "B", "C"))
PUPILS = tuple(offer(name, "P") for name in ("A", "B", "C", "D"))
STUDENTS = tuple(offer(name, "T", costs=(960 * EUR,)) for name in ("W", "X", "Y", "Z"))


def awarded(problem: Problem) -> set[str]:
    return chosen(problem, checked(problem, solve(problem)).chosen)


def four_and_four(*, share: int, line: int = 1920) -> Problem:
    """Four pupils at 480 EUR and four students at 960 EUR, places for all."""
    return a_problem(
        [*PUPILS, *STUDENTS],
        places={"P": 4, "T": 4},
        tertiary="W X Y Z",
        lines=[line * EUR],
        least_share=share,
    )


def test_three_scholars_fill_three_places() -> None:
    assert len(awarded(a_problem(THREE, places={"P": 3}))) == 3


def test_three_scholars_at_two_places_are_two_awards() -> None:
    assert len(awarded(a_problem(THREE, places={"P": 2}))) == 2


def test_three_who_must_at_two_places_clash() -> None:
    with pytest.raises(ClashError, match="A, B, C"):
        solve(a_problem(THREE, places={"P": 2}, obliged="A B C"))


def test_a_position_without_places_awards_nobody() -> None:
    assert awarded(a_problem(THREE, places={"P": 0})) == set()


def at_two_positions(limit: int, obliged: str = "") -> Problem:
    return a_problem(
        [offer("A", "P"), offer("B", "Q")],
        employer={"P": "E", "Q": "E"},
        limits={"E": limit},
        obliged=obliged,
    )


def test_a_limit_of_two_lets_an_employer_fill_both_positions() -> None:
    assert awarded(at_two_positions(2)) == {"A@P", "B@Q"}


def test_a_limit_of_one_over_two_positions_is_one_award() -> None:
    assert len(awarded(at_two_positions(1))) == 1


def test_a_limit_of_none_is_no_award() -> None:
    assert awarded(at_two_positions(0)) == set()


def test_two_who_must_under_a_limit_of_one_clash() -> None:
    with pytest.raises(ClashError, match="A, B"):
        solve(at_two_positions(1, obliged="A B"))


def test_a_limit_leaves_other_employers_alone() -> None:
    problem = a_problem([offer("A", "P"), offer("B", "Q")], limits={"E-P": 0})
    assert awarded(problem) == {"B@Q"}


@pytest.mark.parametrize(
    ("line", "awards"), [(1440, 3), (1439, 2), (960, 2), (959, 1), (480, 1), (479, 0), (0, 0)]
)
def test_one_more_euro_buys_no_award_before_the_next_price(line: int, awards: int) -> None:
    assert len(awarded(a_problem(THREE, places={"P": 3}, lines=[line * EUR]))) == awards


def test_a_line_that_lacks_one_cent_lacks_the_award() -> None:
    problem = a_problem(THREE, places={"P": 3}, lines=[1440 * EUR - 1])
    assert len(awarded(problem)) == 2


def test_three_who_must_on_a_line_for_two_clash() -> None:
    with pytest.raises(ClashError, match="A, B, C"):
        solve(a_problem(THREE, places={"P": 3}, lines=[1439 * EUR], obliged="A B C"))


def test_every_one_of_several_lines_binds() -> None:
    costs = (160 * EUR, 320 * EUR)
    offers = [offer(name, costs=costs) for name in ("A", "B", "C")]
    two, one = [480 * EUR, 640 * EUR], [480 * EUR, 320 * EUR]
    assert len(awarded(a_problem(offers, places={"P": 3}, lines=two))) == 2
    assert len(awarded(a_problem(offers, places={"P": 3}, lines=one))) == 1


def test_a_line_of_the_students_takes_nothing_from_the_pupils() -> None:
    offers = [
        *(offer(name, "P", costs=(480 * EUR, 0)) for name in ("A", "B", "C")),
        *(offer(name, "T", costs=(0, 960 * EUR)) for name in ("X", "Y")),
    ]
    problem = a_problem(
        offers, places={"P": 3, "T": 2}, tertiary="X Y", lines=[960 * EUR, 960 * EUR]
    )
    assert {name[2] for name in awarded(problem)} == {"P", "T"}
    assert sorted(name[2] for name in awarded(problem)) == ["P", "P", "T"]


def test_without_lines_only_places_bind() -> None:
    offers = [offer(name, costs=(), public=99_999 * EUR) for name in ("A", "B", "C")]
    assert len(awarded(a_problem(offers, places={"P": 3}, lines=()))) == 3


def test_one_scholar_and_two_open_places_are_one_award() -> None:
    assert awarded(a_problem([offer("A", "P"), offer("A", "Q", rank=2)])) == {"A@P"}


def test_a_scholar_never_has_the_funded_and_the_unfunded_contract() -> None:
    both: list[Contract] = [offer("A"), offer("A", funded=False)]
    assert awarded(a_problem(both, places={"P": 2})) == {"A@P"}


def test_a_place_is_one_place_whether_funded_or_not() -> None:
    problem = a_problem([offer("A"), offer("B", funded=False)], places={"P": 1})
    assert awarded(problem) == {"A@P"}


def test_who_must_has_the_only_place_in_spite_of_fewer_points() -> None:
    problem = a_problem(THREE, points={"A": 900, "B": 800, "C": 0}, obliged="C")
    assert awarded(problem) == {"C@P"}


def test_who_must_but_has_no_contract_clashes_alone() -> None:
    with pytest.raises(ClashError, match="Z"):
        solve(a_problem([offer("A")], others="Z", obliged="A Z", places={"P": 1}))


def test_two_who_must_have_the_dear_places_though_three_cheap_ones_were_more() -> None:
    offers = [*THREE, offer("X", "T", costs=(720 * EUR,)), offer("Y", "T", costs=(720 * EUR,))]
    problem = a_problem(offers, places={"P": 3, "T": 2}, lines=[1440 * EUR], obliged="X Y")
    assert awarded(problem) == {"X@T", "Y@T"}


def test_a_holder_moves_up_where_there_is_room() -> None:
    offers = [
        offer("A", "P", costs=()),
        offer("A", "H", rank=2, costs=()),
        offer("B", "P", place=2, costs=()),
        offer("B", "Q", rank=2, costs=()),
    ]
    assert awarded(a_problem(offers, held={"A": "H"}, lines=())) == {"A@P", "B@Q"}


def test_a_holder_without_room_above_keeps_the_held_place() -> None:
    offers = [
        offer("A", "P", costs=()),
        offer("A", "H", rank=2, costs=()),
        offer("B", "P", costs=()),
    ]
    problem = a_problem(offers, held={"A": "H"}, points={"B": 900, "A": 0}, lines=())
    assert awarded(problem) == {"A@H", "B@P"}


def test_two_holders_of_one_place_clash() -> None:
    offers = [offer("A", "H", costs=()), offer("B", "H", costs=())]
    with pytest.raises(ClashError, match="A, B"):
        solve(a_problem(offers, held={"A": "H", "B": "H"}, lines=()))


def test_most_awards_alone_pick_the_four_cheap_ones() -> None:
    assert awarded(four_and_four(share=0)) == {"A@P", "B@P", "C@P", "D@P"}


def test_half_of_the_students_part_is_one_student_and_costs_one_award() -> None:
    """4 awards x 4 of 8 placeable x 50 % = 1 of each level."""
    problem = four_and_four(share=5_000)
    result = checked(problem, solve(problem))
    assert result.leasts == (
        LevelLeast(level=Level.SECONDARY, least=1, placeable=4),
        LevelLeast(level=Level.TERTIARY, least=1, placeable=4),
    )
    assert sorted(name[2] for name in chosen(problem, result.chosen)) == ["P", "P", "T"]


def test_a_level_gets_no_more_than_the_line_leaves_it_after_the_levels_before() -> None:
    """100 % asks for 2 of each; two pupils leave 960 EUR, which is one student."""
    problem = four_and_four(share=10_000)
    result = checked(problem, solve(problem))
    assert [least.least for least in result.leasts] == [2, 1]
    assert sorted(name[2] for name in chosen(problem, result.chosen)) == ["P", "P", "T"]


def test_a_line_that_pays_nobody_asks_for_nobody() -> None:
    problem = four_and_four(share=5_000, line=400)
    result = checked(problem, solve(problem))
    assert [least.least for least in result.leasts] == [0, 0]
    assert result.chosen == ()


def test_without_the_goal_of_co_funded_awards_there_are_no_least_numbers() -> None:
    problem = a_problem([*PUPILS, *STUDENTS], goals=(Goal.AWARDS, Goal.DRAW), least_share=5_000)
    assert checked(problem, solve(problem)).leasts == ()
