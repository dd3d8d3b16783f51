"""Who takes part beside our solver, and in what."""

from dataclasses import dataclass
from typing import Final

from benchmarks.instances import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A script in ``peers`` and the environment it runs in (``peers/<environment>.requirements``).

    Parameters
    ----------
    timed : whether it takes the seconds that a step may last, and the least numbers by level.
    own_only : whether it can run only in an environment of its own.
    """

    name: str
    script: str
    environment: str
    kinds: frozenset[Kind]
    timed: bool = False
    own_only: bool = False


GOALS: Final = frozenset({Kind.GOALS, Kind.ASSIGNMENT, Kind.PROJECTS})
DEFERRED: Final = frozenset({Kind.DEFERRED})
FRONTIER: Final = frozenset({Kind.FRONTIER})
PEER_LIST: Final = (
    Peer(name="raw flow", script="raw_flow", environment="ortools", kinds=GOALS | DEFERRED),
    Peer(name="HiGHS", script="highs_sequence", environment="ortools", kinds=GOALS, timed=True),
    Peer(name="SCIP", script="scip_sequence", environment="ortools", kinds=GOALS, timed=True),
    Peer(name="CP-SAT", script="cp_sat_sequence", environment="ortools", kinds=GOALS, timed=True),
    Peer(name="scipy", script="scipy_sequence", environment="scipy", kinds=GOALS, timed=True),
    Peer(
        name="CBC",
        script="pulp_sequence",
        environment="pulp",
        kinds=GOALS,
        timed=True,
        own_only=True,
    ),
    Peer(name="HiGHS", script="highs_frontier", environment="ortools", kinds=FRONTIER, timed=True),
    Peer(name="SCIP", script="scip_frontier", environment="ortools", kinds=FRONTIER, timed=True),
    Peer(
        name="matching",
        script="matching_deferred",
        environment="matching",
        kinds=DEFERRED,
        own_only=True,
    ),
    Peer(
        name="algmatch",
        script="algmatch_deferred",
        environment="algmatch",
        kinds=DEFERRED,
        own_only=True,
    ),
)
