"""A solver in a process of its own: its steps as they come, and a hard stop where they do not."""

import json
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any, Final

BUILDING: Final = 600.0
"""Seconds that reading and building may take."""

STEP: Final = '{"step"'
"""How our lines begin; some solvers print lines of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One goal reached (or one flow, one matching), with the seconds it alone took.

    Parameters
    ----------
    bound : what the solver says no choice can pass, where it says so.
    exact : whether the choice, rounded to whole numbers, keeps every row to the last cent.
    fingerprint : of a matching, to compare it.
    """

    name: str
    seconds: float
    value: int
    proven: bool
    exact: bool
    bound: int | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """All that one process said.

    Parameters
    ----------
    built : seconds to build the model.
    after_goals : seconds after the last goal, to show that no other choice is equal.
    check : seconds to check the result; ours only.
    finished : whether it went through everything that was asked.
    failure : how the process ended, if it did not end well.
    """

    built: float
    steps: tuple[Step, ...]
    mebibytes: int | None = None
    after_goals: float = 0.0
    check: float | None = None
    unique: bool = False
    leasts: tuple[str, ...] = ()
    finished: bool = False
    failure: str = ""

    @property
    def proven(self) -> int:
        """How many steps in a row are proven."""
        count = 0
        for step in self.steps:
            if not step.proven:
                break
            count += 1
        return count

    def seconds_to(self, steps: int) -> float:
        """Seconds to build and reach so many steps; with all of them, to the very end."""
        end = self.after_goals if steps == len(self.steps) else 0.0
        return self.built + sum(step.seconds for step in self.steps[:steps]) + end

    @property
    def seconds(self) -> float:
        """Seconds from first to last."""
        return self.seconds_to(len(self.steps))


def run(command: Sequence[str | Path], cwd: Path, seconds_a_step: float) -> Run:
    """Run a solver's process to its end, or stop it when a step takes too long."""
    with tempfile.TemporaryFile("w+") as errors:
        with subprocess.Popen(
            command, cwd=cwd, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as child:
            lines = list(_lines(child, seconds_a_step))
        errors.seek(0)
        last = (errors.read().strip().splitlines() or [""])[-1]
    return _run(lines, child.returncode, last)


def _lines(child: "subprocess.Popen[str]", seconds_a_step: float) -> Iterator[dict[str, Any]]:
    assert child.stdout is not None
    limit = BUILDING
    while True:
        timer = Timer(limit, child.kill)
        timer.start()
        line = child.stdout.readline()
        timer.cancel()
        if not line:
            return
        if line.startswith(STEP):
            yield json.loads(line)
            limit = seconds_a_step


def _run(lines: Sequence[dict[str, Any]], code: int, last: str) -> Run:
    built = next((line["seconds"] for line in lines if line["step"] == "built"), 0.0)
    end = next((line for line in lines if line["step"] == "end"), {})
    return Run(
        built=built,
        steps=tuple(_step(line) for line in lines if line["step"] not in {"built", "end"}),
        mebibytes=end.get("mebibytes"),
        after_goals=end.get("after_goals", 0.0),
        check=end.get("check"),
        unique=end.get("unique", False),
        leasts=tuple(end.get("leasts", ())),
        finished=end.get("finished", False),
        failure="" if code == 0 else "stopped" if code < 0 else last or f"exit code {code}",
    )


def _step(line: dict[str, Any]) -> Step:
    return Step(
        name=line["step"],
        seconds=line["seconds"],
        value=line["value"],
        proven=line["proven"],
        exact=line["exact"],
        bound=line.get("bound"),
        fingerprint=line.get("fingerprint", ""),
    )
