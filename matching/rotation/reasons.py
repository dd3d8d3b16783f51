"""Why a wish is not in the plan, and why someone has fewer stays than wanted."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from matching.contract import Verdict
from matching.domain import (
    EmployerId,
    HostPlace,
    Level,
    OccupationId,
    Period,
    PeriodId,
    Scholar,
    ScholarId,
    StayWish,
)
from matching.rotation.admissible import Admissible, Option, Place
from matching.rotation.desk import Desk
from matching.rotation.outcome import PlannedStay, Refusal, RefusedWish, Shortfall
from matching.words import Text, counted, text

Row = tuple[EmployerId, PeriodId, OccupationId, Level]


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """A plan, with what explaining it looks up."""

    desk: Desk
    admissible: Admissible
    stays: Mapping[ScholarId, Sequence[PlannedStay]]

    def refused(self) -> tuple[RefusedWish, ...]:
        """Every wish that is not in the plan, sorted by scholar and rank."""
        served = {(s.scholar_id, s.employer_id) for own in self.stays.values() for s in own}
        wishes = sorted(self.desk.case.stay_wishes, key=lambda it: (it.scholar_id, it.rank))
        return tuple(
            self._refused(wish)
            for wish in wishes
            if (wish.scholar_id, wish.employer_id) not in served
        )

    def shortfall(self, scholar: Scholar) -> tuple[Shortfall, Text]:
        """Why a scholar has fewer stays than wanted."""
        if not any(row.places for row in self._rows(scholar)):
            return Shortfall.NO_HOST, text(
                "no host has a verified place for {occupation}", occupation=scholar.occupation
            )
        if not self._options[scholar.scholar_id]:
            return Shortfall.RULES, text("the rules close every place to the scholar")
        return Shortfall.NO_PLACE_LEFT, text(
            "every place open to the scholar is taken, or lies at the time of an own stay"
        )

    def _refused(self, wish: StayWish) -> RefusedWish:
        options = [
            option
            for option in self._options[wish.scholar_id]
            if option.employer_id == wish.employer_id
        ]
        failed = () if options else self._failed(wish)
        refusal, because = self._forbidden(failed) if failed else self._passed(wish, options)
        return RefusedWish(
            scholar_id=wish.scholar_id,
            employer_id=wish.employer_id,
            rank=wish.rank,
            refusal=refusal,
            because=because,
            periods=tuple(option.period_id for option in options),
            failed=failed,
        )

    def _forbidden(self, failed: Sequence[Verdict]) -> tuple[Refusal, Text]:
        return Refusal.FORBIDDEN, text(
            "rules forbid it: {why:list}", why=tuple(verdict.because for verdict in failed)
        )

    def _passed(self, wish: StayWish, options: Sequence[Option]) -> tuple[Refusal, Text]:
        """Why none of the stays that the rules leave open is in the plan."""
        own = self.stays.get(wish.scholar_id, ())
        firm = self.desk.firms[wish.employer_id]
        unit = [stay for stay in own if self.desk.firms[stay.employer_id] == firm]
        if unit and not self.admissible.firm_twice:
            return Refusal.SAME_FIRM, text(
                "the plan has a stay at {employer}, a unit of the same firm",
                employer=unit[0].employer_id,
            )
        full = [o for o in options if self._load[_row(o)] >= self._room[_row(o)]]
        if len(full) == len(options):
            return Refusal.NO_PLACE_LEFT, text(
                "no place is left in {periods:list}", periods=_periods(options)
            )
        if len(own) >= self._wanted[wish.scholar_id]:
            return Refusal.ENOUGH, counted(
                "the scholar has the {n} stay still wanted, elsewhere",
                "the scholar has all {n} stays still wanted, elsewhere",
                n=len(own),
            )
        busy = _periods([option for option in options if option not in full])
        return Refusal.BUSY, (
            text(
                "no place is left in {full:list}; in {busy:list} the scholar is elsewhere",
                full=_periods(full),
                busy=busy,
            )
            if full
            else text("in {busy:list} the scholar is elsewhere", busy=busy)
        )

    def _failed(self, wish: StayWish) -> tuple[Verdict, ...]:
        """Verdicts that forbid the pair; where only periods do, those of each period."""
        scholar = self._scholars[wish.scholar_id]
        pair = (
            self.desk.host_verdict(scholar, wish.employer_id),
            self.desk.firm_verdict(scholar, wish.employer_id),
        )
        failed = tuple(verdict for verdict in pair if not verdict.holds)
        return failed or tuple(
            verdict
            for row in self._rows(scholar)
            if row.employer_id == wish.employer_id
            for verdict in (
                self.desk.place_verdict(row),
                *self.desk.spell(scholar, self._period[row.period_id]).failed,
            )
            if not verdict.holds
        )

    def _rows(self, scholar: Scholar) -> Sequence[HostPlace]:
        return self.desk.rows.get((scholar.occupation, scholar.level), ())

    @cached_property
    def _options(self) -> Mapping[ScholarId, list[Option]]:
        options: dict[ScholarId, list[Option]] = defaultdict(list)
        for option in self.admissible.options:
            options[option.scholar_id].append(option)
        return options

    @cached_property
    def _room(self) -> Mapping[Row, int]:
        return {_row(place): place.room for place in self.admissible.places}

    @cached_property
    def _load(self) -> Counter[Row]:
        return Counter(_row(stay) for own in self.stays.values() for stay in own)

    @cached_property
    def _wanted(self) -> Mapping[ScholarId, int]:
        return {seat.scholar_id: seat.wanted for seat in self.admissible.seats}

    @cached_property
    def _scholars(self) -> Mapping[ScholarId, Scholar]:
        return self.desk.case.scholar_by_id()

    @cached_property
    def _period(self) -> Mapping[PeriodId, Period]:
        return {period.period_id: period for period in self.desk.case.periods}


def reasons_of(desk: Desk, admissible: Admissible, stays: Sequence[PlannedStay]) -> Reasons:
    """What explains a plan."""
    of_scholar: dict[ScholarId, list[PlannedStay]] = defaultdict(list)
    for stay in stays:
        of_scholar[stay.scholar_id].append(stay)
    return Reasons(desk=desk, admissible=admissible, stays=of_scholar)


def _row(it: Option | Place | PlannedStay) -> Row:
    return it.employer_id, it.period_id, it.occupation, it.level


def _periods(options: Sequence[Option]) -> tuple[PeriodId, ...]:
    return tuple(sorted({option.period_id for option in options}))
