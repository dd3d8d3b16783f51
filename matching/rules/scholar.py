"""Rules that look at the scholar alone. Each forbids only co-funding."""

from matching.contract import Forbids, Verdict
from matching.domain import Scholar, Scholarship
from matching.rules.policy import Policy
from matching.words import Text, text


def scholar_resident(scholar: Scholar, policy: Policy) -> Verdict:
    """The scholar has permanent residence in the municipality."""
    return Verdict(
        rule="scholar_resident",
        forbids=Forbids.CO_FUNDING,
        holds=scholar.municipality.casefold() == policy.residence.casefold(),
        because=text(
            "the scholar lives in {home}; {asked} is asked",
            home=scholar.municipality,
            asked=policy.residence,
        ),
        law=policy.law("residence"),
    )


def scholar_citizen(scholar: Scholar, policy: Policy) -> Verdict:
    """The scholar has the citizenship asked for."""
    return Verdict(
        rule="scholar_citizen",
        forbids=Forbids.CO_FUNDING,
        holds=scholar.citizenship.casefold() == policy.citizenship.casefold(),
        because=text(
            "the scholar's citizenship is {has}; {asked} is asked",
            has=scholar.citizenship,
            asked=policy.citizenship,
        ),
        law=policy.law("citizenship"),
    )


def no_excluded_scholarship(scholar: Scholar, policy: Policy) -> Verdict:
    """The scholar has no other scholarship that excludes co-funding."""
    clash = [held for held in scholar.other_scholarships if held in policy.excluded_scholarships]
    return Verdict(
        rule="no_excluded_scholarship",
        forbids=Forbids.CO_FUNDING,
        holds=not clash,
        because=text(
            "the scholar has another scholarship that excludes co-funding: {names:list}",
            names=tuple(_named(held) for held in clash),
        )
        if clash
        else text("the scholar has no other scholarship that excludes co-funding"),
        law=policy.law("excluded_scholarships"),
    )


def scholar_not_employed(scholar: Scholar, policy: Policy) -> Verdict:
    """The scholar is neither employed nor self-employed."""
    return Verdict(
        rule="scholar_not_employed",
        forbids=Forbids.CO_FUNDING,
        holds=not (scholar.employed and policy.scholar_must_not_be_employed),
        because=text("the scholar is employed or self-employed")
        if scholar.employed
        else text("the scholar is not employed"),
        law=policy.law("scholar_must_not_be_employed"),
    )


def _named(scholarship: Scholarship) -> Text:
    match scholarship:
        case Scholarship.DEFICIT:
            return text("state scholarship for deficit occupations")
        case Scholarship.STATE:
            return text("state scholarship")
        case Scholarship.ZOIS:
            return text("Zois scholarship")
