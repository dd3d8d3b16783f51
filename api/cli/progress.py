"""How far a match is, goal by goal."""

from collections.abc import Callable

from matching.money import WHOLE
from matching.report.labels import GOAL
from matching.solver.result import Progress
from matching.solver.solve import SolveParams
from matching.words import Text, text


def watched(seconds_per_goal: int | None, show: Callable[[Text], None]) -> SolveParams:
    """Parameters of a solve that says which goal it has reached, and how near it is to the next."""

    def watch(progress: Progress) -> None:
        show(text("Matching; reached: {goal}", goal=GOAL[progress.goal]))

    def inside(progress: Progress) -> None:
        gap = -((progress.value - progress.bound) * WHOLE // max(1, abs(progress.bound)))
        show(
            text(
                "Matching; {goal}: at most {gap:share} from the best possible",
                goal=GOAL[progress.goal],
                gap=gap,
            )
        )

    return SolveParams(seconds_per_goal=seconds_per_goal, watch=watch, inside=inside)
