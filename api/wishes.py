"""A scholar's wishes in tables: what became of each, and which rules stand against it."""

from collections.abc import Iterable, Iterator

from matching.contract import Law
from matching.domain import Case, Position, PositionId, Scholar, ScholarId
from matching.errors import Ukrep5Error
from matching.explain import Explanation, Reason
from matching.outcome import Outcome
from matching.report.labels import CERTAINTY, FORBIDS, REASON, rule
from matching.report.table import Column, Kind, Table, tabulate
from matching.tables.suggest import Known
from matching.words import Text, counted, text


def scholar_in(case: Case, asked: str) -> Scholar:
    """The scholar with an id; raises `Ukrep5Error` with the nearest id that exists."""
    scholars = case.scholar_by_id()
    if asked not in scholars:
        raise _unknown(asked, scholars)
    return scholars[ScholarId(asked)]


def position_in(case: Case, asked: str) -> Position:
    """The position with an id; raises `Ukrep5Error` with the nearest id that exists."""
    positions = case.position_by_id()
    if asked not in positions:
        raise _unknown(asked, positions)
    return positions[PositionId(asked)]


def _unknown(asked: str, known: Iterable[str]) -> Ukrep5Error:
    near = Known(known).nearest(asked)
    if near is None:
        return Ukrep5Error(text("{id} is not in the case", id=asked))
    return Ukrep5Error(text("{id} is not in the case (did you mean {near}?)", id=asked, near=near))


def sentences_of(scholar: Scholar, outcome: Outcome, why: Explanation) -> Iterator[Text]:
    """What the scholar got, and who was co-funded with fewer points."""
    award = next((each for each in outcome.awards if each.scholar_id == scholar.scholar_id), None)
    facts = {"scholar": scholar.scholar_id, "points": scholar.points}
    if award is None:
        yield text("{scholar}, {points:points} points: not awarded", **facts)
    elif award.funded:
        yield text(
            "{scholar}, {points:points} points: awarded at {position}, with co-funding",
            **facts,
            position=award.position_id,
        )
    else:
        yield text(
            "{scholar}, {points:points} points: awarded at {position}, without co-funding",
            **facts,
            position=award.position_id,
        )
    for passed in why.passed_over:
        if passed.scholar_id == scholar.scholar_id:
            yield counted(
                "{n} scholar with fewer points has co-funding",
                "{n} scholars with fewer points have co-funding",
                n=passed.passed_by,
            )


def reasons_table(case: Case, reasons: Iterable[Reason]) -> Table:
    """One row a wish, in the scholar's order."""
    positions, employers = case.position_by_id(), case.employer_by_id()
    return tabulate(
        "wishes",
        text("Wishes"),
        reasons,
        (Column(text("wish"), Kind.INT), lambda each: each.scholar_rank),
        (Column(text("position")), lambda each: each.position_id),
        (
            Column(text("employer")),
            lambda each: employers[positions[each.position_id].employer_id].name,
        ),
        (Column(text("place on its list"), Kind.INT), lambda each: each.position_rank),
        (Column(text("what became of it")), lambda each: REASON[each.kind]),
        (Column(text("reason")), lambda each: each.because),
    )


def rules_table(outcome: Outcome, scholar: Scholar, only: Position | None) -> Table:
    """Every rule that does not hold for a pair of the scholar, with its law."""
    failed = (
        (pair.position_id, verdict)
        for pair in outcome.forbidden
        if pair.scholar_id == scholar.scholar_id
        and (only is None or pair.position_id == only.position_id)
        for verdict in pair.failed
    )
    return tabulate(
        "rules",
        text("Rules that do not hold"),
        failed,
        (Column(text("position")), lambda each: each[0]),
        (Column(text("rule")), lambda each: rule(each[1].rule)),
        (Column(text("forbids")), lambda each: FORBIDS[each[1].forbids]),
        (Column(text("reason")), lambda each: each[1].because),
        (Column(text("law")), lambda each: _law(each[1].law)),
    )


def _law(law: Law | None) -> Text | None:
    if law is None:
        return None
    return text(
        "{parameter} since {day:day}: {source} ({certainty})",
        parameter=law.parameter,
        day=law.since,
        source=Text(law.source),
        certainty=CERTAINTY[law.certainty],
    )
