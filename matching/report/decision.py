"""The decision sheet of one scholar: what was decided, on which facts, by which rules, and why.

It goes into the municipality's own letter; the notice of appeal is the municipality's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from matching.contract import Law, Verdict
from matching.domain import Case, CaseKind, Scholar, ScholarId
from matching.explain import Explanation, Reason
from matching.outcome import Award, Outcome
from matching.report.answer import Figure
from matching.report.labels import (
    CERTAINTY,
    MECHANISM,
    ONE_OF_LEVEL,
    REASON,
    goal_name,
    rule,
    yes_no,
)
from matching.report.page import Sheet
from matching.report.section import Section
from matching.report.table import Column, Kind, Measure, Table, tabulate
from matching.rules.policy import Policy
from matching.words import Lang, Text, text

_AS_WRITTEN: Final = "{words}"
_DAY: Final = "{day:day}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Words that somebody else wrote, in both languages."""

    sl: str = field(repr=False)
    en: str = field(repr=False)

    def said(self, lang: Lang) -> str:
        """The words in a language."""
        return self.sl if lang is Lang.SL else self.en

    def text(self) -> Text:
        """As a sentence."""
        return Text(_AS_WRITTEN, None, {"words": self})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedFact:
    """A fact that an officer confirmed by a document; ``fact`` is a field of the scholar's row."""

    fact: str
    document: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who decides, for whom, and what stands around the decision.

    Parameters
    ----------
    scholar : name; None where nobody gave one.
    officer : who published.
    appeal : notice of appeal.
    contract_number : of the public certificate, ``certificate`` its full one's SHA-256.
    """

    town: str
    scholar: str | None = field(repr=False)
    officer: str = field(repr=False)
    published_on: date
    appeal: Written
    contract_number: int | None
    certificate: str
    confirmed: tuple[ConfirmedFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A match, as a decision sheet needs it."""

    case: Case
    policy: Policy
    outcome: Outcome
    explanation: Explanation


def decision_sheet(found: Decided, scholar_id: ScholarId, head: Letterhead) -> Sheet:
    """The sheet of one scholar of the case, awarded or not."""
    scholar = found.case.scholar_by_id()[scholar_id]
    award = next((e for e in found.outcome.awards if e.scholar_id == scholar_id), None)
    return Sheet(
        title=text("Decision sheet"),
        subtitle=text(
            "{town}, {day:day}; call {case}, school year {school_year}",
            town=head.town,
            day=head.published_on,
            case=found.case.name,
            school_year=found.case.school_year,
        ),
        audience=text(
            "For {who}, application {number}",
            who=head.scholar or scholar_id,
            number=str(scholar.application_no),
        ),
        answer=tuple(_answer(found, award)),
        figures=tuple(_figures(award)) if award and award.funded else (),
        sections=tuple(_sections(found, scholar, head)),
    )


def _answer(found: Decided, award: Award | None) -> Iterator[Text]:
    completion = found.case.kind is CaseKind.COMPLETION
    if award is None:
        yield text("No job is given.") if completion else text("No scholarship is awarded.")
        return
    employer = found.case.employer_by_id()[award.employer_id].name
    facts = {"employer": employer, "position": award.position_id}
    if completion:
        yield text("The job at {employer}, {position}, is given.", **facts)
    elif award.funded:
        yield text(
            "The scholarship of {employer}, {position}, is awarded, with co-funding.", **facts
        )
    else:
        yield text(
            "The scholarship of {employer}, {position}, is awarded, without co-funding.", **facts
        )
    if award.decided:
        yield text("Decided by the officer: {reason}", reason=award.decided)


def _figures(award: Award) -> Iterator[Figure]:
    yield _figure(text("Scholarship a month"), award.monthly_amount, Kind.EUR)
    yield _figure(text("Paid months"), award.paid_months, Kind.INT)
    yield _figure(text("Co-funding over all months"), award.public_cost, Kind.EUR)


def _figure(label: Text, value: int, kind: Kind) -> Figure:
    return Figure(label=label, value=Measure(value, kind))


def _sections(found: Decided, scholar: Scholar, head: Letterhead) -> Iterator[Section]:
    yield Section(
        name="facts",
        title=text("Facts"),
        tables=(_facts(scholar, head),),
    )
    yield Section(
        name="rules",
        title=text("Rules"),
        says=tuple(_method(found)),
        tables=(_laws(found, scholar), *_broken(found, scholar)),
    )
    yield Section(name="reasons", title=text("Reasons"), tables=(_reasons(found, scholar),))
    yield Section(name="appeal", title=text("Notice of appeal"), says=(head.appeal.text(),))
    yield Section(name="proof", title=text("Check it yourself"), says=tuple(_proof(head)))


