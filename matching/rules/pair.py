"""Rules that look at a pair: ranks on both sides, visits, the officer's decision.

Each forbids the contract.
"""

from matching.contract import Forbids, Verdict
from matching.domain import PinKind
from matching.rules.application import Application
from matching.rules.policy import Policy, Unvisited
from matching.words import text


def scholar_ranks_position(application: Application) -> Verdict:
    """The position stands on the scholar's list."""
    return Verdict(
        rule="scholar_ranks_position",
        forbids=Forbids.CONTRACT,
        holds=application.wish is not None,
        because=text("the position is on the scholar's list")
        if application.wish
        else text("the scholar did not rank the position"),
    )


def scholar_accepts_position(application: Application) -> Verdict:
    """The scholar did not mark the position as not acceptable."""
    refused = application.wish is not None and application.wish.rank is None
    return Verdict(
        rule="scholar_accepts_position",
        forbids=Forbids.CONTRACT,
        holds=not refused,
        because=text("the scholar marked the position as not acceptable")
        if refused
        else text("the scholar did not mark the position as not acceptable"),
    )


def position_ranks_scholar(application: Application) -> Verdict:
    """The scholar stands on the position's list."""
    return Verdict(
        rule="position_ranks_scholar",
        forbids=Forbids.CONTRACT,
        holds=application.answer is not None,
        because=text("the scholar is on the position's list")
        if application.answer
        else text("the employer did not rank the scholar for this position"),
    )


def position_accepts_scholar(application: Application) -> Verdict:
    """The employer did not mark the scholar as not acceptable for the position."""
    refused = application.answer is not None and application.answer.rank is None
    return Verdict(
        rule="position_accepts_scholar",
        forbids=Forbids.CONTRACT,
        holds=not refused,
        because=text("the employer marked the scholar as not acceptable for this position")
        if refused
        else text("the employer did not mark the scholar as not acceptable"),
    )


def visited_enough(application: Application, policy: Policy) -> Verdict:
    """The scholar did stays of the least hours at enough distinct firms, or is in the last year."""
    firms = [
        firm
        for firm, hours in application.visits.by_firm.items()
        if hours >= policy.least_hours_of_stay
    ]
    waived = _waived(application, policy)
    return Verdict(
        rule="visited_enough",
        forbids=Forbids.CONTRACT,
        holds=waived or len(firms) >= policy.least_firms_visited,
        because=text("in the last school year the least number of visits falls away")
        if waived
        else text(
            "firms visited with at least {hours} confirmed hours each: {firms}; asked: {asked}",
            hours=policy.least_hours_of_stay,
            firms=len(firms),
            asked=policy.least_firms_visited,
        ),
        law=policy.law("visits_waived_in_last_year" if waived else "least_firms_visited"),
    )


def employer_visited(application: Application, policy: Policy) -> Verdict:
    """The scholar met this employer, where policy excludes those not met."""
    met = has_met(application, policy)
    excluded = policy.unvisited_employers is Unvisited.EXCLUDE
    waived = _waived(application, policy)
    hours = application.visits.by_employer.get(application.employer.employer_id, 0)
    return Verdict(
        rule="employer_visited",
        forbids=Forbids.CONTRACT,
        holds=met or waived or not excluded,
        because=text("in the last school year a visit to the employer is not asked")
        if waived and not met
        else text(
            "confirmed hours at this employer: {hours}; asked: {asked}",
            hours=hours,
            asked=policy.least_hours_of_stay,
        ),
        law=policy.law(
            "visits_waived_in_last_year" if waived and not met else "unvisited_employers"
        ),
    )


def officer_allows(application: Application) -> Verdict:
    """The officer did not decide ``never`` on the pair."""
    never = application.pin is not None and application.pin.decision is PinKind.NEVER
    reason = application.pin.reason if application.pin else ""
    return Verdict(
        rule="officer_allows",
        forbids=Forbids.CONTRACT,
        holds=not never,
        because=text("the officer decided never: {reason}", reason=reason)
        if never
        else text("the officer did not exclude the pair"),
    )


def has_met(application: Application, policy: Policy) -> bool:
    """Whether the scholar did the least hours at this very employer."""
    hours = application.visits.by_employer.get(application.employer.employer_id, 0)
    return hours >= policy.least_hours_of_stay


def _waived(application: Application, policy: Policy) -> bool:
    return application.last_year and policy.visits_waived_in_last_year
