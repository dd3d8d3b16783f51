"""Who has an award, who has none and why, and who was passed over."""

from collections import Counter
from collections.abc import Sequence

from matching.domain import Case, CaseKind
from matching.explain import Explanation
from matching.outcome import Award, Outcome
from matching.report.labels import GOAL, GRANTED, ONE_OF_LEVEL, PEOPLE, WITHOUT, yes_no
from matching.report.main_reason import main_reasons
from matching.report.table import Column, Field, Kind, Table, tabulate
from matching.words import Text, text


def awards_table(case: Case, outcome: Outcome) -> Table:
    """Every award; what it costs stands there in a call only."""
    employers = case.employer_by_id()
    fields: list[Field[Award]] = [
        (Column(text("Scholar")), lambda award: award.scholar_id),
        (Column(text("Level")), lambda award: ONE_OF_LEVEL[award.level]),
        (Column(text("Occupation")), lambda award: award.occupation),
        (Column(text("Employer")), lambda award: employers[award.employer_id].name),
        (Column(text("Position")), lambda award: award.position_id),
        (Column(text("Place on the scholar's list"), Kind.INT), lambda award: award.scholar_rank),
        (
            Column(text("Place on the position's list"), Kind.INT),
            lambda award: award.position_rank,
        ),
    ]
    if outcome.kind is CaseKind.CALL:
        fields += [*_paid_fields(), *_cost_fields(outcome)]
    fields.append((Column(text("Officer's decision")), lambda award: award.decided))
    return tabulate("awards", GRANTED[outcome.kind], outcome.awards, *fields)


def _paid_fields() -> tuple[Field[Award], ...]:
    return (
        (Column(text("With co-funding")), lambda award: yes_no(award.funded)),
        (Column(text("Monthly amount"), Kind.EUR), lambda award: award.monthly_amount),
        (Column(text("Paid months"), Kind.INT, total=True), lambda award: award.paid_months),
        (Column(text("Paid from"), Kind.MONTH), lambda award: award.paid_from),
        (Column(text("Paid until"), Kind.MONTH), lambda award: award.paid_until),
    )


def _cost_fields(outcome: Outcome) -> tuple[Field[Award], ...]:
    def on_line(b: int) -> Field[Award]:
        header = text("On the line {line}", line=outcome.lines[b].name)
        return Column(header, Kind.EUR, total=True), lambda award: award.line_costs[b]

    whole: Field[Award] = (
        Column(text("Municipality pays to completion"), Kind.EUR, total=True),
        lambda award: award.public_cost,
    )
    return (*(on_line(b) for b in range(len(outcome.lines))), whole)


def unmatched_table(case: Case, outcome: Outcome, explanation: Explanation) -> Table:
    """Everyone without an award, and the main reason."""
    scholars = case.scholar_by_id()
    reasons = main_reasons(outcome, explanation)
    wishes = Counter(wish.scholar_id for wish in case.scholar_preferences if wish.rank is not None)
    return tabulate(
        "unmatched",
        WITHOUT[outcome.kind],
        outcome.unmatched,
        (Column(text("Scholar")), lambda scholar: scholar),
        (Column(text("Level")), lambda scholar: ONE_OF_LEVEL[scholars[scholar].level]),
        (Column(text("Occupation")), lambda scholar: scholars[scholar].occupation),
        (Column(text("Points"), Kind.POINTS), lambda scholar: scholars[scholar].points),
        (Column(text("Wishes ranked"), Kind.INT), lambda scholar: wishes[scholar]),
        (Column(text("Main reason")), lambda scholar: reasons[scholar].label),
        (Column(text("In words")), lambda scholar: reasons[scholar].because),
    )


def count_by_reason(outcome: Outcome, explanation: Explanation) -> Sequence[tuple[Text, int]]:
    """How many have no award for each main reason, the most frequent first."""
    reasons = main_reasons(outcome, explanation)
    counts = Counter(reason.label for reason in reasons.values())
    return sorted(counts.items(), key=lambda each: (-each[1], repr(each[0])))


def unmatched_by_reason(outcome: Outcome, explanation: Explanation) -> Table:
    """The main reasons and how many applicants each stands against."""
    return tabulate(
        "unmatched_by_reason",
        text("{without}, by main reason", without=WITHOUT[outcome.kind]),
        count_by_reason(outcome, explanation),
        (Column(text("Main reason")), lambda each: each[0]),
        (Column(PEOPLE[outcome.kind], Kind.INT, total=True), lambda each: each[1]),
    )


def passed_over_table(explanation: Explanation) -> Table:
    """Everyone without co-funding while someone with fewer points has it."""
    return tabulate(
        "passed_over",
        text("Passed over by someone with fewer points"),
        explanation.passed_over,
        (Column(text("Scholar")), lambda passed: passed.scholar_id),
        (Column(text("Points"), Kind.POINTS), lambda passed: passed.points),
        (Column(text("Passed by"), Kind.INT), lambda passed: passed.passed_by),
        (
            Column(text("Goal that caused it")),
            lambda passed: (
                GOAL[passed.goal] if passed.goal else text("rule of the mechanism, or the draw")
            ),
        ),
    )


def passed_over_by_goal(explanation: Explanation) -> Table:
    """How many were passed over for each goal, in the order of the goals."""
    counts = Counter(passed.goal for passed in explanation.passed_over)
    in_order = [goal for goal in (*GOAL, None) if counts[goal]]
    return tabulate(
        "passed_over_by_goal",
        text("Passed over, by the goal that caused it"),
        in_order,
        (
            Column(text("Goal that caused it")),
            lambda goal: GOAL[goal] if goal else text("rule of the mechanism, or the draw"),
        ),
        (Column(text("Applicants"), Kind.INT, total=True), lambda goal: counts[goal]),
    )
