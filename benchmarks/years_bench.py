"""Ten years of velenje-100, many times over: how long it takes, and what leaving out goals costs.

``python -m benchmarks.years_bench [--seeds N] [--whole N]`` prints the figure of the issue (200
seeds within 120 s on two cores, under 2 GiB), and for ``--whole`` seeds what all goals of policy
would change, and how much longer they take.
"""

import argparse
import resource
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from matching.read import read_case
from matching.rules.book import policy_book
from scenarios.cohorts import YearRow, years
from scenarios.cohorts.bands import later_from, mean
from scenarios.cohorts.plan import Plan, PlanKind
from scenarios.cohorts.rates import rates_book
from scenarios.cohorts.simulate import simulate, stage_of

CASE: Final = Path(__file__).parents[1] / "scenarios/cases/velenje-100"
YEARS: Final = 10
ASKED_SECONDS: Final = 120
ASKED_SEEDS: Final = 200
WORKERS: Final = 2
KIBIBYTES: Final = 1024


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=ASKED_SEEDS)
    parser.add_argument("--whole", type=int, default=0)
    asked = parser.parse_args()
    _figure(asked.seeds)
    if asked.whole:
        _whole(asked.whole)


def _figure(seeds: int) -> None:
    case = read_case(CASE)
    begun = time.perf_counter()
    years(case, policy_book(), years=YEARS, seeds=seeds, workers=WORKERS, answers=False)
    seconds = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    matches = YEARS * seeds
    cpu = used.ru_utime + used.ru_stime
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{YEARS} years x {seeds} seeds, {WORKERS} workers: {seconds:.1f} s")
    print(f"asked: {ASKED_SECONDS} s for {ASKED_SEEDS} seeds")
    print(f"processor time of the workers: {cpu:.1f} s, {1000 * cpu / matches:.0f} ms a year")
    print(f"most memory: {own // KIBIBYTES} MiB, a worker {used.ru_maxrss // KIBIBYTES} MiB")


def _whole(seeds: int) -> None:
    """The same histories with the first goal alone and with all goals of policy."""
    case = read_case(CASE)
    first = Plan(
        scenario="baseline",
        kind=PlanKind.AS_IT_IS,
        case=case,
        book=policy_book(),
        rates=rates_book(),
    )
    every = replace(first, goals=policy_book().on(case.on).goals)
    for name, plan in (("first goal", first), ("all goals", every)):
        begun = time.process_time()
        stage = stage_of(plan, YEARS)
        rows = [row for seed in range(1, seeds + 1) for row in simulate(stage, seed).years]
        cpu = time.process_time() - begun
        print(f"{name}: {_told(rows)}; {1000 * cpu / len(rows):.0f} ms a year")


def _told(rows: list[YearRow]) -> str:
    late = [row for row in rows if row.year >= later_from(YEARS)]
    awards, running = (mean([row.awards for row in late]), mean([row.running for row in late]))
    spent = mean([row.spent for row in late])
    return f"{awards} new and {running} running awards, {spent / 100:,.0f} EUR in a later year"


if __name__ == "__main__":
    main()
