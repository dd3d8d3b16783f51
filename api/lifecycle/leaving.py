"""An award that ends before its time."""

from api.lifecycle import award
from api.store import decisions
from api.store.errors import StateError
from api.store.names import AwardId
from api.store.states import AwardState
from api.store.tables.decisions import Award
from api.store.work import Work
from matching.words import text


def leave(work: Work, award_id: AwardId, to: AwardState, expected: int) -> Award:
    """Note that a scholar has left; every other step comes through a completion case.

    Raises
    ------
    NotFoundError, StaleVersionError, StepError
    StateError
        If another state is named.
    """
    found = decisions.award(work.db, award_id)
    state = award.next_state(found.state, to)
    if state is not AwardState.LEFT:
        raise StateError(text("An award completes, and ends in employment, by a completion case."))
    return decisions.put_award(work, award_id, state, expected)
