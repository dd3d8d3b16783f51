"""What may follow what."""

from itertools import pairwise, product

import pytest

from api.lifecycle import award, call
from api.lifecycle.errors import StepError
from api.store.states import AwardState, CallState


def test_a_call_goes_from_draft_to_settled_step_by_step() -> None:
    for now, then in pairwise(CallState):
        assert call.next_state(now, then) is then


def test_a_call_takes_no_other_step() -> None:
    steps = set(pairwise(CallState))
    for now, then in set(product(CallState, CallState)) - steps:
        with pytest.raises(StepError) as refused:
            call.next_state(now, then)
        assert (refused.value.now, refused.value.then) == (now, then)


def test_an_award_runs_completes_and_ends_employed_or_left() -> None:
    open_steps = {
        (now, then)
        for now, then in product(AwardState, AwardState)
        if then in award.MAY_FOLLOW[now]
    }
    assert open_steps == {
        (AwardState.RUNS, AwardState.COMPLETING),
        (AwardState.RUNS, AwardState.LEFT),
        (AwardState.COMPLETING, AwardState.EMPLOYED),
        (AwardState.COMPLETING, AwardState.LEFT),
    }
    with pytest.raises(StepError):
        award.next_state(AwardState.LEFT, AwardState.RUNS)
