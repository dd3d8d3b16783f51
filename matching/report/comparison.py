"""What the flexible scheme gains over today's practice, measure by measure."""

from dataclasses import dataclass

from matching.outcome import Outcome
from matching.report.figure_tables import first_wishes
from matching.report.table import Column, Kind, Measure, Table, tabulate
from matching.words import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One measure in both outcomes."""

    name: Text
    kind: Kind
    today: int
    flexible: int


def comparison_table(outcome: Outcome, baseline: Outcome) -> Table:
    """Today's practice against the outcome; differences are the outcome's less today's."""
    return tabulate(
        "comparison",
        text("Flexible scheme against today's practice"),
        compared(outcome, baseline),
        (Column(text("Measure")), lambda each: each.name),
        (Column(text("Today's practice"), Kind.INT), lambda each: Measure(each.today, each.kind)),
        (Column(text("Flexible scheme"), Kind.INT), lambda each: Measure(each.flexible, each.kind)),
        (
            Column(text("Difference"), Kind.INT),
            lambda each: Measure(each.flexible - each.today, each.kind),
        ),
    )


def compared(outcome: Outcome, baseline: Outcome) -> tuple[Compared, ...]:
    """The measures that the council asks about."""

    def measure(name: Text, kind: Kind, today: int, flexible: int) -> Compared:
        return Compared(name=name, kind=kind, today=today, flexible=flexible)

    return (
        measure(text("awards with co-funding"), Kind.INT, baseline.co_funded, outcome.co_funded),
        measure(text("awards altogether"), Kind.INT, len(baseline.awards), len(outcome.awards)),
        measure(
            text("first wishes obtained"),
            Kind.INT,
            first_wishes(baseline.awards),
            first_wishes(outcome.awards),
        ),
        measure(text("need covered"), Kind.INT, _covered(baseline), _covered(outcome)),
        measure(text("spent on the lines"), Kind.EUR, _spent(baseline), _spent(outcome)),
    )


def _covered(outcome: Outcome) -> int:
    return sum(need.covered for need in outcome.indicators.needs)


def _spent(outcome: Outcome) -> int:
    return sum(line.spent for line in outcome.lines)
