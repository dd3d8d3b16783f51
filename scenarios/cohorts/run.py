"""Which histories are simulated, and all of them together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from matching.domain import BudgetLine, Case, CaseKind, EmployerId
from matching.errors import Fault, InputError
from matching.money import Cents
from matching.rules.book import PolicyBook
from matching.words import text
from scenarios.cohorts.found import Years
from scenarios.cohorts.plan import Plan, PlanKind
from scenarios.cohorts.pool import Done, histories
from scenarios.cohorts.rates import Rates, rates_book
from scenarios.cohorts.rows import History
from scenarios.scenario import apply, scenario_named

SUMS: Final = tuple(Cents(euros * 100) for euros in (15_000, 38_000, 60_000, 100_000))
"""Sums a school year of which people ask what they sustain."""
ANSWER_SEEDS: Final = 20
"""Histories at most of each plan that answers a question beside the call as it is."""
BASELINE: Final = "baseline"


def years(  # noqa: PLR0913, one for each thing that can be asked
    case: Case,
    book: PolicyBook,
    *,
    years: int = 10,
    seeds: int = 50,
    scenarios: Sequence[str] = (BASELINE,),
    workers: int | None = None,
    rates: PolicyBook | None = None,
    answers: bool = True,
    done: Done = lambda _done, _all: None,
) -> Years:
    """Simulate school years from that of a call on, many times over.

    Parameters
    ----------
    years, seeds : how many of each; seed 1 is the same history in every scenario.
    scenarios : names of the library, or paths; the answers are about the first.
    workers : processes; all cores by default. The result does not depend on them.
    rates : what happens to people and employers; `rates_with` changes some.
    answers : whether to simulate also what the answers ask: the target every year, other sums,
        an employer that closes, places filled as elsewhere.
    done : told after each history how many are done, of how many.

    Raises
    ------
    InputError
        If the case is no call, or a scenario does not fit it.
    """
    if case.kind is not CaseKind.CALL:
        raise InputError([_no_call()])
    rates = rates or rates_book()
    plans = [_as_it_is(case, book, rates, name) for name in dict.fromkeys(scenarios)]
    first = plans[0]
    asked = tuple(_answering(first, years)) if answers else ()
    some = min(seeds, ANSWER_SEEDS)
    jobs = [(no, seed) for no in range(len(plans)) for seed in range(1, seeds + 1)]
    jobs += [(len(plans) + no, seed) for no in range(len(asked)) for seed in range(1, some + 1)]
    found = histories((*plans, *asked), jobs, years, workers, done)
    return _years(first, plans, found, years=years, seeds=seeds, some=some)


def _no_call() -> Fault:
    return Fault(
        file="case.toml",
        kind="kind",
        problem=text("the simulation of years needs a case of the kind call"),
    )


def _as_it_is(case: Case, book: PolicyBook, rates: PolicyBook, name: str) -> Plan:
    scenario = scenario_named(name)
    applied = apply(scenario, case, book)
    return Plan(
        scenario=scenario.name,
        kind=PlanKind.AS_IT_IS,
        case=applied.case,
        book=applied.book,
        rates=rates,
    )


def _answering(first: Plan, years: int) -> Iterator[Plan]:
    """Plans that answer a question beside the call as it is."""
    unbound = replace(first, kind=PlanKind.TARGET, most=target_of(first), binds=False)
    yield unbound
    for sum_ in SUMS:
        line = BudgetLine(
            name=first.case.school_year, limit=sum_, school_year=first.case.school_year
        )
        yield replace(
            first, kind=PlanKind.BUDGET, sum=sum_, case=replace(first.case, budget=(line,))
        )
    yield replace(first, kind=PlanKind.CLOSING, closes=(largest(first.case), closes_in(years)))
    rates = Rates(book=first.rates, day=first.case.on)
    filled = rates.with_share("places_open", rates.share("places_filled_elsewhere"))
    yield replace(unbound, kind=PlanKind.FILLED, rates=filled.book)


def target_of(plan: Plan) -> int:
    """New awards a year that the case aims at, or else the strategy."""
    if plan.case.target is not None:
        return plan.case.target
    return plan.book.with_changes(plan.case.changes).on(plan.case.on).target


def largest(case: Case) -> EmployerId:
    """The employer with the most places, the first by id among equals."""
    places = {employer.employer_id: 0 for employer in case.employers}
    for position in case.positions:
        places[position.employer_id] += position.places
    return min(places, key=lambda employer: (-places[employer], employer))


def closes_in(years: int) -> int:
    """Year in which the closing employer closes: the middle one, when awards of all ages run."""
    return (years + 1) // 2


def _years(  # noqa: PLR0913
    first: Plan,
    plans: Sequence[Plan],
    found: Sequence[History],
    *,
    years: int,
    seeds: int,
    some: int,
) -> Years:
    case = first.case
    return Years(
        case=case.name,
        on=case.on,
        school_year=case.school_year,
        years=years,
        seeds=seeds,
        answer_seeds=some,
        target=target_of(first),
        scenarios=tuple(plan.scenario for plan in plans),
        limit=Cents(sum(line.limit for line in case.budget)) if case.budget else None,
        of_school_year=all(line.school_year == case.school_year for line in case.budget),
        sums=SUMS,
        closes=largest(case),
        closes_in=closes_in(years),
        policy=first.book.with_changes(case.changes).on(case.on),
        rates=Rates(book=first.rates, day=case.on),
        rows=tuple(row for history in found for row in history.years),
        months=tuple(row for history in found for row in history.months),
    )
