"""Spells an outcome out of the contracts chosen.

Everything here follows from the case, the policy and the contracts, so that whoever holds those
three can recompute it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from matching.contract import Admissibility, Contract
from matching.domain import (
    Case,
    CaseKind,
    Level,
)
from matching.money import Cents
from matching.months import school_year_name, school_year_of
from matching.outcome.changes import repaired
from matching.outcome.types import (
    Award,
    Commitment,
    Indicators,
    LedgerRow,
    LevelAwards,
    LineUse,
    OccupationNeed,
    Outcome,
)
from matching.rules.cofunding import counts_on, paid_months, payment
from matching.rules.policy import Policy
from matching.rules.settlement import settled
from matching.solver.goals import reported
from matching.solver.pairs import pairs_past
from matching.solver.problem import Problem
from matching.solver.result import GoalResult, SolveResult


def outcome_of(
    case: Case,
    policy: Policy,
    admissible: Admissibility,
    problem: Problem,
    result: SolveResult,
) -> Outcome:
    """Spell out the contracts chosen."""
    chosen = [admissible.contracts[c] for c in result.chosen]
    awards = tuple(_awards(case, policy, chosen))
    ledger = tuple(_ledger(case, policy, awards))
    awarded = {award.scholar_id: award.employer_id for award in awards}
    past = pairs_past(problem, result)
    return Outcome(
        case=case.name,
        kind=case.kind,
        on=case.on,
        school_year=case.school_year,
        mechanism=admissible.mechanism,
        seed=case.seed,
        seed_source=case.seed_source,
        draw_rounds=result.draw_rounds,
        unique=result.unique,
        cutoff_by=admissible.cutoff,
        cutoff=result.cutoff,
        fewest=result.fewest,
        goals=tuple(_as_read(goal) for goal in result.goals),
        levels=tuple(_levels(case, awards, result)),
        indicators=_indicators(case, policy, admissible, awards),
        lines=tuple(_lines(admissible, awards)),
        commitments=tuple(_commitments(case, policy, awards, ledger)),
        awards=awards,
        unmatched=tuple(s for s in problem.scholars if s not in awarded),
        ledger=ledger,
        contracts=admissible.contracts,
        forbidden=admissible.forbidden,
        blocking=past.blocking,
        excused=past.excused,
        settlement=policy.settlement,
        settled=settled(case, policy, awarded),
        repair=repaired(case, admissible, awards, result),
    )


def _as_read(goal: GoalResult) -> GoalResult:
    """Sums of ranks and costs without the sign that the solver gives them."""
    return replace(
        goal, value=reported(goal.goal, goal.value), bound=reported(goal.goal, goal.bound)
    )


def _awards(case: Case, policy: Policy, chosen: Sequence[Contract]) -> Iterator[Award]:
    positions, scholars = case.position_by_id(), case.scholar_by_id()
    decided = {(pin.scholar_id, pin.position_id): pin.reason for pin in case.decided}
    for contract in chosen:
        position = positions[contract.position_id]
        due: tuple[date, ...] = ()
        if case.kind is CaseKind.CALL:
            due = paid_months(
                position.level,
                scholars[contract.scholar_id].completes_on,
                school_year=case.school_year,
                policy=policy,
            )
        yield Award(
            scholar_id=contract.scholar_id,
            position_id=contract.position_id,
            employer_id=position.employer_id,
            occupation=position.occupation,
            level=position.level,
            funded=contract.funded,
            scholar_rank=contract.scholar_rank,
            position_rank=contract.position_rank,
            monthly_amount=position.monthly_amount,
            paid_from=due[0] if due else None,
            paid_until=due[-1] if due else None,
            paid_months=len(due),
            public_cost=contract.public_cost,
            line_costs=contract.costs,
            decided=decided.get((contract.scholar_id, contract.position_id)),
        )


def _ledger(case: Case, policy: Policy, awards: Sequence[Award]) -> Iterator[LedgerRow]:
    """Every paid month of every award, by scholar and month."""
    if case.kind is CaseKind.COMPLETION:
        return
    scholars = case.scholar_by_id()
    for award in awards:
        starts = policy.first_month(award.level)
        completes = scholars[award.scholar_id].completes_on
        due = paid_months(award.level, completes, school_year=case.school_year, policy=policy)
        for month in due:
            paid = payment(
                award.level, award.monthly_amount, month, funded=award.funded, policy=policy
            )
            yield LedgerRow(
                month=month,
                school_year=school_year_name(school_year_of(month, starts)),
                scholar_id=award.scholar_id,
                employer_id=award.employer_id,
                position_id=award.position_id,
                amount=paid.amount,
                municipality=paid.municipality,
                employer=paid.employer,
                binds=paid.binds,
            )


def _lines(admissible: Admissibility, awards: Sequence[Award]) -> Iterator[LineUse]:
    for b, line in enumerate(admissible.lines):
        spent = Cents(sum(award.line_costs[b] for award in awards))
        yield LineUse(
            name=line.name,
            limit=line.limit,
            running=line.running,
            spent=spent,
            remains=Cents(line.limit - line.running - spent),
        )


def _commitments(
    case: Case, policy: Policy, awards: Sequence[Award], ledger: Sequence[LedgerRow]
) -> Iterator[Commitment]:
    """By line and calendar year; a month that counts on several lines stands under each."""
    groups = {each.occupation: each.group for each in case.occupations}
    award_of = {award.scholar_id: award for award in awards}
    due: Counter[tuple[str, int]] = Counter()
    for row in ledger:
        award = award_of[row.scholar_id]
        group = groups[award.occupation]
        on = [
            line.name
            for line in case.budget
            if counts_on(line, row.month, award.level, group, policy)
        ]
        for name in on or [""]:
            due[name, row.month.year] += row.municipality
    for (name, year), amount in sorted(due.items(), key=lambda each: (each[0][0] == "", each[0])):
        if amount:
            yield Commitment(line=name or None, year=year, amount=Cents(amount))


def _levels(case: Case, awards: Sequence[Award], result: SolveResult) -> Iterator[LevelAwards]:
    leasts = {least.level: least for least in result.leasts}
    for level in Level:
        of_level = [award for award in awards if award.level is level]
        yield LevelAwards(
            level=level,
            applicants=sum(scholar.level is level for scholar in case.scholars),
            awards=len(of_level),
            co_funded=sum(award.funded for award in of_level),
            placeable=leasts[level].placeable if level in leasts else 0,
            least=leasts[level].least if level in leasts else 0,
        )


def _indicators(
    case: Case, policy: Policy, admissible: Admissibility, awards: Sequence[Award]
) -> Indicators:
    by_occupation = Counter(award.occupation for award in awards)
    return Indicators(
        system_run_on=case.on,
        employers=len({award.employer_id for award in awards}),
        scholars=len(awards),
        co_funded=sum(award.funded for award in awards),
        target=policy.target if case.target is None else case.target,
        needs=tuple(
            OccupationNeed(
                occupation=need.occupation,
                needed=need.needed,
                awards=by_occupation[need.occupation],
                covered=min(need.needed, by_occupation[need.occupation]),
                weight=need.weight,
            )
            for need in admissible.needs
        ),
    )
