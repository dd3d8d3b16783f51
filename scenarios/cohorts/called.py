"""One call of a history: who applies, who is awarded, who accepts, who waits for the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from matching.contract import Contract, LineLeft
from matching.domain import Mechanism, PositionId, ScholarId
from matching.money import Cents
from matching.solver.problem import BoolArray
from scenarios.cohorts.chance import Luck, Purpose, keys_of
from scenarios.cohorts.cohort import Applicant, after_waiting, last_year
from scenarios.cohorts.judged import Bench
from scenarios.cohorts.round import Offer, matched
from scenarios.cohorts.town import Town


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call and what came of it.

    Parameters
    ----------
    lines : with what earlier awards take off them first.
    too_few_visits : applicants who have not met enough firms yet.
    accepted : offers that become awards; ``declined`` are those whom the scholar turned down.
    """

    lines: tuple[LineLeft, ...]
    applicants: tuple[Applicant, ...]
    too_few_visits: frozenset[ScholarId]
    accepted: tuple[Offer, ...]
    declined: tuple[Offer, ...]

    @property
    def breaks(self) -> bool:
        """Whether earlier and new awards together are dearer than a line."""
        return any(
            line.running + sum(offer.costs[b] for offer in self.accepted) > line.limit
            for b, line in enumerate(self.lines)
        )


def call(  # noqa: PLR0913, one for each thing that a call depends on
    bench: Bench,
    luck: Luck,
    applicants: Sequence[Applicant],
    there: BoolArray,
    lines: tuple[LineLeft, ...],
    *,
    binds: bool,
) -> Call:
    """The call so many years after the case.

    Parameters
    ----------
    there : which employers offer places, shape (employers,).
    binds : whether the lines limit the match.
    """
    town = bench.town
    since = luck.year - town.first_year
    everyone = sorted(applicants, key=lambda each: each.scholar_id)
    judged = bench.judged(since, everyone)
    admissible = bench.admissible(since, everyone)
    left = lines if binds else _without_limit(lines, admissible.contracts)
    offers = matched(admissible, _places(town, luck, there), left)
    accepts = luck.happens(
        Purpose.ACCEPTS,
        keys_of(offer.scholar_id for offer in offers),
        town.rates.share(_accepts(town)),
    )
    answered = list(zip(offers, accepts, strict=True))
    return Call(
        lines=lines,
        applicants=tuple(everyone),
        too_few_visits=frozenset(
            each.scholar_id
            for each, known in zip(everyone, judged, strict=True)
            if known.too_few_visits
        ),
        accepted=tuple(offer for offer, yes in answered if yes),
        declined=tuple(offer for offer, yes in answered if not yes),
    )


def _without_limit(
    lines: Iterable[LineLeft], contracts: Sequence[Contract]
) -> tuple[LineLeft, ...]:
    """Lines that pay for every contract there is."""
    return tuple(
        replace(
            line,
            limit=Cents(sum(contract.costs[b] for contract in contracts)),
            running=Cents(0),
        )
        for b, line in enumerate(lines)
    )


def at_most(town: Town, most: int | None, last: Call) -> Call:
    """The call with no more awards than asked: the first by points, then by application number."""
    if most is None or len(last.accepted) <= most:
        return last
    applicants = {each.scholar_id: each for each in last.applicants}

    def place(offer: Offer) -> tuple[int, int]:
        applicant = applicants[offer.scholar_id]
        return -town.scholars[applicant.like].points, applicant.number

    return replace(last, accepted=tuple(sorted(last.accepted, key=place)[:most]))


def _places(town: Town, luck: Luck, there: BoolArray) -> Mapping[PositionId, int]:
    """Open places of the employers that are there."""
    share = town.rates.share("places_open")
    places = {
        position.position_id: int(
            luck.happens(Purpose.PLACE_OPEN, town.place_keys[position.position_id], share).sum()
        )
        for position in town.case.positions
        if there[town.employer_at[position.employer_id]]
    }
    return {position: count for position, count in places.items() if count}


def _accepts(town: Town) -> str:
    """Name of the rate at which awards are accepted under the mechanism of the case."""
    mechanism = town.case.mechanism or town.policy.mechanism(town.case.kind)
    single = mechanism is Mechanism.SINGLE_EMPLOYER
    return "accepts_single_employer" if single else "accepts_flexible"


def wait(town: Town, luck: Luck, last: Call) -> tuple[Applicant, ...]:
    """Who applies again a year later: without an award, in school, and still willing.

    Whoever had met too few firms meets more of them in the year of waiting: a rotation before
    the award, never an award without it.
    """
    answered = {offer.scholar_id for offer in (*last.accepted, *last.declined)}
    staying = [
        each
        for each in last.applicants
        if each.scholar_id not in answered and last_year(town, each) > luck.year
    ]
    keys = keys_of(each.scholar_id for each in staying)
    again = luck.happens(Purpose.APPLIES_AGAIN, keys, town.rates.share("applies_again"))
    return tuple(
        after_waiting(town, each) if each.scholar_id in last.too_few_visits else each
        for each, comes in zip(staying, again, strict=True)
        if comes
    )
