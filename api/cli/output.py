"""Where a match is written when nobody said where."""

import re
from pathlib import Path

from matching.domain import Case


def folder_for(case: Case, asked: Path | None) -> Path:
    """The folder asked for, or else ``out/`` and the name of the case."""
    if asked is not None:
        return asked
    return Path("out") / (re.sub(r"[^\w.-]+", "-", case.name).strip("-.") or "case")
