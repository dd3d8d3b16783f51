"""Computations that do what a test needs, in the place of a match."""

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from api.jobs.child import Show
from api.store.run_files import FileLeft
from api.store.states import RunKind
from matching.errors import Ukrep5Error
from matching.words import text

DONE = FileLeft(name="result.json", media_type="application/json", body=b"{}\n")


def quick(
    _kind: RunKind, snapshot: bytes, asked: Mapping[str, object], show: Show
) -> list[FileLeft]:
    show(1, 2)
    return [DONE, FileLeft(name="case.json", media_type="application/json", body=snapshot)]


def endless(
    _kind: RunKind, _case: bytes, asked: Mapping[str, object], show: Show
) -> list[FileLeft]:
    """It has a child of its own, and tells where both are."""
    with subprocess.Popen(["sleep", "600"]) as sleeper:
        place = Path(str(asked["place"]))
        place.with_suffix(".part").write_text(f"{os.getpid()} {sleeper.pid} {tempfile.mkdtemp()}")
        place.with_suffix(".part").rename(place)
        while True:
            show(3, 7)
            time.sleep(0.01)


def refused(
    _kind: RunKind, _case: bytes, asked: Mapping[str, object], show: Show
) -> list[FileLeft]:
    raise Ukrep5Error(text("Nobody has declined."))


def broken(_kind: RunKind, _case: bytes, asked: Mapping[str, object], show: Show) -> list[FileLeft]:
    raise RuntimeError("Kanarček")


def killed(_kind: RunKind, _case: bytes, asked: Mapping[str, object], show: Show) -> list[FileLeft]:
    os.abort()


def open_files(
    _kind: RunKind, _case: bytes, asked: Mapping[str, object], show: Show
) -> list[FileLeft]:
    opened = [str(each.resolve()) for each in Path("/proc/self/fd").iterdir()]
    body = json.dumps(opened).encode()
    return [FileLeft(name="result.json", media_type="application/json", body=body)]
