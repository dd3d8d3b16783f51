"""Joins the rules: which contracts may exist, which pairs are forbidden and why."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from matching.contract import (
    Admissibility,
    Contract,
    ForbiddenPair,
    Forbids,
    NeedCovered,
    Room,
    Seat,
    Verdict,
)
from matching.domain import (
    Case,
    CaseKind,
    Goal,
    Mechanism,
    OccupationId,
    Pin,
    Scholar,
)
from matching.errors import ClashError, Demand, DemandKind, Repair
from matching.money import Cents, Hundredths
from matching.rules.application import Application
from matching.rules.cofunding import Cost, CostOf, cost_of, lines_left
from matching.rules.dearest import dearest_of
from matching.rules.pair import has_met
from matching.rules.policy import Policy, TieRule, Unvisited
from matching.rules.verdicts import Bench, bench_of
from matching.words import Text, text


def admissible_contracts(case: Case, policy: Policy) -> Admissibility:
    """Every contract that the rules leave open, and every pair that they forbid.

    Parameters
    ----------
    case : facts of one run.
    policy : the book open at the day of the case, with the changes of the case.

    Raises
    ------
    ClashError
        If the officer's ``must`` stands on a pair that a rule forbids.
    """
    bench = bench_of(case, policy)
    cost = cost_of(case, policy)
    dearest = dearest_of(bench, cost)
    contracts: list[Contract] = []
    forbidden: list[ForbiddenPair] = []
    for scholar, applications in groupby(bench.applications(), key=lambda each: each.scholar):
        allowed, refused = _judged(bench, list(applications))
        forbidden += refused
        ranked = _ranked(bench, scholar, allowed)
        contracts += _pinned(bench, scholar, _contracts(bench, ranked, cost))
    _must_be_possible(bench, contracts, forbidden)
    return Admissibility(
        kind=case.kind,
        mechanism=mechanism_of(case, policy),
        goals=goals_of(case, policy),
        ties_by_points=policy.tie_rule is TieRule.POINTS_THEN_DRAW,
        seed=case.seed,
        least_share_of_level=policy.least_share_of_level,
        seats=tuple(_seat(bench, scholar, dearest(scholar)) for scholar in case.scholars),
        rooms=tuple(
            Room(
                position_id=position.position_id,
                employer_id=position.employer_id,
                occupation=position.occupation,
                level=position.level,
                places=position.places,
            )
            for position in case.positions
        ),
        employer_limits={
            employer.employer_id: employer.max_awards
            for employer in case.employers
            if employer.max_awards is not None
        },
        lines=lines_left(case, policy),
        needs=needs_of(case),
        contracts=tuple(contracts),
        forbidden=tuple(forbidden),
        cutoff=policy.cutoff,
    )


def mechanism_of(case: Case, policy: Policy) -> Mechanism:
    """The mechanism of the case, or else that of policy."""
    return case.mechanism or policy.mechanism(case.kind)


def goals_of(case: Case, policy: Policy) -> tuple[Goal, ...]:
    """The goals of the case, or else those of policy; earlier awards come before all others."""
    goals = case.goals or policy.goals
    if not case.earlier_awards:
        return goals
    return (Goal.KEPT_AWARDS, *(goal for goal in goals if goal is not Goal.KEPT_AWARDS))


def needs_of(case: Case) -> tuple[NeedCovered, ...]:
    """Needs of the case; without any, the places asked count, each once."""
    if case.needs:
        return tuple(
            NeedCovered(occupation=need.occupation, needed=need.needed, weight=need.weight)
            for need in case.needs
        )
    asked: dict[OccupationId, int] = {}
    for position in case.positions:
        asked[position.occupation] = asked.get(position.occupation, 0) + position.places
    return tuple(
        NeedCovered(occupation=occupation, needed=asked[occupation], weight=Hundredths(100))
        for occupation in sorted(asked)
    )


def _seat(bench: Bench, scholar: Scholar, dearest: tuple[Cents, ...]) -> Seat:
    earlier = bench.earlier.get(scholar.scholar_id)
    return Seat(
        scholar_id=scholar.scholar_id,
        level=scholar.level,
        points=scholar.points,
        application_no=scholar.application_no,
        obliged=scholar.scholar_id in bench.musts or bench.held(scholar) is not None,
        held=bench.held(scholar),
        dearest=dearest,
        earlier=earlier.position_id if earlier else None,
        earlier_funded=earlier is not None and earlier.funded,
    )


Judged = tuple[list[tuple[Application, bool]], list[ForbiddenPair]]
"""Applications that may become contracts, with whether co-funding is open; forbidden pairs."""


def _judged(bench: Bench, applications: Sequence[Application]) -> Judged:
    allowed: list[tuple[Application, bool]] = []
    forbidden: list[ForbiddenPair] = []
    for application in applications:
        failed = bench.failed(application)
        pair = _forbidden(application, failed) if failed else None
        if pair is None or pair.forbids is Forbids.CO_FUNDING:
            allowed.append((application, pair is None and bench.case.kind is CaseKind.CALL))
        if pair is not None:
            forbidden.append(pair)
    return allowed, forbidden


def _forbidden(application: Application, failed: tuple[Verdict, ...]) -> ForbiddenPair:
    only_money = all(verdict.forbids is Forbids.CO_FUNDING for verdict in failed)
    unfunded = only_money and application.position.accepts_unfunded
    return ForbiddenPair(
        scholar_id=application.scholar.scholar_id,
        position_id=application.position.position_id,
        forbids=Forbids.CO_FUNDING if unfunded else Forbids.CONTRACT,
        failed=failed,
    )


Ranked = list[tuple[Application, bool, int]]
"""Applications with whether co-funding is open and the scholar's rank."""


