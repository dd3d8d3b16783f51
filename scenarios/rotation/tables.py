"""The plan in tables."""

from collections.abc import Iterator

from matching.report.labels import LEVEL, not_met
from matching.report.table import Cell, Column, Kind, Table, tabulate
from matching.rotation.outcome import PlannedStay, RefusedWish, Repaired, StayChange
from matching.words import Text, text
from scenarios.rotation.found import Reach, Rotation
from scenarios.rotation.labels import GOAL, PROOF, REFUSAL, became, told

MOST_FIRMS = 4
"""Up to so many firms it is counted who meets them."""


def tables_of(found: Rotation) -> Iterator[Table]:
    """Every table that is written as a file, besides the stays themselves."""
    if found.repaired is not None:
        yield changes_table(found, found.repaired)
    yield reach_table(found)
    yield helps_table(found)
    yield loads_table(found)
    yield refused_table(found)
    yield goals_table(found)


def changes_table(found: Rotation, repaired: Repaired) -> Table:
    """Everyone whose stays differ: before, now, and why; losses first."""
    return tabulate(
        "changes",
        text("Changes against the earlier plan"),
        sorted(repaired.changes, key=_losses_first),
        (Column(text("Scholar")), lambda change: change.scholar_id),
        (Column(text("Change")), became),
        (Column(text("Before")), lambda change: _stand(found, change.was)),
        (Column(text("Now")), lambda change: _stand(found, change.now)),
        (Column(text("Reason")), lambda change: change.because),
    )


def _losses_first(change: StayChange) -> tuple[bool, bool, str]:
    return change.now is not None, change.was is None, change.scholar_id


def _stand(found: Rotation, stay: PlannedStay | None) -> Cell:
    if stay is None:
        return None
    return text(
        "{employer}, {name}, {period}",
        employer=stay.employer_id,
        name=found.name_of(stay.employer_id),
        period=stay.period_id,
    )


def stays_table(found: Rotation) -> Table:
    """Every stay with its host's name."""
    return tabulate(
        "stays",
        text("Stays planned"),
        found.plan.stays,
        (Column(text("Scholar")), lambda stay: stay.scholar_id),
        (Column(text("Occupation")), lambda stay: stay.occupation),
        (Column(text("Period")), lambda stay: stay.period_id),
        (Column(text("From"), Kind.DATE), lambda stay: stay.begins),
        (Column(text("Until"), Kind.DATE), lambda stay: stay.until),
        (Column(text("Hours"), Kind.INT), lambda stay: stay.hours),
        (Column(text("Host")), lambda stay: stay.employer_id),
        (Column(text("Name of the host")), lambda stay: found.name_of(stay.employer_id)),
        (Column(text("Place on the list"), Kind.INT), lambda stay: stay.wish),
    )


def reaches(found: Rotation) -> Iterator[Reach]:
    """Who meets one, two and more firms."""
    for firms in range(1, max(MOST_FIRMS, found.plan.least_firms) + 1):
        yield found.reach(firms)


def reach_table(found: Rotation) -> Table:
    """How many scholars meet one, two and more firms, before and with the plan."""
    return tabulate(
        "reach",
        text("Employers met"),
        reaches(found),
        (Column(text("Employers, at least"), Kind.INT), lambda reach: reach.firms),
        (Column(text("Scholars without the plan"), Kind.INT), lambda reach: reach.before),
        (Column(text("Scholars with the plan"), Kind.INT), lambda reach: reach.planned),
    )


def helps_table(found: Rotation) -> Table:
    """Where one more place brings something, the most first."""
    return tabulate(
        "helps",
        text("Where one more place helps"),
        found.helps,
        (Column(text("Occupation")), lambda each: each.occupation),
        (Column(text("Period")), lambda each: each.period_id),
        (Column(text("More scholars with enough"), Kind.INT), lambda each: each.enough_firms),
        (Column(text("More stays"), Kind.INT), lambda each: each.stays),
        (Column(text("Stays missing in the occupation"), Kind.INT), lambda each: each.missing),
    )


def loads_table(found: Rotation) -> Table:
    """Stays and room of every host, period and occupation."""
    return tabulate(
        "loads",
        text("Load of hosts by occupation"),
        found.plan.loads,
        (Column(text("Host")), lambda load: load.employer_id),
        (Column(text("Name of the host")), lambda load: found.name_of(load.employer_id)),
        (Column(text("Period")), lambda load: load.period_id),
        (Column(text("Occupation")), lambda load: load.occupation),
        (Column(text("Level")), lambda load: LEVEL[load.level]),
        (Column(text("Places with a mentor"), Kind.INT, total=True), lambda load: load.room),
        (Column(text("Stays"), Kind.INT, total=True), lambda load: load.stays),
    )


def refused_table(found: Rotation) -> Table:
    """Wishes that the plan does not serve, each with its reason."""
    return tabulate(
        "refused",
        text("Wishes not served"),
        found.plan.refused,
        (Column(text("Scholar")), lambda wish: wish.scholar_id),
        (Column(text("Host")), lambda wish: wish.employer_id),
        (Column(text("Name of the host")), lambda wish: found.name_of(wish.employer_id)),
        (Column(text("Place on the list"), Kind.INT), lambda wish: wish.rank),
        (Column(text("Reason")), lambda wish: REFUSAL[wish.refusal]),
        (Column(text("Rule")), _rules),
        (Column(text("In words")), lambda wish: wish.because),
    )


def _rules(wish: RefusedWish) -> Text | None:
    """Rules that forbid it, each once."""
    broken = tuple(dict.fromkeys(verdict.rule for verdict in wish.failed))
    return text("{rules:list}", rules=tuple(map(not_met, broken))) if broken else None


def goals_table(found: Rotation) -> Table:
    """Goals in their order, with their proof."""
    return tabulate(
        "goals",
        text("Goals"),
        found.plan.goals,
        (Column(text("goal")), lambda goal: GOAL[goal.goal]),
        (Column(text("value"), Kind.INT), lambda goal: told(goal, goal.value)),
        (Column(text("bound"), Kind.INT), lambda goal: told(goal, goal.bound)),
        (Column(text("proof")), lambda goal: PROOF[goal.proof]),
    )
