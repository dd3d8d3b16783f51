"""How many times longer a peer takes than we do, to the same point."""

from collections.abc import Mapping
from typing import Final

from benchmarks.child import Run
from benchmarks.contest import Contest

MIP: Final = frozenset({"HiGHS", "SCIP", "scipy", "CBC", "CP-SAT"})


def to_point(ours: Run, peer: Run, point: int, seconds: float) -> float:
    """Ratio of the seconds to the first ``point`` goals.

    A peer that did not come so far counts with its time and one limit more: the ratio is then a
    bound from below.
    """
    reached = min(point, peer.proven)
    missed = seconds if reached < point else 0.0
    return (peer.seconds_to(reached) + missed) / ours.seconds_to(point)


def best_mip(contest: Contest, point: int, seconds: float) -> float | None:
    """Least ratio of the MIP peers to a point; None where none took part."""
    ratios = [to_point(contest.ours, run, point, seconds) for run in mip_peers(contest).values()]
    return min(ratios, default=None)


def mip_peers(contest: Contest) -> Mapping[str, Run]:
    """Peers that take goals in sequence."""
    return {name: run for name, run in contest.peers.items() if name in MIP}
