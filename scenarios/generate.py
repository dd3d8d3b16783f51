"""Plausible cases of any size: the same scholars and seed give the same case everywhere."""

from matching.domain import Case, CaseKind, Need
from scenarios.generator.choice import lists
from scenarios.generator.draws import streams
from scenarios.generator.line import with_line
from scenarios.generator.market import market
from scenarios.generator.people import people
from scenarios.generator.practice import periods, stays, visits
from scenarios.generator.rotation import host_places, stay_wishes
from scenarios.generator.shape import Places, Shape
from scenarios.generator.trades import Trade, trades
from scenarios.generator.wishes import position_preferences, scholar_preferences

__all__ = ["Places", "Shape", "generate"]

NO_DRAW = "izmišljen primer, brez javnega žreba"
"""Source of the seed, as it is printed: an invented case has no public draw."""


def generate(
    scholars: int, seed: int, *, shape: Shape | None = None, name: str | None = None
) -> Case:
    """A made-up call with so many applicants.

    Occupations are real, with the deficit ones as the town lists them; people, employers,
    amounts and wishes are drawn. The first two employers are the large ones.

    Parameters
    ----------
    scholars : at least 1.
    seed : 0 or more; another seed gives another case.
    shape : sizes, amounts and rates, where they differ from the usual.
    name : name of the case, otherwise made of scholars and seed.
    """
    if scholars < 1 or seed < 0:
        raise ValueError(f"expected scholars of 1 or more and a seed of 0 or more: {scholars=}")
    shape = shape or Shape()
    draws = streams(seed, 10)
    sorts = trades(shape, scholars, draws[0])
    offered = market(shape, sorts, shape.employers_for(scholars), draws[1])
    applicants = people(shape, sorts, draws[2])
    looked_at = lists(shape, offered, applicants, draws[3])
    visited = visits(shape, applicants, looked_at, draws[4])
    done = stays(shape, offered, applicants, visited, draws[5])
    case = Case(
        name=name or f"generated-{scholars}-{seed}",
        kind=CaseKind.CALL,
        on=shape.on,
        school_year=shape.school_year,
        seed=str(seed),
        seed_source=NO_DRAW,
        rotation_on=shape.rotation_on,
        target=shape.target,
        occupations=tuple(
            sorted((trade.occupation for trade in sorts), key=lambda it: it.occupation)
        ),
        needs=_needs(sorts),
        scholars=applicants.scholars,
        employers=offered.employers,
        positions=offered.positions,
        stays=done,
        scholar_preferences=scholar_preferences(offered, applicants, looked_at, visited, draws[6]),
        position_preferences=position_preferences(
            offered, applicants, looked_at, visited, draws[7]
        ),
        periods=periods(shape),
        host_places=host_places(shape, offered, applicants, done, draws[8]),
        stay_wishes=stay_wishes(offered, applicants, looked_at, visited, draws[9]),
    )
    return with_line(case, placed=shape.placed, limit=shape.limit)


def _needs(sorts: tuple[Trade, ...]) -> tuple[Need, ...]:
    """Needed is what employers ask for; the weight is how much the group is lacked."""
    needs = (
        Need(occupation=trade.occupation.occupation, needed=trade.places, weight=trade.weight)
        for trade in sorts
    )
    return tuple(sorted(needs, key=lambda need: need.occupation))
