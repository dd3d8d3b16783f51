"""An environment for each group of peers, from locked versions with hashes."""

import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

from benchmarks.solvers import Peer

HERE: Final = Path(__file__).parent
PEERS: Final = HERE / "peers"
ENVIRONMENTS: Final = HERE / ".envs"
OWN_PYTHON: Final = Path(sys.executable)
"""The interpreter that runs this."""


def python_of(peer: Peer, environments: Path = ENVIRONMENTS) -> Path:
    """The interpreter of the peer's environment, which is made if it is not there yet."""
    folder = environments / peer.environment
    python, done = folder / "bin" / "python", folder / "installed"
    locked = PEERS / f"{peer.environment}.requirements"
    if not done.exists() or done.read_text() != locked.read_text():
        venv.create(folder, with_pip=True, clear=True)
        pip: list[str | Path] = [
            python,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        subprocess.run([*pip, "--require-hashes", "-r", locked], check=True)
        done.write_text(locked.read_text())
    return python


def versions() -> list[str]:
    """What is compared, such as ``ortools 9.15.6755``, from the locked versions."""
    locked = sorted(PEERS.glob("*.requirements"))
    lines = (line for file in locked for line in file.read_text().splitlines())
    pinned = {line.removesuffix(" \\").replace("==", " ") for line in lines if "==" in line}
    named = {file.stem for file in locked} | {"numpy"}
    return sorted(each for each in pinned if each.split()[0] in named)
