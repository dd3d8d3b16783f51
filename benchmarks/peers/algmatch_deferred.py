"""The PyPI package `algmatch`: hospitals and residents, resident-optimal."""

from collections.abc import Mapping
from typing import Any

from algmatch import HospitalResidentsProblem

from .deferred import Lists, Solve, main


def game_of(lists: Lists) -> Solve:
    """The package's problem from its dictionary form."""
    hospitals = {
        p: {"capacity": lists.places[p], "preferences": ranked}
        for p, ranked in lists.positions.items()
    }
    problem = HospitalResidentsProblem(
        dictionary={"residents": lists.scholars, "hospitals": hospitals},
        optimised_side="residents",
    )
    return lambda: _positions(problem.get_stable_matching())


def _positions(matching: Any) -> Mapping[int, int]:
    sides = matching["resident_sided"].items()
    return {int(resident[1:]): int(hospital[1:]) for resident, hospital in sides if hospital}


if __name__ == "__main__":
    main(game_of)
