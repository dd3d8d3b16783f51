"""Random problems in which money, places and ranks pull against each other."""

from random import Random

from matching.contract import Contract
from matching.domain import Mechanism
from matching.solver.problem import Problem
from tests.solver.made import a_problem, offer

WITHOUT_AGREEMENT = (328, 670, 901, 1215, 3648, 4044, 4968, 6297, 7006, 7492)
"""Seeds of `crowded` at which every choice has a blocking pair; about 1 of 600 is so."""


def crowded(seed: int, mechanism: Mechanism = Mechanism.FEWEST_BLOCKING) -> Problem:
    """Two to four scholars, one or two positions, unequal costs, a tight line."""
    random = Random(seed)
    positions = ["P", "Q", "R"][: random.randint(1, 2)]
    offers: list[Contract] = []
    for name in "ABCD"[: random.randint(2, 4)]:
        wishes = random.sample(positions, random.randint(1, len(positions)))
        for rank, position in enumerate(wishes, 1):
            place, cents = random.randint(1, 4), random.choice([100, 200, 300, 400, 500])
            offers.append(offer(name, position, rank=rank, place=place, costs=(cents,)))
    return a_problem(
        offers,
        places={position: random.randint(1, 2) for position in positions},
        lines=[random.randint(300, 900)],
        mechanism=mechanism,
        seed=str(seed),
    )


def held(seed: int) -> Problem:
    """A choice at completion under any line: everyone holds a place with room, and wishes more."""
    random = Random(seed)
    positions = ["P", "Q", "R"]
    offers: list[Contract] = []
    places, holds = dict.fromkeys(positions, 0), {}
    for name in "ABCDE"[: random.randint(2, 5)]:
        wishes = random.sample(positions, random.randint(1, 3))
        holds[name] = wishes[-1]
        places[wishes[-1]] += 1
        for rank, position in enumerate(wishes, 1):
            place = 1 if position == wishes[-1] else random.randint(1, 4)
            offers.append(offer(name, position, rank=rank, place=place, costs=(), funded=False))
    places[random.choice(positions)] += 1
    return a_problem(
        offers, places=places, held=holds, lines=(), mechanism=Mechanism.FEWEST_BLOCKING
    )
