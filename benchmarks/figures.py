"""The figures to reach: what was measured against each, in every work of its size."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.child import Step
from benchmarks.contest import Contest
from benchmarks.instances import Kind
from benchmarks.ratios import best_mip, to_point
from benchmarks.table import number


class Verdict(StrEnum):
    """Whether a figure holds in every work that it is about."""

    REACHED = "reached"
    MISSED = "missed"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure to reach."""

    work: str
    asked: str
    measured: str
    verdict: Verdict


def figures(contests: Sequence[Contest], seconds: float) -> list[Figure]:
    """All of them, in the order of the issue; ``seconds`` is the peers' limit of a goal."""
    goals = {size: _of(contests, Kind.GOALS, size) for size in (130, 1_000, 5_000, 10_000, 100_000)}
    return [
        _small(goals[130], seconds),
        _thousand(goals[1_000], seconds),
        _five_thousand(goals[5_000], seconds),
        _ten_thousand(goals[10_000]),
        _hundred_thousand(goals[100_000]),
        _frontier(_of(contests, Kind.FRONTIER, 1_000), seconds),
        _deferred_small(_of(contests, Kind.DEFERRED, 5_000), seconds),
        _deferred_large(_of(contests, Kind.DEFERRED, 100_000)),
        _check(
            [
                each
                for each in contests
                if each.work.kind is Kind.GOALS and each.ours.check is not None
            ]
        ),
    ]


def _small(contests: Sequence[Contest], seconds: float) -> Figure:
    ratios = _ratios(contests, seconds)
    proven = all(_all_proven(each) for each in contests)
    return _figure(
        contests,
        work="130 scholars",
        asked="all goals proven, no slower than the best peer",
        measured=f"{_proven(contests)}; best peer at least {_span(ratios, '×')}",
        held=proven and _least(ratios) >= 1,
    )


def _thousand(contests: Sequence[Contest], seconds: float) -> Figure:
    ratios = _ratios(contests, seconds)
    unique = all(_all_proven(each) and each.ours.unique for each in contests)
    plain = [each.peers["CP-SAT"].proven for each in contests if "CP-SAT" in each.peers]
    return _figure(
        contests,
        work="1,000 scholars",
        asked="all proven, draw unique, 4× the best MIP peer; CP-SAT proves no goal",
        measured=(
            f"{_proven(contests)}{', unique' if unique else ''}; best MIP peer "
            f"at least {_span(ratios, '×')}; goals proven by CP-SAT: {_span(plain, '')}"
        ),
        held=unique and _least(ratios) >= 4 and not any(plain),
    )


def _five_thousand(contests: Sequence[Contest], seconds: float) -> Figure:
    ratios = _ratios(contests, seconds, but=2)
    proven = all(each.ours.proven >= len(each.ours.steps) - 2 for each in contests)
    return _figure(
        contests,
        work="5,000 scholars",
        asked="all but the last two goals proven, 3× the best MIP peer to there",
        measured=f"{_proven(contests)}; best MIP peer at least {_span(ratios, '×')}",
        held=proven and _least(ratios) >= 3,
    )


def _ten_thousand(contests: Sequence[Contest]) -> Figure:
    within = {"points": 0.003, "need_covered": 0.003}
    within |= {"scholar_ranks": 0.005, "position_ranks": 0.005}
    steps = [step for each in contests for step in each.ours.steps]
    reached = all(gap(step) <= within.get(step.name, 1.0) for step in steps)
    first = all(each.ours.proven > 0 for each in contests)
    times = [each.ours.seconds for each in contests]
    gaps = ", ".join(
        f"{name} {max((gap(step) for step in steps if step.name == name), default=0):.2%}"
        for name in within
    )
    return _figure(
        contests,
        work="10,000 scholars",
        asked="co-funded proven, points and need within 0.3 %, ranks within 0.5 %, under 120 s",
        measured=f"{_proven(contests)}; gaps at most: {gaps}; {_span(times, ' s')}",
        held=reached and first and max(times, default=0) < 120,
    )


