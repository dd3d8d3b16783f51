"""Joins the rules: which stays may be, of whom, where and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from matching.domain import (
    EmployerId,
    FirmId,
    HostPlace,
    Level,
    OccupationId,
    PeriodId,
    Scholar,
    ScholarId,
)
from matching.rotation.desk import Desk, Spell
from matching.rotation.rules import room_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A scholar as the planning sees one.

    Parameters
    ----------
    need : firms still missing to the least number; 0 where it is reached or waived.
    wanted : most stays that may be planned.
    """

    scholar_id: ScholarId
    need: int
    wanted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Room of a host for an occupation in a period."""

    employer_id: EmployerId
    period_id: PeriodId
    occupation: OccupationId
    level: Level
    room: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A stay that may be.

    Parameters
    ----------
    fresh : whether the scholar has not met the firm before.
    wish : place of the host on the scholar's list, None if it is not on it.
    """

    scholar_id: ScholarId
    employer_id: EmployerId
    firm: FirmId
    period_id: PeriodId
    occupation: OccupationId
    level: Level
    begins: date
    until: date
    fresh: bool
    wish: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Admissible:
    """All that the rules leave open, sorted by id: the input of the solver.

    Parameters
    ----------
    longest_list : places on the longest list of wishes.
    """

    seats: tuple[Seat, ...]
    places: tuple[Place, ...]
    options: tuple[Option, ...]
    longest_list: int
    firm_twice: bool
    seed: str


def admissible_stays(desk: Desk) -> Admissible:
    """Every stay that the rules leave open."""
    scholars = sorted(desk.case.scholars, key=lambda scholar: scholar.scholar_id)
    wishes = {(wish.scholar_id, wish.employer_id): wish.rank for wish in desk.case.stay_wishes}
    return Admissible(
        seats=tuple(_seat(desk, scholar) for scholar in scholars),
        places=tuple(sorted((_place(row) for row in desk.case.host_places), key=_row)),
        options=tuple(
            option
            for scholar in scholars
            for option in sorted(_options(desk, scholar, wishes), key=_host_and_period)
        ),
        longest_list=max(wishes.values(), default=0),
        firm_twice=desk.policy.firm_twice,
        seed=desk.case.seed,
    )


def _host_and_period(option: Option) -> tuple[EmployerId, PeriodId]:
    return option.employer_id, option.period_id


def _row(place: Place) -> tuple[EmployerId, PeriodId, OccupationId, Level]:
    return place.employer_id, place.period_id, place.occupation, place.level


def _seat(desk: Desk, scholar: Scholar) -> Seat:
    return Seat(
        scholar_id=scholar.scholar_id,
        need=max(0, desk.firms_asked(scholar) - len(desk.firms_met(scholar))),
        wanted=desk.still_wanted(scholar),
    )


def _place(row: HostPlace) -> Place:
    return Place(
        employer_id=row.employer_id,
        period_id=row.period_id,
        occupation=row.occupation,
        level=row.level,
        room=room_of(row),
    )


def _options(
    desk: Desk, scholar: Scholar, wishes: Mapping[tuple[ScholarId, EmployerId], int]
) -> Iterator[Option]:
    """Open stays of a scholar; what concerns one host or one period alone is judged once."""
    spells = open_spells(desk, scholar)
    met = desk.firms_met(scholar)
    hosts: dict[EmployerId, bool] = {}
    for row in desk.rows.get((scholar.occupation, scholar.level), ()):
        spell = spells.get(row.period_id)
        if spell is None or not desk.place_verdict(row).holds:
            continue
        host = row.employer_id
        if host not in hosts:
            hosts[host] = desk.firm_verdict(scholar, host).holds
        if hosts[host]:
            yield Option(
                scholar_id=scholar.scholar_id,
                employer_id=host,
                firm=desk.firms[host],
                period_id=row.period_id,
                occupation=scholar.occupation,
                level=scholar.level,
                begins=spell.window.begins,
                until=spell.window.until,
                fresh=desk.firms[host] not in met,
                wish=wishes.get((scholar.scholar_id, host)),
            )


def open_spells(desk: Desk, scholar: Scholar) -> Mapping[PeriodId, Spell]:
    """Periods that the rules leave open to a scholar."""
    spells = {period.period_id: desk.spell(scholar, period) for period in desk.case.periods}
    return {period: spell for period, spell in spells.items() if not spell.failed}
