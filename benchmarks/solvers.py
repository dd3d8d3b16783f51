"""Who takes part: our solver and its peers, each in an environment of its own."""

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.instances import Kind

HERE: Final = Path(__file__).parent
PEERS: Final = HERE / "peers"
ENVIRONMENTS: Final = HERE / ".envs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A script in ``peers`` and the environment it runs in (``peers/<environment>.requirements``).

    Parameters
    ----------
    mip : whether it takes the goals in sequence, so that its values must be ours.
    own_only : whether it can run only in an environment of its own.
    """

    name: str
    script: str
    environment: str
    kinds: frozenset[Kind]
    mip: bool = False
    own_only: bool = False


GOALS: Final = frozenset({Kind.GOALS})
DEFERRED: Final = frozenset({Kind.DEFERRED})
PEER_LIST: Final = (
    Peer(name="raw flow", script="raw_flow", environment="ortools", kinds=GOALS | DEFERRED),
    Peer(name="HiGHS", script="highs_sequence", environment="ortools", kinds=GOALS, mip=True),
    Peer(name="SCIP", script="scip_sequence", environment="ortools", kinds=GOALS, mip=True),
    Peer(name="CP-SAT", script="cp_sat_sequence", environment="ortools", kinds=GOALS, mip=True),
    Peer(name="scipy", script="scipy_sequence", environment="scipy", kinds=GOALS, mip=True),
    Peer(
        name="CBC",
        script="pulp_sequence",
        environment="pulp",
        kinds=GOALS,
        mip=True,
        own_only=True,
    ),
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


def python_of(peer: Peer, environments: Path) -> Path:
    """The interpreter of the peer's environment, which is made if it is not there yet."""
    folder = environments / peer.environment
    python, done = folder / "bin" / "python", folder / "installed"
    locked = PEERS / f"{peer.environment}.requirements"
    if not done.exists() or done.read_text() != locked.read_text():
        venv.create(folder, with_pip=True, clear=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--require-hashes", "-r", locked], check=True)
        done.write_text(locked.read_text())
    return python


def own_python() -> Path:
    """The interpreter that runs this."""
    return Path(sys.executable)
