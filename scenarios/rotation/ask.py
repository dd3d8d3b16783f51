"""From a case to its plan of stays, new or mended."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from matching.domain import Case
from matching.rotation.outcome import PlannedStay
from matching.rotation.plan import PROVEN, PlanParams, plan
from matching.rotation.repair import repair
from matching.rotation.shadow import help_most
from matching.rules.book import PolicyBook
from matching.words import Text, text
from scenarios.rotation.found import Rotation

Show: TypeAlias = Callable[[Text], None]
"""Told what is being done now."""


def nobody(_: Text) -> None:
    """Nobody watches."""


def rotate(
    case: Case,
    book: PolicyBook,
    earlier: Sequence[PlannedStay] | None = None,
    params: PlanParams = PROVEN,
    show: Show = nobody,
) -> Rotation:
    """Plan the stays of a case, and find where one more place would help.

    Parameters
    ----------
    earlier : stays of an earlier plan, of which as many as can be are kept; None for a new plan.

    Raises
    ------
    InputError
        If the case has no day of planning, no periods or no host places.
    """
    show(text("Planning the stays"))
    repaired = None if earlier is None else repair(case, book, earlier, params)
    made = plan(case, book, params) if repaired is None else repaired.plan
    show(text("Looking where one more place would help"))
    return Rotation(case=case, plan=made, helps=help_most(case, book, params), repaired=repaired)
