"""The parts that would show scholars: by their ids to the officer, as counts to the council."""

from collections import Counter

from matching.domain import PinKind
from matching.report.award_tables import (
    awards_table,
    passed_over_by_goal,
    passed_over_table,
    unmatched_table,
)
from matching.report.findings import Findings
from matching.report.labels import GRANTED, PIN, WITHOUT
from matching.report.repair import changes_counted, changes_table
from matching.report.section import Audience, Section
from matching.report.table import Column, Kind, Table, tabulate
from matching.words import text


def changes(found: Findings, audience: Audience) -> Section:
    """What differs from an earlier outcome: by reason, and to the officer also one by one."""
    repair, title = found.outcome.repair, text("Changes against the earlier outcome")
    if repair is None:
        return Section(name="changes", title=title)
    one_by_one = changes_table(found.case, found.outcome, repair)
    return Section(
        name="changes",
        title=title,
        says=(
            text(
                "An award stays if the scholar keeps the position, and the co-funding if there was "
                "some. No other goal comes before that, and no least number of a level."
            ),
        ),
        tables=(*_for_officer(one_by_one, audience), changes_counted(repair)),
    )


def unmatched(found: Findings, audience: Audience) -> Section:
    """Those without, by reason; to the officer also one by one."""
    one_by_one = unmatched_table(found.case, found.outcome, found.explanation)
    return Section(
        name="unmatched",
        title=WITHOUT[found.outcome.kind],
        says=(text("Everyone here has a reason for every wish."),)
        if found.outcome.unmatched
        else (),
        pictures=found.shown("unmatched_by_reason"),
        tables=_for_officer(one_by_one, audience) if found.outcome.unmatched else (),
    )


def passed_over(found: Findings, audience: Audience) -> Section:
    """Those without co-funding while someone with fewer points has it."""
    passed, title = found.explanation.passed_over, text("Passed over")
    if not passed:
        return Section(name="passed_over", title=title)
    table = (
        passed_over_table(found.explanation)
        if audience is Audience.OFFICER
        else passed_over_by_goal(found.explanation)
    )
    return Section(
        name="passed_over",
        title=title,
        says=(
            text(
                "These have no co-funding although someone with fewer points has it. The goal "
                "beside them is the first that would fall if they had it."
            ),
        ),
        tables=(table,),
    )


def decided(found: Findings, audience: Audience) -> Section:
    """The officer's decisions: one by one with their reasons, or how many there are."""
    table = _decisions(found) if audience is Audience.OFFICER else _decisions_counted(found)
    return Section(
        name="decided",
        title=text("Decisions of the officer"),
        tables=(table,) if found.case.decided else (),
    )


def _decisions(found: Findings) -> Table:
    return tabulate(
        "decided",
        text("Decisions of the officer, with their reasons"),
        found.case.decided,
        (Column(text("Scholar")), lambda pin: pin.scholar_id),
        (Column(text("Position")), lambda pin: pin.position_id),
        (Column(text("Decision")), lambda pin: PIN[pin.decision]),
        (Column(text("Reason")), lambda pin: pin.reason),
    )


def _decisions_counted(found: Findings) -> Table:
    counts = Counter(pin.decision for pin in found.case.decided)
    return tabulate(
        "decided_counted",
        text("Decisions of the officer; their reasons stand in the officer's report"),
        [decision for decision in PinKind if counts[decision]],
        (Column(text("Decision")), lambda decision: PIN[decision]),
        (Column(text("Number"), Kind.INT), lambda decision: counts[decision]),
    )


def awards(found: Findings, audience: Audience) -> Section:
    """Every award, for the officer only."""
    return Section(
        name="awards",
        title=GRANTED[found.outcome.kind],
        tables=_for_officer(awards_table(found.case, found.outcome), audience),
    )


def _for_officer(table: Table, audience: Audience) -> tuple[Table, ...]:
    return (table,) if audience is Audience.OFFICER else ()
