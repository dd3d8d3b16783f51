"""Small random cases of rotation, and every plan of one by trying them all."""

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import combinations
from typing import Final

from matching.domain import (
    Case,
    CaseKind,
    Employer,
    EmployerId,
    FirmId,
    HostPlace,
    Level,
    Occupation,
    OccupationId,
    Period,
    PeriodId,
    PolicyChange,
    Scholar,
    ScholarId,
    Stay,
    StayKind,
    StayStatus,
    StayWish,
)
from matching.money import Hundredths
from matching.rotation.admissible import Admissible, Option, admissible_stays
from matching.rotation.desk import desk_of
from matching.rotation.outcome import PlannedStay
from matching.rotation.problem import Stand
from matching.rules.book import policy_book

FITTER, ENGINEER = OccupationId("monter"), OccupationId("inženir")
BOTH: Final = (Level.SECONDARY, Level.TERTIARY)
PERIODS: Final = (
    Period(
        period_id=PeriodId("T-1"), begins=date(2024, 3, 1), until=date(2024, 3, 31), levels=BOTH
    ),
    Period(
        period_id=PeriodId("T-2"), begins=date(2024, 7, 1), until=date(2024, 7, 31), levels=BOTH
    ),
    Period(
        period_id=PeriodId("T-3"), begins=date(2024, 7, 15), until=date(2024, 8, 14), levels=BOTH
    ),
)
"""Two of the three share some days."""


def small_case(seed: int, *, twice: bool = False, overlap: bool = True, firms: int = 2) -> Case:
    """Up to four scholars, four hosts (two of them units of one firm) and three periods."""
    draw = random.Random(seed)
    periods = PERIODS if overlap else PERIODS[:2]
    hosts = [f"E-{n}" for n in range(1, 5)][: draw.randint(2, 4)]
    scholars = tuple(_scholar(draw, n) for n in range(1, draw.randint(2, 4) + 1))
    return Case(
        name=f"small-{seed}",
        kind=CaseKind.CALL,
        on=date(2024, 10, 15),
        school_year="2024/25",
        seed=str(seed),
        seed_source="test",
        rotation_on=date(2024, 1, 5),
        changes=tuple(
            PolicyChange(parameter=name, value=value, begins=date(2019, 9, 1))
            for name, value in (
                ("firm_twice", "yes" if twice else "no"),
                ("least_firms_visited", str(firms)),
            )
        ),
        occupations=tuple(
            Occupation(occupation=name, level=level, group="g")
            for name, level in ((ENGINEER, Level.TERTIARY), (FITTER, Level.SECONDARY))
        ),
        scholars=scholars,
        employers=tuple(_employer(host) for host in hosts),
        stays=tuple(_earlier(draw, scholars, hosts)),
        periods=periods,
        host_places=tuple(
            HostPlace(
                employer_id=EmployerId(host),
                period_id=period.period_id,
                occupation=occupation,
                level=level,
                places=draw.choice((0, 1, 1, 2)),
                mentors=draw.choice((0, 1, 1, 2)),
            )
            for host in hosts
            for period in periods
            for occupation, level in ((ENGINEER, Level.TERTIARY), (FITTER, Level.SECONDARY))
            if draw.random() < 0.7
        ),
        stay_wishes=tuple(
            StayWish(scholar_id=scholar.scholar_id, employer_id=EmployerId(host), rank=rank)
            for scholar in scholars
            for rank, host in enumerate(draw.sample(hosts, draw.randint(0, len(hosts))), start=1)
        ),
    )


def _scholar(draw: random.Random, number: int) -> Scholar:
    level = draw.choice((Level.SECONDARY, Level.SECONDARY, Level.TERTIARY))
    return Scholar(
        scholar_id=ScholarId(f"S-{number}"),
        level=level,
        occupation=FITTER if level is Level.SECONDARY else ENGINEER,
        completes_on=date(draw.choice((2025, 2026)), 6, 30),
        municipality="Velenje",
        citizenship="SI",
        employed=False,
        other_scholarships=(),
        points=Hundredths(0),
        application_no=number,
        stays_wanted=draw.choice((1, 2, 3, 3, None)),
    )


def _employer(host: str) -> Employer:
    """The last two hosts are units of one firm."""
    return Employer(
        employer_id=EmployerId(host),
        name=host,
        firm=FirmId("F-3" if host in {"E-3", "E-4"} else f"F-{host[2]}"),
        municipality="Velenje",
        insolvent=False,
    )


def _earlier(
    draw: random.Random, scholars: Collection[Scholar], hosts: list[str]
) -> Iterator[Stay]:
    for scholar in scholars:
        if draw.random() < 0.4:
            yield Stay(
                scholar_id=scholar.scholar_id,
                employer_id=EmployerId(draw.choice(hosts)),
                begins=date(2023, 7, 1),
                until=date(2023, 7, 31),
                hours=draw.choice((80, 160)),
                kind=StayKind.TRAINING,
                status=draw.choice((StayStatus.CONFIRMED, StayStatus.DONE)),
            )


