"""Who gains and who loses, and what the money does, in tables."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from matching.outcome import Award
from matching.report.labels import yes_no
from matching.report.table import Cell, Column, Field, Kind, Table, tabulate
from matching.words import Text, text
from scenarios.comparison.breakdown import employer_names
from scenarios.comparison.found import Against, Change, Comparison, Fate, Tried
from scenarios.comparison.indicators import employers_pay, municipality_pays
from scenarios.comparison.labels import FATE, STEP


def fates_table(found: Comparison) -> Table:
    """How many gain and how many lose, by what happens to them."""

    def field(against: Against) -> Field[Fate]:
        return (
            Column(text("{name}", name=against.after.name), Kind.INT),
            against.count,
        )

    return tabulate(
        "gains-and-losses",
        text("Scholars who gain and who lose"),
        Fate,
        (Column(text("What happens")), lambda fate: FATE[fate]),
        *(field(against) for against in found.against),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Scholars of one scenario with one fate for one reason."""

    against: Against
    fate: Fate
    label: Text
    scholars: int


def reasons_table(found: Comparison) -> Table:
    """Why, counted, the most frequent first."""
    return tabulate(
        "reasons",
        text("Why scholars gain or lose"),
        _reasons(found),
        (Column(text("Scenario")), lambda row: row.against.after.name),
        (Column(text("What happens")), lambda row: FATE[row.fate]),
        (Column(text("Reason in the scenario that gives less")), lambda row: row.label),
        (Column(text("Scholars"), Kind.INT), lambda row: row.scholars),
    )


def _reasons(found: Comparison) -> Iterator[Counted]:
    for against in found.against:
        counts = Counter((change.fate, change.why.label) for change in against.changes)
        order = list(Fate)
        for (fate, label), scholars in sorted(
            counts.items(), key=lambda each: (order.index(each[0][0]), -each[1], each[0][1].one)
        ):
            yield Counted(against=against, fate=fate, label=label, scholars=scholars)


def changes_table(found: Comparison) -> Table:
    """Everyone who gains or loses, one by one."""
    names = employer_names(found)
    rows = [(against, change) for against in found.against for change in against.changes]

    def employer(award: Award | None) -> Cell:
        return None if award is None else names[award.employer_id]

    return tabulate(
        "scholars",
        text("Who gains and who loses, one by one"),
        rows,
        (Column(text("Scenario")), lambda row: row[0].after.name),
        (Column(text("Scholar")), lambda row: row[1].scholar_id),
        (Column(text("What happens")), lambda row: FATE[row[1].fate]),
        (Column(text("Position before")), lambda row: _position(row[1].before)),
        (Column(text("Employer before")), lambda row: employer(row[1].before)),
        (Column(text("Co-funding before")), lambda row: _funded(row[1].before)),
        (Column(text("Position after")), lambda row: _position(row[1].after)),
        (Column(text("Employer after")), lambda row: employer(row[1].after)),
        (Column(text("Co-funding after")), lambda row: _funded(row[1].after)),
        (Column(text("Reason in")), lambda row: _poorer(*row).name),
        (Column(text("Because")), lambda row: row[1].why.because),
    )


def told_table(against: Against, name: str) -> Table:
    """Everyone whom one scenario changes something for, in few columns."""
    names = employer_names(Comparison(tried=(against.before, against.after), against=()))

    def had(award: Award | None) -> Cell:
        if award is None:
            return None
        where = {"position": award.position_id, "employer": names[award.employer_id]}
        if award.funded:
            return text("{position}, {employer}, with co-funding", **where)
        return text("{position}, {employer}, without co-funding", **where)

    return tabulate(
        name,
        text(
            "From {before} to {after}, one by one",
            before=against.before.name,
            after=against.after.name,
        ),
        against.changes,
        (Column(text("Scholar")), lambda change: change.scholar_id),
        (Column(text("What happens")), lambda change: FATE[change.fate]),
        (Column(text("{name}", name=against.before.name)), lambda change: had(change.before)),
        (Column(text("{name}", name=against.after.name)), lambda change: had(change.after)),
        (Column(text("Because")), lambda change: change.why.because),
    )


def _position(award: Award | None) -> Cell:
    return None if award is None else award.position_id


def _funded(award: Award | None) -> Cell:
    return None if award is None else yes_no(award.funded)


def _poorer(against: Against, change: Change) -> Tried:
    return against.after if change.loses else against.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Stair:
    """A row of the waterfall: where it begins, a step, or where it ends."""

    name: Text
    municipality: int
    employers: int
    scholars: int | None = None
    level: bool = False


def waterfalls_table(found: Comparison) -> Table:
    """The steps of every scenario from the first one."""
    rows = [(against, stair) for against in found.against for stair in stairs(against)]
    return tabulate(
        "waterfall",
        text("From {name} to each scenario, step by step", name=found.base.name),
        rows,
        (Column(text("Scenario")), lambda row: row[0].after.name),
        (Column(text("Step")), lambda row: row[1].name),
        (Column(text("Scholars"), Kind.INT), lambda row: row[1].scholars),
        (Column(text("Municipality"), Kind.EUR), lambda row: row[1].municipality),
        (Column(text("Employers"), Kind.EUR), lambda row: row[1].employers),
    )


def stairs(against: Against) -> Iterator[Stair]:
    """The first scenario, every step, the other one."""
    yield _level(against.before)
    for step in against.steps:
        yield Stair(
            name=STEP[step.kind],
            municipality=step.municipality,
            employers=step.employers,
            scholars=step.scholars,
        )
    yield _level(against.after)


def _level(tried: Tried) -> Stair:
    return Stair(
        name=text("{name}", name=tried.name),
        municipality=municipality_pays(tried.outcome),
        employers=employers_pay(tried.outcome),
        scholars=len(tried.outcome.awards),
        level=True,
    )
