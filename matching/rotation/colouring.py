"""Edge colouring of a bipartite graph with as many colours as its largest degree (König 1916)."""

from collections.abc import Hashable, Sequence

Ends = dict[int, int]
"""Edge by colour, at one node."""


def colours(left: Sequence[Hashable], right: Sequence[Hashable], count: int) -> list[int]:
    """A colour (0 to ``count`` - 1) for each edge, such that no two at a node share one.

    Edge e joins ``left[e]`` and ``right[e]``; no node has more than ``count`` edges. Edges are
    coloured in their order; where the ends have no free colour in common, the way of two colours
    that starts at the right end changes these, and never comes back to the left end, as the graph
    is bipartite.
    """
    at_left: dict[Hashable, Ends] = {node: {} for node in left}
    at_right: dict[Hashable, Ends] = {node: {} for node in right}
    colour: list[int] = []
    for e, (one, other) in enumerate(zip(left, right, strict=True)):
        first = _free(at_left[one], count)
        second = _free(at_right[other], count)
        if first in at_right[other]:
            way = _way(e, at_left, at_right, (left, right), (first, second))
            for passed in way:
                for ends, nodes in ((at_left, left), (at_right, right)):
                    ends[nodes[passed]].pop(colour[passed], None)
            for passed in way:
                colour[passed] = first + second - colour[passed]
                at_left[left[passed]][colour[passed]] = passed
                at_right[right[passed]][colour[passed]] = passed
        colour.append(first)
        at_left[one][first] = at_right[other][first] = e
    return colour


def _free(ends: Ends, count: int) -> int:
    """The first colour that no edge of the node has."""
    return next(colour for colour in range(count) if colour not in ends)


def _way(
    e: int,
    at_left: dict[Hashable, Ends],
    at_right: dict[Hashable, Ends],
    nodes: tuple[Sequence[Hashable], Sequence[Hashable]],
    pair: tuple[int, int],
) -> list[int]:
    """Edges from the right end of ``e`` on, of the two colours in turn."""
    way: list[int] = []
    node, wanted, on_right = nodes[1][e], 0, True
    while True:
        passed = (at_right if on_right else at_left)[node].get(pair[wanted])
        if passed is None:
            return way
        way.append(passed)
        on_right = not on_right
        node, wanted = nodes[1 if on_right else 0][passed], 1 - wanted
