"""Rules that look at the employer alone. Each forbids only co-funding."""

from datetime import date

from matching.contract import Forbids, Verdict
from matching.domain import Employer
from matching.months import school_year_start
from matching.rules.policy import Policy
from matching.words import text


def employer_seated_here(employer: Employer, policy: Policy) -> Verdict:
    """The employer is seated in the municipality."""
    return Verdict(
        rule="employer_seated_here",
        forbids=Forbids.CO_FUNDING,
        holds=employer.municipality.casefold() == policy.employer_seat.casefold(),
        because=text(
            "the employer is seated in {seat}; {asked} is asked",
            seat=employer.municipality,
            asked=policy.employer_seat,
        ),
        law=policy.law("employer_seat"),
    )


def employer_solvent(employer: Employer, policy: Policy) -> Verdict:
    """The employer is not insolvent and no motion for it is filed."""
    return Verdict(
        rule="employer_solvent",
        forbids=Forbids.CO_FUNDING,
        holds=not (employer.insolvent and policy.employer_must_be_solvent),
        because=text("the employer is insolvent, or a motion for it is filed")
        if employer.insolvent
        else text("the employer is not insolvent"),
        law=policy.law("employer_must_be_solvent"),
    )


def own_call_published(employer: Employer, school_year: str, policy: Policy) -> Verdict:
    """The employer published its own public call by the day set before the school year."""
    last_day = date.fromisoformat(f"{school_year_start(school_year)}-{policy.employer_call_by}")
    published = employer.call_published_on
    return Verdict(
        rule="own_call_published",
        forbids=Forbids.CO_FUNDING,
        holds=published is not None and published <= last_day,
        because=text(
            "the employer published its call on {published:day}; {last_day:day} is the last day",
            published=published,
            last_day=last_day,
        )
        if published is not None
        else text(
            "the employer published no call of its own; {last_day:day} is the last day",
            last_day=last_day,
        ),
        law=policy.law("employer_call_by"),
    )
