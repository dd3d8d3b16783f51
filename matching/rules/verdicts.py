"""Every rule, in the order in which its verdict is printed, applied to every pair in play."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from matching.contract import Verdict
from matching.domain import (
    Case,
    CaseKind,
    EarlierAward,
    Employer,
    EmployerId,
    Mechanism,
    OccupationId,
    Pin,
    PinKind,
    Position,
    PositionId,
    PositionPreference,
    Scholar,
    ScholarId,
    ScholarPreference,
)
from matching.rules.application import NO_VISITS, Application, Visits, visits_of
from matching.rules.employer import employer_seated_here, employer_solvent, own_call_published
from matching.rules.pair import (
    employer_visited,
    officer_allows,
    position_accepts_scholar,
    position_ranks_scholar,
    scholar_accepts_position,
    scholar_ranks_position,
    visited_enough,
)
from matching.rules.policy import Policy
from matching.rules.position import occupation_in_deficit
from matching.rules.scholar import (
    no_excluded_scholarship,
    scholar_citizen,
    scholar_not_employed,
    scholar_resident,
)
from matching.rules.school import in_last_year, level_agrees, occupation_agrees, still_in_school


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A case and a policy, with the indexes that judging every pair needs.

    What looks at one scholar, one employer or one position alone is judged once.
    """

    case: Case
    policy: Policy
    with_visits: bool

    def applications(self) -> Iterator[Application]:
        """Every pair in play, sorted by scholar and position: ranked, marked, pinned or held."""
        positions = self.case.position_by_id()
        for scholar in sorted(self.case.scholars, key=lambda each: each.scholar_id):
            for position_id in sorted(self._in_play[scholar.scholar_id]):
                yield self.application(scholar, positions[position_id])

    def application(self, scholar: Scholar, position: Position) -> Application:
        """The facts of one pair."""
        pair = (scholar.scholar_id, position.position_id)
        return Application(
            scholar=scholar,
            position=position,
            employer=self._employers[position.employer_id],
            visits=self._visits.get(scholar.scholar_id, NO_VISITS),
            last_year=in_last_year(
                self.policy.first_month(scholar.level),
                scholar.completes_on,
                self.case.school_year,
            ),
            wish=self._wishes.get(pair),
            answer=self._answers.get(pair),
            pin=self._pins.get(pair),
        )

    def failed(self, application: Application) -> tuple[Verdict, ...]:
        """Verdicts that do not hold, in the order of the rules."""
        return tuple(verdict for verdict in self.verdicts(application) if not verdict.holds)

    def verdicts(self, application: Application) -> Iterator[Verdict]:
        """Every rule's verdict on a pair; a completion asks only whether both sides agree."""
        scholar, position = application.scholar, application.position
        if self.held(scholar) != position.position_id:
            yield from _on_ranks(application)
            yield occupation_agrees(scholar, position)
            yield level_agrees(scholar, position)
        yield officer_allows(application)
        if self.case.kind is CaseKind.COMPLETION:
            return
        yield self._in_school[scholar.scholar_id]
        if self.with_visits:
            yield self._enough(application)
            yield employer_visited(application, self.policy)
        yield from self._on_employers[position.employer_id]
        yield self._on_positions[position.position_id]
        yield from self._on_scholars[scholar.scholar_id]

    def fundable(self, scholar: Scholar) -> bool:
        """Whether the facts of the scholar alone leave co-funding open."""
        own = (self._in_school[scholar.scholar_id], *self._on_scholars[scholar.scholar_id])
        return all(verdict.holds for verdict in own)

    def co_funded(self, position: Position) -> bool:
        """Whether the facts of the position and its employer alone leave co-funding open."""
        of_employer = self._on_employers[position.employer_id]
        return all(
            verdict.holds for verdict in (*of_employer, self._on_positions[position.position_id])
        )

    def _enough(self, application: Application) -> Verdict:
        """Visits are the scholar's own: judged once for all positions."""
        scholar = application.scholar.scholar_id
        if scholar not in self._visited_enough:
            self._visited_enough[scholar] = visited_enough(application, self.policy)
        return self._visited_enough[scholar]

    def held(self, scholar: Scholar) -> PositionId | None:
        """The position that keeps a place for the scholar: at completion, unless ``never``."""
        position = scholar.held_position
        if position is None or self.case.kind is CaseKind.CALL:
            return None
        pin = self._pins.get((scholar.scholar_id, position))
        return None if pin is not None and pin.decision is PinKind.NEVER else position

    def scholar_rank(self, application: Application) -> int:
        """Place on the scholar's list; a held position that is not ranked stands behind all."""
        if application.wish is not None and application.wish.rank is not None:
            return application.wish.rank
        return 1 + self._last_rank.get(application.scholar.scholar_id, 0)

    def position_rank(self, application: Application) -> int:
        """Place on the position's list; it always ranks the scholars whom it holds first."""
        if self.held(application.scholar) == application.position.position_id:
            return 1
        assert application.answer is not None
        assert application.answer.rank is not None
        return application.answer.rank

    @cached_property
    def musts(self) -> Mapping[ScholarId, Pin]:
        """The officer's ``must`` of each scholar who has one."""
        return {pin.scholar_id: pin for pin in self.case.decided if pin.decision is PinKind.MUST}

    @cached_property
    def earlier(self) -> Mapping[ScholarId, EarlierAward]:
        """The earlier award of each scholar who has one."""
        return {award.scholar_id: award for award in self.case.earlier_awards}

    @cached_property
    def groups(self) -> Mapping[OccupationId, str]:
        """Group of every occupation."""
        return {each.occupation: each.group for each in self.case.occupations}

    @cached_property
    def _employers(self) -> Mapping[EmployerId, Employer]:
        return self.case.employer_by_id()

    @cached_property
    def _visits(self) -> Mapping[ScholarId, Visits]:
        return visits_of(self.case)

    @cached_property
    def _wishes(self) -> Mapping[tuple[ScholarId, PositionId], ScholarPreference]:
        return {(each.scholar_id, each.position_id): each for each in self.case.scholar_preferences}

    @cached_property
    def _answers(self) -> Mapping[tuple[ScholarId, PositionId], PositionPreference]:
        return {
            (each.scholar_id, each.position_id): each for each in self.case.position_preferences
        }

    @cached_property
    def _pins(self) -> Mapping[tuple[ScholarId, PositionId], Pin]:
        return {(pin.scholar_id, pin.position_id): pin for pin in self.case.decided}

    @cached_property
    def _last_rank(self) -> Mapping[ScholarId, int]:
        last: dict[ScholarId, int] = {}
        for wish in self.case.scholar_preferences:
            last[wish.scholar_id] = max(last.get(wish.scholar_id, 0), wish.rank or 0)
        return last

    @cached_property
    def _in_play(self) -> Mapping[ScholarId, set[PositionId]]:
        pairs: dict[ScholarId, set[PositionId]] = {
            scholar.scholar_id: {held} if (held := self.held(scholar)) else set()
            for scholar in self.case.scholars
        }
        for scholar_id, position_id in (*self._wishes, *self._answers, *self._pins):
            pairs[scholar_id].add(position_id)
        return pairs

    @cached_property
    def _visited_enough(self) -> dict[ScholarId, Verdict]:
        return {}

    @cached_property
    def _in_school(self) -> Mapping[ScholarId, Verdict]:
        return {
            scholar.scholar_id: still_in_school(scholar, self.case.school_year, self.policy)
            for scholar in self.case.scholars
        }

    @cached_property
    def _on_employers(self) -> Mapping[EmployerId, tuple[Verdict, ...]]:
        return {
            employer.employer_id: (
                employer_seated_here(employer, self.policy),
                employer_solvent(employer, self.policy),
                own_call_published(employer, self.case.school_year, self.policy),
            )
            for employer in self.case.employers
        }

    @cached_property
    def _on_positions(self) -> Mapping[PositionId, Verdict]:
        return {
            position.position_id: occupation_in_deficit(position, self.policy)
            for position in self.case.positions
        }

    @cached_property
    def _on_scholars(self) -> Mapping[ScholarId, tuple[Verdict, ...]]:
        return {
            scholar.scholar_id: (
                scholar_resident(scholar, self.policy),
                scholar_citizen(scholar, self.policy),
                no_excluded_scholarship(scholar, self.policy),
                scholar_not_employed(scholar, self.policy),
            )
            for scholar in self.case.scholars
        }


def _on_ranks(application: Application) -> Iterator[Verdict]:
    yield scholar_ranks_position(application)
    yield scholar_accepts_position(application)
    yield position_ranks_scholar(application)
    yield position_accepts_scholar(application)


def bench_of(case: Case, policy: Policy) -> Bench:
    """The bench of a case; today's practice (one employer) asks for no visits."""
    mechanism = case.mechanism or policy.mechanism(case.kind)
    return Bench(case=case, policy=policy, with_visits=mechanism is not Mechanism.SINGLE_EMPLOYER)
