"""Edges of a bipartite graph get no more colours than its largest degree."""

import random

import pytest

from matching.rotation.colouring import colours


def graph(seed: int, count: int) -> tuple[list[int], list[int]]:
    """Edges at random, until every further one would pass the degree ``count``."""
    draw = random.Random(seed)
    edges = [(draw.randrange(12), draw.randrange(9)) for _ in range(200)]
    left: list[int] = []
    right: list[int] = []
    for one, other in edges:
        if left.count(one) < count and right.count(other) < count:
            left.append(one)
            right.append(other)
    return left, right


@pytest.mark.parametrize("count", [1, 2, 3, 6])
def test_no_two_edges_at_a_node_share_a_colour(count: int) -> None:
    for seed in range(50):
        left, right = graph(seed, count)
        found = colours(left, right, count)
        assert set(found) <= set(range(count))
        assert len(set(zip(left, found, strict=True))) == len(left)
        assert len(set(zip(right, found, strict=True))) == len(right)


def test_a_way_of_two_colours_is_turned_where_the_ends_share_no_free_one() -> None:
    assert colours([0, 1, 1, 0], [0, 1, 0, 1], 2) == [0, 0, 1, 1]
    assert colours([0, 1, 0], [0, 1, 1], 2) in ([0, 1, 1], [0, 0, 1], [1, 0, 0])


def test_no_edges_need_no_colours() -> None:
    assert colours([], [], 0) == []