def _ranked(bench: Bench, scholar: Scholar, allowed: list[tuple[Application, bool]]) -> Ranked:
    """Ranks as submitted; under ``last`` the employers met come first; held places bound below."""
    ranks = {each.position.position_id: bench.scholar_rank(each) for each, _ in allowed}
    last = bench.policy.unvisited_employers is Unvisited.LAST
    if last and bench.with_visits and bench.case.kind is CaseKind.CALL:
        met_first = sorted(
            allowed,
            key=lambda each: (
                not has_met(each[0], bench.policy),
                ranks[each[0].position.position_id],
            ),
        )
        ranks = {each.position.position_id: place for place, (each, _) in enumerate(met_first, 1)}
    held = bench.held(scholar)
    worst = ranks[held] if held else None
    return [
        (application, funded, ranks[application.position.position_id])
        for application, funded in allowed
        if worst is None or ranks[application.position.position_id] <= worst
    ]


def _contracts(bench: Bench, ranked: Ranked, cost: CostOf) -> Iterator[Contract]:
    for application, fundable, rank in ranked:
        if fundable:
            yield _contract(bench, application, rank, _cost(bench, application, cost), funded=True)
        if application.position.accepts_unfunded or bench.case.kind is CaseKind.COMPLETION:
            nothing = Cost(on_lines=(Cents(0),) * len(bench.case.budget), public=Cents(0))
            yield _contract(bench, application, rank, nothing, funded=False)


def _cost(bench: Bench, application: Application, cost: CostOf) -> Cost:
    position, scholar = application.position, application.scholar
    group = bench.groups[position.occupation]
    return cost(position.level, group, position.monthly_amount, scholar.completes_on)


def _contract(
    bench: Bench, application: Application, rank: int, cost: Cost, *, funded: bool
) -> Contract:
    return Contract(
        scholar_id=application.scholar.scholar_id,
        position_id=application.position.position_id,
        funded=funded,
        scholar_rank=rank,
        position_rank=bench.position_rank(application),
        costs=cost.on_lines,
        public_cost=cost.public,
    )


def _pinned(bench: Bench, scholar: Scholar, contracts: Iterator[Contract]) -> Iterator[Contract]:
    """Only the contracts of the position that the officer's ``must`` names, if there is one."""
    must = bench.musts.get(scholar.scholar_id)
    return (
        contract
        for contract in contracts
        if must is None or contract.position_id == must.position_id
    )


def _must_be_possible(
    bench: Bench, contracts: Sequence[Contract], forbidden: Sequence[ForbiddenPair]
) -> None:
    open_pairs = {(contract.scholar_id, contract.position_id) for contract in contracts}
    why = {(pair.scholar_id, pair.position_id): pair for pair in forbidden}
    broken = [
        (pin, _against(bench, pin, why.get((pin.scholar_id, pin.position_id))))
        for pin in bench.musts.values()
        if (pin.scholar_id, pin.position_id) not in open_pairs
    ]
    if broken:
        raise _forbidden_musts(broken)


def _against(bench: Bench, pin: Pin, pair: ForbiddenPair | None) -> Text:
    """The rule that forbids a pin, or the held place that stands before it."""
    if pair is not None:
        first = pair.failed[0]
        return text("{rule}: {because}", rule=first.rule, because=first.because)
    held = bench.case.scholar_by_id()[pin.scholar_id].held_position
    return text("held_place: the scholar prefers the held place at {position}", position=held)


def _forbidden_musts(broken: Sequence[tuple[Pin, Text]]) -> ClashError:
    """Each ``must`` that cannot be, what forbids it, and that taking it back is the repair."""
    musts = [_must(pin) for pin, _ in broken]
    rules = [_rule(pin, against) for pin, against in broken]
    return ClashError(
        text(
            "decided.csv: must stands on pairs that a rule forbids: {pins:list}",
            pins=tuple(rule.says for rule in rules),
        ),
        (*musts, *rules),
        tuple(
            Repair(
                demand=must, amount=1, for_all=None, says=text("take back {must}", must=must.says)
            )
            for must in musts
        ),
    )


def _must(pin: Pin) -> Demand:
    return Demand(
        kind=DemandKind.MUST,
        says=text(
            "must for {scholar} at {position}", scholar=pin.scholar_id, position=pin.position_id
        ),
        scholar=pin.scholar_id,
        position=pin.position_id,
    )


def _rule(pin: Pin, against: Text) -> Demand:
    return Demand(
        kind=DemandKind.RULE,
        says=text(
            "{scholar} at {position} ({against})",
            scholar=pin.scholar_id,
            position=pin.position_id,
            against=against,
        ),
        scholar=pin.scholar_id,
        position=pin.position_id,
    )