def without_largest_host(case: Case, stays: Collection[PlannedStay]) -> Case:
    """The case after the host with the most stays cancelled."""
    load = Counter(stay.employer_id for stay in stays)
    largest = max(sorted(load), key=lambda host: load[host])
    return replace(
        case, host_places=tuple(row for row in case.host_places if row.employer_id != largest)
    )


def admissible_of(case: Case) -> Admissible:
    """What the rules leave open."""
    return admissible_stays(desk_of(case, policy_book()))


def stands(stays: Collection[PlannedStay]) -> set[Stand]:
    """Scholar, host and period of every stay."""
    return {(stay.scholar_id, stay.employer_id, stay.period_id) for stay in stays}


def some_plan(admissible: Admissible, seed: int) -> list[PlannedStay]:
    """A random plan that can be: options in random order, each if nothing stands against it."""
    options = list(admissible.options)
    random.Random(seed).shuffle(options)
    chosen: list[Option] = []
    for option in options:
        if _can_be(admissible, [*chosen, option]):
            chosen.append(option)
    return [
        PlannedStay(
            scholar_id=option.scholar_id,
            period_id=option.period_id,
            employer_id=option.employer_id,
            occupation=option.occupation,
            level=option.level,
            begins=option.begins,
            until=option.until,
            hours=160,
        )
        for option in chosen
    ]


def every_plan(admissible: Admissible) -> Iterator[list[Option]]:
    """All plans that can be, by trying them all; what is by scholar is tried by scholar."""
    of_scholar: dict[ScholarId, list[Option]] = defaultdict(list)
    for option in admissible.options:
        of_scholar[option.scholar_id].append(option)
    plans: list[list[Option]] = [[]]
    for own in of_scholar.values():
        ways = [
            list(way)
            for count in range(4)
            for way in combinations(own, count)
            if _can_be(admissible, list(way))
        ]
        plans = [[*plan, *way] for plan in plans for way in ways if _fits(admissible, plan, way)]
    yield from plans


def _can_be(admissible: Admissible, plan: list[Option]) -> bool:
    wanted = {seat.scholar_id: seat.wanted for seat in admissible.seats}
    count = Counter(option.scholar_id for option in plan)
    return (
        all(count[scholar] <= wanted[scholar] for scholar in count)
        and _fits(admissible, plan, [])
        and not any(
            one.scholar_id == other.scholar_id
            and (
                (one.begins <= other.until and other.begins <= one.until)
                or (one.firm == other.firm and not admissible.firm_twice)
            )
            for one, other in combinations(plan, 2)
        )
    )


def _fits(admissible: Admissible, plan: list[Option], more: list[Option]) -> bool:
    room = {(p.employer_id, p.period_id, p.occupation): p.room for p in admissible.places}
    load = Counter((o.employer_id, o.period_id, o.occupation) for o in (*plan, *more))
    return all(load[row] <= room[row] for row in load)


def _stand(option: Option) -> Stand:
    return option.scholar_id, option.employer_id, option.period_id


def counted(
    admissible: Admissible, plan: list[Option], earlier: Collection[Stand] = ()
) -> tuple[int, ...]:
    """Kept stays, people with enough firms, stays, wishes and evenness: more is better."""
    firms: dict[ScholarId, set[FirmId]] = defaultdict(set)
    for option in plan:
        if option.fresh:
            firms[option.scholar_id].add(option.firm)
    load = Counter(option.employer_id for option in plan)
    longest = admissible.longest_list
    return (
        sum(_stand(option) in earlier for option in plan),
        sum(len(firms[seat.scholar_id]) >= seat.need for seat in admissible.seats),
        len(plan),
        sum(longest + 1 - option.wish for option in plan if option.wish is not None),
        -sum(stays**2 for stays in load.values()),
    )


def best(
    admissible: Admissible, seed: str, earlier: Collection[Stand] = ()
) -> tuple[tuple[int, ...], set[Stand]]:
    """The best plan by all goals and the draw, and what it reaches before the draw."""
    plan = max(
        every_plan(admissible),
        key=lambda each: (
            counted(admissible, each, earlier),
            sum(_weight(f"{seed}|{o.scholar_id}|{o.employer_id}") for o in each),
            sum(_weight(f"{seed}|{o.scholar_id}|{o.employer_id}|{o.period_id}") for o in each),
        ),
    )
    return counted(admissible, plan, earlier), {_stand(option) for option in plan}


def _weight(ticket: str) -> int:
    """The first 20 bits of SHA-256, by its hexadecimal digits."""
    return int(sha256(ticket.encode()).hexdigest()[:5], 16)
