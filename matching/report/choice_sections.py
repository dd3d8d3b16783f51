"""The parts on the way of choosing: side by side with others, pairs past it, settlement."""

from matching.domain import CaseKind
from matching.report.agreements import agreements, blocking_table, excused_table
from matching.report.findings import Findings
from matching.report.mechanisms import left_out, mechanisms_table, promises_table
from matching.report.section import Audience, Section
from matching.report.settlement_tables import balances_table, settled_table, settlement
from matching.words import text


def mechanisms(found: Findings) -> Section:
    """The match beside the other ways of choosing, on the same case."""
    title = text("Ways of choosing, side by side")
    if found.outcome.kind is CaseKind.COMPLETION:
        return Section(name="mechanisms", title=title)
    return Section(
        name="mechanisms",
        title=title,
        says=(
            text(
                "The same case, chosen in other ways: the price of agreement, in awards, money and "
                "places on lists. Pairs of today's practice are counted without asking for visits."
            ),
            *left_out(found.side_by_side),
        ),
        tables=(mechanisms_table(found.side_by_side), promises_table(found.side_by_side)),
    )


def past_the_match(found: Findings, audience: Audience) -> Section:
    """Blocking and excused pairs: counts, and to the officer one by one."""
    tables = [
        table(found.case, found.outcome)
        for table, pairs in (
            (blocking_table, found.outcome.blocking),
            (excused_table, found.outcome.excused),
        )
        if pairs and audience is Audience.OFFICER
    ]
    return Section(
        name="past_the_match",
        title=text("Who would rather agree past the match"),
        says=tuple(agreements(found.outcome)),
        tables=tuple(tables),
    )


def settlements(found: Findings, audience: Audience) -> Section:
    """What employers owe each other at completion; to the officer also scholar by scholar."""
    title = text("Settlement between employers")
    if not found.outcome.settled:
        return Section(name="settlement", title=title)
    by_scholar = settled_table(found.case, found.outcome)
    return Section(
        name="settlement",
        title=title,
        says=tuple(settlement(found.outcome)),
        tables=(
            balances_table(found.case, found.outcome),
            *((by_scholar,) if audience is Audience.OFFICER else ()),
        ),
    )
