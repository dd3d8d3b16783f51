"""What the rules leave open to an applicant, asked once for everyone alike.

Rules look at one pair at a time. So what they say of a scholar like one of the case, in the call
of a year, is the same in every history, and the engine is asked for it only once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from matching.contract import Admissibility, Contract, Seat
from matching.domain import EmployerId, ScholarId
from matching.rules.admissible import admissible_contracts
from scenarios.cohorts.call import call_of
from scenarios.cohorts.cohort import Applicant
from scenarios.cohorts.town import Town

Sort: TypeAlias = tuple[int, ScholarId, int, tuple[EmployerId, ...]]
"""Year of the call, and what of an applicant the rules look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is open to applicants of one sort; ``too_few_visits`` if too few firms are met."""

    seat: Seat
    contracts: tuple[Contract, ...]
    too_few_visits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The rules' answers so far, for the calls of every year."""

    town: Town
    frames: dict[int, Admissibility] = field(default_factory=dict)
    known: dict[Sort, Judged] = field(default_factory=dict)

    def admissible(self, years: int, applicants: Sequence[Applicant]) -> Admissibility:
        """All that the rules leave open in a call in which every employer takes part."""
        judged = self.judged(years, applicants)
        pairs = list(zip(applicants, judged, strict=True))
        return replace(
            self.frames[years],
            seats=tuple(_seats(pairs)),
            contracts=tuple(_contracts(pairs)),
        )

    def judged(self, years: int, applicants: Sequence[Applicant]) -> list[Judged]:
        """What is open to each."""
        sorts = [_sort(years, each) for each in applicants]
        new = {
            sort: each
            for sort, each in zip(sorts, applicants, strict=True)
            if sort not in self.known
        }
        if new or years not in self.frames:
            self._ask(years, new.values())
        return [self.known[sort] for sort in sorts]

    def _ask(self, years: int, applicants: Iterable[Applicant]) -> None:
        asked = sorted(applicants, key=lambda each: each.scholar_id)
        case = call_of(self.town, years, asked)
        found = admissible_contracts(case, self.town.book.on(case.on))
        contracts: dict[ScholarId, list[Contract]] = defaultdict(list)
        for contract in found.contracts:
            contracts[contract.scholar_id].append(contract)
        too_few = {
            pair.scholar_id
            for pair in found.forbidden
            if any(verdict.rule == "visited_enough" for verdict in pair.failed)
        }
        for seat, applicant in zip(found.seats, asked, strict=True):
            self.known[_sort(years, applicant)] = Judged(
                seat=seat,
                contracts=tuple(contracts[seat.scholar_id]),
                too_few_visits=seat.scholar_id in too_few,
            )
        self.frames[years] = replace(found, seats=(), contracts=(), forbidden=())


def _sort(years: int, applicant: Applicant) -> Sort:
    return years, applicant.like, applicant.since, applicant.met


def _seats(pairs: Iterable[tuple[Applicant, Judged]]) -> Iterator[Seat]:
    for applicant, judged in pairs:
        yield replace(
            judged.seat,
            scholar_id=applicant.scholar_id,
            application_no=applicant.number,
        )


def _contracts(pairs: Iterable[tuple[Applicant, Judged]]) -> Iterator[Contract]:
    for applicant, judged in pairs:
        for contract in judged.contracts:
            yield replace(contract, scholar_id=applicant.scholar_id)
