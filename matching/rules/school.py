"""Rules on school, occupation and level. Each forbids the contract."""

from datetime import date

from matching.contract import Forbids, Verdict
from matching.domain import Position, Scholar
from matching.months import first_of, school_year_of, school_year_start
from matching.rules.cofunding import paid_months
from matching.rules.policy import Policy
from matching.words import text


def still_in_school(scholar: Scholar, school_year: str, policy: Policy) -> Verdict:
    """A paid month is left on the day of award."""
    due = paid_months(scholar.level, scholar.completes_on, school_year=school_year, policy=policy)
    left = [month for month in due if month >= first_of(policy.day)]
    holds = bool(left) and scholar.completes_on >= policy.day
    return Verdict(
        rule="still_in_school",
        forbids=Forbids.CONTRACT,
        holds=holds,
        because=text(
            "the scholar completes school on {completes:day}; the last paid month is {last:month}",
            completes=scholar.completes_on,
            last=left[-1],
        )
        if holds
        else text(
            "the scholar completes school on {completes:day}; on {day:day} no paid month is left",
            completes=scholar.completes_on,
            day=policy.day,
        ),
        law=policy.law(f"paid_months_last_year_{scholar.level}"),
    )


def occupation_agrees(scholar: Scholar, position: Position) -> Verdict:
    """The scholar learns the occupation of the position."""
    return Verdict(
        rule="occupation_agrees",
        forbids=Forbids.CONTRACT,
        holds=scholar.occupation == position.occupation,
        because=text(
            "the scholar learns {learns}; the position is for {asked}",
            learns=scholar.occupation,
            asked=position.occupation,
        ),
    )


def level_agrees(scholar: Scholar, position: Position) -> Verdict:
    """The scholar is at the school level of the position."""
    return Verdict(
        rule="level_agrees",
        forbids=Forbids.CONTRACT,
        holds=scholar.level is position.level,
        because=text("scholar and position are of the same school level")
        if scholar.level is position.level
        else text("scholar and position are of different school levels"),
    )


def in_last_year(level_first_month: int, completes_on: date, school_year: str) -> bool:
    """Whether the school year is the scholar's last."""
    return school_year_of(completes_on, level_first_month) <= school_year_start(school_year)
