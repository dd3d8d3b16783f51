"""The main path of rotation: from facts to stays planned, with proof."""

from dataclasses import dataclass

from matching.domain import Case
from matching.rotation.admissible import admissible_stays
from matching.rotation.check import checked
from matching.rotation.desk import desk_of
from matching.rotation.outcome import RotationPlan
from matching.rotation.planned import planned
from matching.rotation.problem import build_problem
from matching.rules.book import PolicyBook


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanParams:
    """How long a part of a goal may take (None: until it is proven)."""

    seconds_per_goal: float | None = None


PROVEN = PlanParams()
"""However long it takes."""


def plan(case: Case, book: PolicyBook, params: PlanParams = PROVEN) -> RotationPlan:
    """Plan the stays that are still wanted on the day ``rotation_on`` of the case.

    The rules say which stays may be, the solver chooses among them, the checker recounts the
    choice. Policy is that of the day of the match, for which the stays are done.

    Raises
    ------
    InputError
        If the case has no day of planning, no periods or no host places.
    PolicyError
        If a change of the case cannot be, or policy has no value on a day that is asked.
    """
    from matching.rotation.solve import solve  # loads OR-Tools

    desk = desk_of(case, book)
    admissible = admissible_stays(desk)
    problem = build_problem(admissible)
    solved = solve(problem, params.seconds_per_goal)
    return checked(desk.case, desk.policy, planned(desk, admissible, solved))
