"""What the rules would have to find otherwise, for a pair that they forbid."""

from dataclasses import replace

from matching.contract import ForbiddenPair
from matching.explain.attempt import Attempt
from matching.explain.change import ChangeKind, LeastChange, MissingHours
from matching.explain.change_words import enough, hours_more, only_admissible
from matching.explain.missing import (
    SCHOOL,
    VISITS,
    completion_needed,
    failed_rules,
    missing_hours,
)
from matching.rules.policy import Policy
from matching.words import Text, text


def lacking(attempt: Attempt, policy: Policy, closed: ForbiddenPair) -> LeastChange:
    """Hours or the completion, where only these are missing; else the facts, without a number."""
    failed = failed_rules(closed)
    if failed <= VISITS:
        return _hours(attempt, policy, closed)
    if failed == SCHOOL:
        return _completion(attempt, policy, closed)
    return _facts(attempt, closed)


def facts(attempt: Attempt, sentence: Text) -> LeastChange:
    """Something that no number measures."""
    scholar, position = attempt.pair
    return LeastChange(
        kind=ChangeKind.FACTS,
        scholar_id=scholar,
        position_id=position,
        amount=None,
        least=False,
        sentence=sentence,
    )


def _facts(attempt: Attempt, closed: ForbiddenPair) -> LeastChange:
    reasons = tuple(verdict.because for verdict in closed.failed)
    return facts(
        attempt, text("these facts would have to be otherwise: {facts:list}", facts=reasons)
    )


def _hours(attempt: Attempt, policy: Policy, closed: ForbiddenPair) -> LeastChange:
    scholar, position = attempt.pair
    at = attempt.case.position_by_id()[position]
    missing = missing_hours(attempt.case, policy, scholar, at, failed_rules(closed))
    if missing is None:
        return _facts(attempt, closed)
    return _tried(attempt, _with_hours(attempt, missing), _with_hours(attempt, _one_less(missing)))


def _with_hours(attempt: Attempt, missing: tuple[MissingHours, ...]) -> LeastChange:
    scholar, position = attempt.pair
    return LeastChange(
        kind=ChangeKind.HOURS,
        scholar_id=scholar,
        position_id=position,
        amount=sum(each.hours for each in missing),
        least=False,
        sentence=hours_more(missing),
        hours=missing,
    )


def _one_less(missing: tuple[MissingHours, ...]) -> tuple[MissingHours, ...]:
    first, *others = missing
    return (replace(first, hours=first.hours - 1), *others)


def _completion(attempt: Attempt, policy: Policy, closed: ForbiddenPair) -> LeastChange:
    scholar = attempt.case.scholar_by_id()[attempt.pair[0]]
    day = completion_needed(attempt.case, policy, scholar)
    if day is None:
        return _facts(attempt, closed)
    days = (day - scholar.completes_on).days
    return _tried(
        attempt,
        attempt.change(ChangeKind.COMPLETION, days),
        attempt.change(ChangeKind.COMPLETION, days - 1),
    )


def _tried(attempt: Attempt, change: LeastChange, less: LeastChange) -> LeastChange:
    """The change, if solving again gives the award; else that it only opens the pair."""
    if not attempt.gives(change):
        return replace(change, amount=None, sentence=only_admissible(change))
    found = replace(change, least=not attempt.gives(less))
    return replace(found, sentence=enough(found))