def _facts(scholar: Scholar, head: Letterhead) -> Table:
    """What the decision rests on, and by which document it was confirmed."""
    by = {each.fact: each for each in head.confirmed}
    rows: tuple[tuple[str, Text, str | Text | Measure | None], ...] = (
        ("level", text("School level"), ONE_OF_LEVEL[scholar.level]),
        ("occupation", text("Occupation"), scholar.occupation),
        ("completes_on", text("Completes school on"), _on(scholar.completes_on)),
        ("municipality", text("Permanent residence"), scholar.municipality),
        ("citizenship", text("Citizenship"), scholar.citizenship),
        ("employed", text("Employed"), yes_no(scholar.employed)),
        (
            "other_scholarships",
            text("Other scholarships"),
            ", ".join(scholar.other_scholarships) or None,
        ),
        ("points", text("Points"), Measure(scholar.points, Kind.POINTS)),
    )
    return tabulate(
        "facts",
        text("Facts of the applicant"),
        rows,
        (Column(text("Fact")), lambda row: row[1]),
        (Column(text("As found")), lambda row: row[2]),
        (Column(text("Document")), lambda row: by[row[0]].document if row[0] in by else None),
        (
            Column(text("Confirmed on"), Kind.DATE),
            lambda row: by[row[0]].on if row[0] in by else None,
        ),
    )


def _on(day: date) -> Text:
    return Text(_DAY, None, {"day": day})


def _method(found: Decided) -> Iterator[Text]:
    outcome = found.outcome
    goals = [goal_name(each.goal, outcome.kind) for each in outcome.goals]
    if goals:
        yield text(
            "Way of choosing: {mechanism}. Goals in their order: {goals:list}.",
            mechanism=MECHANISM[outcome.mechanism],
            goals=goals,
        )
    else:
        yield text("Way of choosing: {mechanism}.", mechanism=MECHANISM[outcome.mechanism])
    yield text("Public draw: {seed}, from {source}.", seed=outcome.seed, source=outcome.seed_source)


def _laws(found: Decided, scholar: Scholar) -> Table:
    """The parameters of co-funding in force on the day of the match."""
    day, policy = found.case.on, found.policy
    share, cap = policy.law("share"), policy.law(f"cap_{scholar.level}")
    rows: tuple[tuple[Text, Measure, Law], ...] = (
        (text("Most of the amount"), Measure(policy.share(day), Kind.SHARE), share),
        (text("Most a month"), Measure(policy.cap(scholar.level, day), Kind.EUR), cap),
    )
    return tabulate(
        "parameters",
        text("Co-funding by the municipality"),
        rows,
        (Column(text("What is limited")), lambda row: row[0]),
        (Column(text("Value")), lambda row: row[1]),
        (Column(text("In force since"), Kind.DATE), lambda row: row[2].since),
        (Column(text("Source")), lambda row: Text(row[2].source)),
        (Column(text("Certainty")), lambda row: CERTAINTY[row[2].certainty]),
    )


def _broken(found: Decided, scholar: Scholar) -> Iterator[Table]:
    """Rules that forbid a wish of the scholar's, each with its law."""
    pairs = [each for each in found.outcome.forbidden if each.scholar_id == scholar.scholar_id]
    wished = {
        each.position_id
        for each in found.case.scholar_preferences
        if each.scholar_id == scholar.scholar_id and each.rank is not None
    }
    rows = [(e.position_id, v) for e in pairs if e.position_id in wished for v in e.failed]
    if rows:
        yield tabulate(
            "broken",
            text("Rules not met"),
            rows,
            (Column(text("Position")), lambda row: row[0]),
            (Column(text("Rule")), lambda row: rule(row[1].rule)),
            (Column(text("Because")), lambda row: row[1].because),
            (Column(text("In force since"), Kind.DATE), lambda row: _since(row[1])),
            (Column(text("Source")), lambda row: _source(row[1])),
        )


def _since(verdict: Verdict) -> date | None:
    return verdict.law.since if verdict.law else None


def _source(verdict: Verdict) -> Text | None:
    return Text(verdict.law.source) if verdict.law else None


def _reasons(found: Decided, scholar: Scholar) -> Table:
    """What became of every wish of the scholar's."""
    positions, employers = found.case.position_by_id(), found.case.employer_by_id()

    def employer(reason: Reason) -> str:
        return employers[positions[reason.position_id].employer_id].name

    own = [
        each
        for each in found.explanation.reasons
        if each.scholar_id == scholar.scholar_id and each.scholar_rank is not None
    ]
    return tabulate(
        "reasons",
        text("What became of each wish"),
        sorted(own, key=lambda each: each.scholar_rank or 0),
        (Column(text("Wish"), Kind.INT), lambda each: each.scholar_rank),
        (Column(text("Employer")), employer),
        (Column(text("Position")), lambda each: each.position_id),
        (Column(text("Place on the position's list"), Kind.INT), lambda each: each.position_rank),
        (Column(text("Result")), lambda each: REASON[each.kind]),
        (Column(text("In words")), lambda each: each.because),
    )


def _proof(head: Letterhead) -> Iterator[Text]:
    if head.contract_number is not None:
        yield text(
            "Your number in the public certificate: {number}.", number=str(head.contract_number)
        )
    yield text("SHA-256 of the full certificate: {sha}.", sha=head.certificate)
    yield text("Published by {officer}.", officer=head.officer)
