"""The commands that a README shows, as a reader would run them."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]


def ran(readme: str, where: Path) -> Iterator[tuple[str, list[str], str]]:
    """Each command, the lines shown under it, and what it printed when run in a folder."""
    for block in re.findall(r"```console\n(.*?)```", readme, re.DOTALL):
        for entry in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = entry.strip().splitlines()
            words = shlex.split(command)
            assert words[0] == "ukrep5"
            done = subprocess.run(
                [sys.executable, "-m", "api.cli", *words[1:]],
                cwd=where,
                env={"PYTHONPATH": str(ROOT), "PATH": "", "LANG": "C.UTF-8"},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"{command}: {done.stderr}"
            yield command, shown, done.stdout
