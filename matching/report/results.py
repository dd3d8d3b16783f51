"""What each scholar is told of a match: the award, every wish with its reason, the own places.

Nobody else is named: of others a scholar learns the place of the last admitted, and no more.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Final

from pydantic import TypeAdapter

from matching.domain import (
    Case,
    CaseKind,
    Employer,
    EmployerId,
    Level,
    OccupationId,
    Position,
    PositionId,
    Scholar,
    ScholarId,
)
from matching.engine import Match
from matching.explain import Explanation, PassedOver, Reason, ReasonKind
from matching.money import Cents, Hundredths
from matching.outcome import Award
from matching.report.labels import CHOICE, REASON, goal_name
from matching.words import Lang, Text, say, text

FILE: Final = "results.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """A sentence in both languages, as it stands in JSON."""

    sl: str
    en: str

    @classmethod
    def of(cls, sentence: Text) -> "Both":
        """The sentence, said in both."""
        return cls(sl=say(sentence, Lang.SL), en=say(sentence, Lang.EN))

    def said(self, lang: Lang) -> str:
        """The sentence in a language."""
        return self.sl if lang is Lang.SL else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidMonth:
    """One month of an award: ``amount`` = ``municipality`` + ``employer``, in cents."""

    month: date
    amount: Cents
    municipality: Cents
    employer: Cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """What a scholar got, and what the contract needs; at completion without paid months."""

    position_id: PositionId
    employer_id: EmployerId
    employer: str
    occupation: OccupationId
    level: Level
    funded: bool
    monthly_amount: Cents
    employment_months: int | None
    paid: tuple[PaidMonth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WishResult:
    """What became of one wish.

    Parameters
    ----------
    wish : place on the own list; None for what the scholar did not want.
    own_place, last_place : on the position's list, the scholar's and that of the last one
        admitted; None where not ranked, or where nobody was admitted.
    employment_months : what the employer asks of whoever takes the job.
    """

    position_id: PositionId
    employer_id: EmployerId
    employer: str
    occupation: OccupationId
    level: Level
    monthly_amount: Cents
    employment_months: int | None
    wish: int | None
    own_place: int | None
    last_place: int | None
    kind: ReasonKind
    became: Both
    because: Both


@dataclass(frozen=True, slots=True, kw_only=True)
class ScholarResult:
    """The result of one scholar.

    Parameters
    ----------
    draw_number : in the public draw, 1 is the best.
    passed_over : said where somebody with fewer points has co-funding.
    settlement : at completion, who repays whom; never the scholar.
    """

    scholar_id: ScholarId
    points: Hundredths
    draw_number: int
    award: Granted | None
    wishes: tuple[WishResult, ...]
    passed_over: Both | None
    settlement: Both | None


Results = dict[ScholarId, ScholarResult]


def results_json(case: Case, made: Match, explanation: Explanation) -> bytes:
    """Results of all scholars by id, as JSON; the same match, the same bytes."""
    tell = _Telling(case=case, made=made)
    reasons: defaultdict[ScholarId, list[Reason]] = defaultdict(list)
    for each in explanation.reasons:
        reasons[each.scholar_id].append(each)
    passed = {each.scholar_id: each for each in explanation.passed_over}
    told = {
        each.scholar_id: tell.scholar(each, reasons[each.scholar_id], passed.get(each.scholar_id))
        for each in case.scholars
    }
    return _adapter().dump_json(told, indent=1) + b"\n"


def read_results(body: bytes) -> Results:
    """The results of a file; raises `pydantic.ValidationError` for any other one."""
    return _adapter().validate_json(body)


@cache
def _adapter() -> TypeAdapter[Results]:
    return TypeAdapter(Results)


@dataclass(frozen=True, kw_only=True)
class _Telling:
    """The match, indexed for one scholar after the other."""

    case: Case
    made: Match

    @cached_property
    def awards(self) -> Mapping[ScholarId, Award]:
        return {each.scholar_id: each for each in self.made.outcome.awards}

    @cached_property
    def last(self) -> Mapping[PositionId, int]:
        """Place of the last admitted at each position."""
        last: dict[PositionId, int] = {}
        for each in self.made.outcome.awards:
            last[each.position_id] = max(each.position_rank, last.get(each.position_id, 0))
        return last

    @cached_property
    def months(self) -> Mapping[ScholarId, list[PaidMonth]]:
        paid: defaultdict[ScholarId, list[PaidMonth]] = defaultdict(list)
        for row in self.made.outcome.ledger:
            paid[row.scholar_id].append(
                PaidMonth(
                    month=row.month,
                    amount=row.amount,
                    municipality=row.municipality,
                    employer=row.employer,
                )
            )
        return paid

    @cached_property
    def draw(self) -> Mapping[str, int]:
        from matching.solver.choice import lottery

        places = lottery(self.made.problem)
        return {
            str(scholar): int(place) + 1
            for scholar, place in zip(self.made.problem.scholars, places, strict=True)
        }

    def scholar(
        self, scholar: Scholar, reasons: list[Reason], passed: PassedOver | None
    ) -> ScholarResult:
        award = self.awards.get(scholar.scholar_id)
        return ScholarResult(
            scholar_id=scholar.scholar_id,
            points=scholar.points,
            draw_number=self.draw[scholar.scholar_id],
            award=None if award is None else self._granted(award),
            wishes=tuple(self._wish(each) for each in reasons),
            passed_over=None if passed is None else Both.of(self._passed(passed)),
            settlement=next((Both.of(each) for each in self._settlement(scholar)), None),
        )

    def _granted(self, award: Award) -> Granted:
        return Granted(
            position_id=award.position_id,
            employer_id=award.employer_id,
            employer=self._employers[award.employer_id].name,
            occupation=award.occupation,
            level=award.level,
            funded=award.funded,
            monthly_amount=award.monthly_amount,
            employment_months=self._positions[award.position_id].employment_months,
            paid=tuple(self.months.get(award.scholar_id, ())),
        )

    def _wish(self, reason: Reason) -> WishResult:
        position = self._positions[reason.position_id]
        return WishResult(
            position_id=reason.position_id,
            employer_id=position.employer_id,
            employer=self._employers[position.employer_id].name,
            occupation=position.occupation,
            level=position.level,
            monthly_amount=position.monthly_amount,
            employment_months=position.employment_months,
            wish=reason.scholar_rank,
            own_place=reason.position_rank,
            last_place=self.last.get(reason.position_id),
            kind=reason.kind,
            became=Both.of(REASON[reason.kind]),
            because=Both.of(reason.because),
        )

    def _passed(self, passed: PassedOver) -> Text:
        """Without the number of those before, which could tell who they are."""
        if passed.goal is None:
            return text(
                "Somebody with fewer points has co-funding: so the order or the draw chose."
            )
        return text(
            "Somebody with fewer points has co-funding; what stands before points is the goal: "
            "{goal}.",
            goal=goal_name(passed.goal, self.case.kind),
        )

    def _settlement(self, scholar: Scholar) -> Iterator[Text]:
        holds = any(each.scholar_id == scholar.scholar_id for each in self.case.running_awards)
        if self.case.kind is CaseKind.COMPLETION and holds:
            yield text(
                "If you choose another employer than the one that granted your award, the "
                "employers settle among themselves; you are never charged. In force: {rule}.",
                rule=CHOICE[self.made.outcome.settlement],
            )

    @cached_property
    def _positions(self) -> Mapping[PositionId, Position]:
        return self.case.position_by_id()

    @cached_property
    def _employers(self) -> Mapping[EmployerId, Employer]:
        return self.case.employer_by_id()
