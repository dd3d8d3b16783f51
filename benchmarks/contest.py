"""One work, taken by our solver and then by each peer; each in a process of its own."""

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.child import Run, run
from benchmarks.environments import HERE, OWN_PYTHON, python_of
from benchmarks.instances import Work, problem_of
from benchmarks.problem_file import write_for_peers
from benchmarks.public_data import known_values, public_problem
from benchmarks.solvers import Peer

OURS_AT_MOST: Final = 1_800.0
"""Seconds after which our own process is stopped within a goal."""
SHORT: Final = 20.0
"""Seconds above which a run is not repeated: its noise matters little."""
OVERRUN: Final = 15.0
"""Seconds past its limit after which a peer is stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What holds for all who take part.

    Parameters
    ----------
    seconds : limit of a goal for peers.
    ours, ours_large : limit of a goal for us, up to 5,000 scholars and above.
    repeats : runs of which the median counts, up to 1,000 scholars if they are `SHORT`; else one.
    own_environments : whether peers run in environments of their own.
    """

    seconds: float = 60.0
    ours: float = 60.0
    ours_large: float = 12.0
    repeats: int = 3
    own_environments: bool = True

    def limit(self, work: Work) -> float:
        """Our limit of a goal."""
        return self.ours if work.scholars <= 5_000 else self.ours_large

    def runs(self, work: Work) -> int:
        """How many runs."""
        return self.repeats if work.scholars <= 1_000 else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """The median run of ours and of each peer by its name."""

    work: Work
    contracts: int
    ours: Run
    peers: Mapping[str, Run]


def contest(work: Work, peers: Sequence[Peer], terms: Terms, folder: Path) -> Contest:
    """Make the problem, let everyone solve it, ours first; files stay in ``folder``."""
    problem = public_problem(work) if known_values(work) else problem_of(work)
    own, plain = folder / f"{work.name}.pickle", folder / f"{work.name}.npz"
    own.write_bytes(pickle.dumps(problem))
    write_for_peers(problem, plain)
    command: list[str | Path] = [
        OWN_PYTHON,
        "-m",
        "benchmarks.ours",
        work.kind,
        own,
        str(terms.limit(work)),
    ]
    ours = median([run(command, HERE.parent, OURS_AT_MOST) for _ in range(terms.runs(work))])
    taking_part = [peer for peer in peers if work.kind in peer.kinds and ours.steps]
    return Contest(
        work=work,
        contracts=problem.contracts,
        ours=ours,
        peers={
            peer.name: _peer(peer, plain, ours.leasts, terms, terms.runs(work))
            for peer in taking_part
        },
    )


def _peer(peer: Peer, file: Path, leasts: Sequence[str], terms: Terms, runs: int) -> Run:
    """Median run of a peer; what was not solved once, or took long, is not run again."""
    python = python_of(peer) if terms.own_environments else OWN_PYTHON
    command: list[str | Path] = [python, "-m", f"peers.{peer.script}", file]
    if peer.timed:
        command += [str(terms.seconds), *leasts]
    first = run(command, HERE, terms.seconds + OVERRUN)
    if not first.finished or first.seconds > SHORT:
        return first
    return median([first, *(run(command, HERE, terms.seconds + OVERRUN) for _ in range(runs - 1))])


def median(runs: Sequence[Run]) -> Run:
    """The run in the middle by its seconds."""
    return sorted(runs, key=lambda each: each.seconds)[len(runs) // 2]