def _hundred_thousand(contests: Sequence[Contest]) -> Figure:
    flows = [_in_flows(each) for each in contests if "raw flow" in each.peers]
    memory = [each.ours.mebibytes or 1 << 20 for each in contests]
    first = all(each.ours.proven > 0 for each in contests)
    held = first and max(flows, default=99) <= 25 and max(memory, default=0) < 4096
    return _figure(
        contests,
        work="100,000 scholars",
        asked="co-funded awards proven in at most 25 raw flows, under 4 GiB",
        measured=(
            f"{_proven(contests)}; first goal {_span(flows, ' flows')}; {_span(memory, ' MiB')}"
        ),
        held=held,
    )


def _frontier(contests: Sequence[Contest], seconds: float) -> Figure:
    ratios = _ratios(contests, seconds)
    return _figure(
        contests,
        work="frontier, 1,000 scholars",
        asked="every budget in one run of shortest paths, 20× the best MIP peer at 50 budgets",
        measured=f"best MIP peer at least {_span(ratios, '×')}",
        held=_least(ratios) >= 20,
    )


def _deferred_small(contests: Sequence[Contest], seconds: float) -> Figure:
    """Most of the package's time goes into making its own objects: both are told."""
    ratios, alone = [], []
    for each in contests:
        if peer := each.peers.get("matching"):
            ratios.append(to_point(each.ours, peer, 1, seconds))
            alone += [step.seconds / each.ours.seconds for step in peer.steps]
    return _figure(
        contests,
        work="deferred acceptance, 5,000 scholars",
        asked="50× `matching`",
        measured=f"{_span(ratios, '×')}; {_span(alone, '×')} without making its objects",
        held=_least(ratios) >= 50,
    )


def _deferred_large(contests: Sequence[Contest]) -> Figure:
    flows = [_in_flows(each) for each in contests if "raw flow" in each.peers]
    return _figure(
        contests,
        work="deferred acceptance, 100,000 scholars",
        asked="at most one raw flow",
        measured=_span(flows, " flows"),
        held=max(flows, default=99) <= 1,
    )


def _check(contests: Sequence[Contest]) -> Figure:
    parts = [(each.ours.check or 0.0) / each.ours.seconds for each in contests]
    return _figure(
        contests,
        work="check of a result",
        asked="at most 10 % of its solve",
        measured=_span([part * 100 for part in parts], " %"),
        held=max(parts, default=1) <= 0.1,
    )


def _figure(
    contests: Sequence[Contest], work: str, asked: str, measured: str, held: bool
) -> Figure:
    """Judged, where there is something to judge."""
    if not contests:
        return Figure(work=work, asked=asked, measured="", verdict=Verdict.NOT_RUN)
    verdict = Verdict.REACHED if held else Verdict.MISSED
    return Figure(work=work, asked=asked, measured=measured, verdict=verdict)


def gap(step: Step) -> float:
    """How much better a goal could be than what is in hand, as a part of it."""
    if step.proven or step.bound is None:
        return 0.0 if step.proven else 1.0
    return (step.bound - step.value) / max(1, abs(step.value))


def _of(contests: Sequence[Contest], kind: Kind, size: int) -> list[Contest]:
    return [each for each in contests if (each.work.kind, each.work.scholars) == (kind, size)]


def _ratios(contests: Sequence[Contest], seconds: float, but: int = 0) -> list[float]:
    found = (best_mip(each, len(each.ours.steps) - but, seconds) for each in contests)
    return [ratio for ratio in found if ratio is not None]


def _in_flows(contest: Contest) -> float:
    return contest.ours.steps[0].seconds / contest.peers["raw flow"].steps[0].seconds


def _all_proven(contest: Contest) -> bool:
    return 0 < len(contest.ours.steps) == contest.ours.proven


def _proven(contests: Sequence[Contest]) -> str:
    goals = max((len(each.ours.steps) for each in contests), default=0)
    return f"proven {_span([each.ours.proven for each in contests], '')} of {goals}"


def _span(values: Sequence[float], unit: str) -> str:
    if not values:
        return "not run"
    least, most = number(min(values)), number(max(values))
    return f"{least}{unit}" if least == most else f"{least} to {most}{unit}"


def _least(values: Sequence[float]) -> float:
    return min(values, default=0.0)
