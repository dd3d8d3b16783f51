"""The parts of the report, in the order of reading."""

from collections.abc import Iterator

from matching.domain import CaseKind, Mechanism
from matching.report.choice_sections import mechanisms, past_the_match, settlements
from matching.report.employer_table import employers_table
from matching.report.figure_tables import goals_table, indicators_table
from matching.report.findings import Findings
from matching.report.method import method, promises
from matching.report.money_tables import commitments_table
from matching.report.people_sections import awards, changes, decided, passed_over, unmatched
from matching.report.policy_tables import assumed_table, known_table
from matching.report.section import Audience, Section
from matching.words import Text, text


def sections(found: Findings, audience: Audience) -> Iterator[Section]:
    """Every part that has something to say."""
    every = (
        changes(found, audience),
        _standing(found),
        _money(found),
        _levels(found),
        _indicators(found),
        _needs(found),
        _wishes(found),
        _goals(found),
        mechanisms(found),
        past_the_match(found, audience),
        _employers(found),
        unmatched(found, audience),
        passed_over(found, audience),
        decided(found, audience),
        awards(found, audience),
        settlements(found, audience),
        _method(found),
        _policy(found),
    )
    return (section for section in every if section.pictures or section.tables or section.says)


def _standing(found: Findings) -> Section:
    return Section(
        name="standing",
        title=text("Target and today's practice"),
        pictures=found.shown("target", "comparison"),
    )


def _money(found: Findings) -> Section:
    title = text("Money")
    if found.outcome.kind is CaseKind.COMPLETION:
        return Section(name="money", title=title)
    return Section(
        name="money",
        title=title,
        says=(
            text(
                "A month counts on a line when it is due. Months to completion that no line holds "
                "yet are commitments for later years; they are not limited here."
            ),
        ),
        pictures=found.shown("lines", "payers"),
        tables=(commitments_table(found.outcome),),
    )


def _levels(found: Findings) -> Section:
    return Section(
        name="levels",
        title=text("Pupils and students"),
        says=tuple(_least_numbers(found)),
        pictures=found.shown("levels"),
    )


def _least_numbers(found: Findings) -> Iterator[Text]:
    if any(level.least for level in found.outcome.levels):
        yield text(
            "A pupil costs less than a student, so most awards alone would pass the students by. "
            "Each level therefore gets a least number: {share:share} of its part of the most "
            "awards that the lines allow, in proportion to those possible without lines.",
            share=found.policy.least_share_of_level,
        )


def _indicators(found: Findings) -> Section:
    return Section(
        name="indicators",
        title=text("Indicators"),
        tables=(indicators_table(found.outcome, by_occupation=False),),
    )


def _needs(found: Findings) -> Section:
    return Section(
        name="needs",
        title=text("Need covered"),
        pictures=found.shown("needs"),
    )


def _wishes(found: Findings) -> Section:
    return Section(
        name="wishes",
        title=text("Wishes"),
        says=tuple(promises(found.outcome)),
        pictures=found.shown("wishes"),
    )


def _goals(found: Findings) -> Section:
    says = text("Every goal is as good as the goals before it allow.")
    if found.outcome.mechanism is Mechanism.FEWEST_BLOCKING:
        says = text(
            "Among the choices with as few blocking pairs, every goal is as good as the goals "
            "before it allow."
        )
    if found.outcome.mechanism in {Mechanism.OPTIMAL, Mechanism.FEWEST_BLOCKING}:
        return _section_of_goals(found, says)
    return _section_of_goals(
        found, text("This way of choosing aims at no goal; the values are reported for comparison.")
    )


def _section_of_goals(found: Findings, says: Text) -> Section:
    return Section(
        name="goals", title=text("Goals"), says=(says,), tables=(goals_table(found.outcome),)
    )


def _employers(found: Findings) -> Section:
    return Section(
        name="employers",
        title=text("Employers"),
        tables=(employers_table(found.case, found.outcome),),
    )


def _method(found: Findings) -> Section:
    return Section(
        name="method", title=text("How the match chose"), says=tuple(method(found.outcome))
    )


def _policy(found: Findings) -> Section:
    return Section(
        name="policy",
        title=text("Policy"),
        says=(
            text(
                "Values with a source stand first; settings that are nobody's law stand apart. "
                "Every paid month takes the share and the cap of its own first day."
            ),
        ),
        tables=(known_table(found.policy), assumed_table(found.policy)),
    )
