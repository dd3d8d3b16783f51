"""Lists changed by one button: nobody gets lost, whatever is pressed."""

from hypothesis import given
from hypothesis import strategies as st

from api.lifecycle.bodies import RankingOf, Wishes
from api.pages.employer import moves
from api.pages.graduate import order

WHO = ["S-1", "S-2", "S-3", "S-4"]
RANKED = RankingOf(position_id="P-1", ranked=[["S-1"], ["S-2", "S-3"]], not_acceptable=["S-4"])
Pressed = list[tuple[moves.Move, str]]


@given(st.lists(st.tuples(st.sampled_from(moves.Move), st.sampled_from(WHO)), max_size=30))
def test_each_scholar_stands_in_one_place_at_most_after_any_clicks(pressed: Pressed) -> None:
    ranking = RANKED
    for move, scholar in pressed:
        ranking = moves.moved(ranking, move, scholar)
    placed = [each for group in ranking.ranked for each in group] + ranking.not_acceptable
    assert len(set(placed)) == len(placed)
    assert all(ranking.ranked)


@given(st.lists(st.tuples(st.sampled_from(order.Move), st.sampled_from(["", *WHO])), max_size=30))
def test_the_line_is_always_there_and_no_wish_stands_twice(
    pressed: list[tuple[order.Move, str]],
) -> None:
    wishes = Wishes(ranked=WHO[:2], notes={"E-1": "n"})
    for move, position in pressed:
        wishes = order.moved(wishes, move, position)
    assert order.lines_of(wishes).count(order.LINE) == 1
    assert wishes.notes == {"E-1": "n"}


def test_up_takes_one_of_those_alike_before_the_others() -> None:
    after = moves.moved(RANKED, moves.Move.UP, "S-3")
    assert after.ranked == [["S-1"], ["S-3"], ["S-2"]]


def test_alike_joins_the_group_above() -> None:
    assert moves.moved(RANKED, moves.Move.ALIKE, "S-2").ranked == [["S-1", "S-2"], ["S-3"]]


def test_down_and_up_again_is_as_before() -> None:
    down = moves.moved(RANKED, moves.Move.DOWN, "S-1")
    assert moves.moved(down, moves.Move.UP, "S-1") == RANKED
