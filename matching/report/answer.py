"""The answer in plain words, and the figures that a reader looks for first."""

from collections.abc import Iterator
from dataclasses import dataclass

from matching.domain import CaseKind
from matching.outcome import LineUse, Outcome
from matching.report.figure_tables import first_wishes
from matching.report.labels import WITHOUT
from matching.report.money_tables import on_no_line
from matching.report.repair import repair_sentences
from matching.report.table import Kind, Measure
from matching.solver.result import Proof
from matching.words import Text, counted, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One key figure with its words, and a remark under it."""

    label: Text
    value: Measure
    remark: Text | None = None


def answer(outcome: Outcome, baseline: Outcome | None) -> Iterator[Text]:
    """What was decided, sentence by sentence; of a repair first what it changed."""
    if outcome.repair is not None:
        yield from repair_sentences(outcome.repair)
    if outcome.kind is CaseKind.CALL:
        yield from _awards(outcome)
        yield from (_line(line) for line in outcome.lines)
        yield from _later(outcome)
    else:
        yield counted(
            "{n} scholar has a job after this choice.",
            "{n} scholars have a job after this choice.",
            n=len(outcome.awards),
        )
    yield from _unmatched(outcome)
    yield from _goals(outcome)
    if baseline is not None:
        yield from _gain(outcome, baseline)


def _awards(outcome: Outcome) -> Iterator[Text]:
    target, reached = outcome.indicators.target, outcome.co_funded
    yield counted(
        "{n} staff scholarship with co-funding is awarded.",
        "{n} staff scholarships with co-funding are awarded.",
        n=reached,
    )
    if reached >= target:
        yield text("The target of {target} is met.", target=target)
    else:
        yield counted(
            "The target of {target} is missed by {n}.",
            "The target of {target} is missed by {n}.",
            n=target - reached,
            target=target,
        )
    unfunded = len(outcome.awards) - reached
    if unfunded:
        yield counted(
            "{n} more is awarded without co-funding.",
            "{n} more are awarded without co-funding.",
            n=unfunded,
        )


def _line(line: LineUse) -> Text:
    if line.running:
        return text(
            "Of the line {line} ({limit:eur}), running awards take {running:eur} and the new ones "
            "{spent:eur}; {remains:eur} remains.",
            line=line.name,
            limit=line.limit,
            running=line.running,
            spent=line.spent,
            remains=line.remains,
        )
    return text(
        "Of the line {line} ({limit:eur}), {spent:eur} is spent; {remains:eur} remains.",
        line=line.name,
        limit=line.limit,
        spent=line.spent,
        remains=line.remains,
    )


def _later(outcome: Outcome) -> Iterator[Text]:
    later = on_no_line(outcome)
    if later:
        yield text(
            "Commitments for later years, on no line yet, are {later:eur}.",
            later=later,
        )


def _unmatched(outcome: Outcome) -> Iterator[Text]:
    without = len(outcome.unmatched)
    if outcome.kind is CaseKind.COMPLETION:
        yield _jobless(without)
    elif without:
        yield counted(
            "{n} applicant is left without, each for a reason given below.",
            "{n} applicants are left without, each for a reason given below.",
            n=without,
        )
    else:
        yield text("No applicant is left without.")


def _jobless(without: int) -> Text:
    if not without:
        return text("No scholar is left without a job.")
    return counted(
        "{n} scholar is left without a job, for a reason given below.",
        "{n} scholars are left without a job, each for a reason given below.",
        n=without,
    )


def _goals(outcome: Outcome) -> Iterator[Text]:
    aimed = [goal for goal in outcome.goals if goal.proof is not Proof.NONE]
    proven = sum(goal.proven for goal in aimed)
    if not aimed:
        return
    if proven == len(aimed):
        yield text("Every goal is proven: with these rules and this money nothing better exists.")
    else:
        yield text(
            "{proven} of {n} goals are proven; for the others the bound says how much better they "
            "could be.",
            proven=proven,
            n=len(aimed),
        )


def _gain(outcome: Outcome, baseline: Outcome) -> Iterator[Text]:
    by_today, difference = baseline.co_funded, outcome.co_funded - baseline.co_funded
    yield counted(
        "Today's practice, in which everyone applies to one employer, would award {n} with "
        "co-funding.",
        "Today's practice, in which everyone applies to one employer, would award {n} with "
        "co-funding.",
        n=by_today,
    )
    if difference > 0:
        yield counted(
            "The flexible scheme awards {n} more.",
            "The flexible scheme awards {n} more.",
            n=difference,
        )
    elif difference < 0:
        yield counted(
            "The flexible scheme awards {n} fewer.",
            "The flexible scheme awards {n} fewer.",
            n=-difference,
        )
    else:
        yield text("The flexible scheme awards as many.")


def key_figures(outcome: Outcome) -> Iterator[Figure]:
    """The figures on the cards."""
    found = outcome.indicators
    if outcome.repair is not None:
        yield Figure(
            label=text("earlier awards that stay"),
            value=Measure(outcome.repair.kept, Kind.INT),
            remark=text("of {number}", number=outcome.repair.earlier),
        )
    if outcome.kind is CaseKind.CALL:
        yield Figure(
            label=text("awards with co-funding"),
            value=Measure(outcome.co_funded, Kind.INT),
            remark=text("target {target}", target=found.target),
        )
    yield Figure(
        label=text("awards altogether") if outcome.kind is CaseKind.CALL else text("jobs"),
        value=Measure(len(outcome.awards), Kind.INT),
        remark=_of_all(outcome),
    )
    yield Figure(
        label=text("first wishes obtained"),
        value=Measure(first_wishes(outcome.awards), Kind.INT),
        remark=text("of {number}", number=len(outcome.awards)),
    )
    yield Figure(label=text("Number of employers"), value=Measure(found.employers, Kind.INT))
    for line in outcome.lines:
        yield Figure(
            label=text("spent on new awards"),
            value=Measure(line.spent, Kind.EUR),
            remark=text("{remains:eur} remains", remains=line.remains),
        )
    yield Figure(label=WITHOUT[outcome.kind], value=Measure(len(outcome.unmatched), Kind.INT))


def _of_all(outcome: Outcome) -> Text:
    everyone = sum(level.applicants for level in outcome.levels)
    if outcome.kind is CaseKind.COMPLETION:
        return counted("of {n} scholar", "of {n} scholars", n=everyone)
    return counted("of {n} applicant", "of {n} applicants", n=everyone)
