"""Where and in which form something is written when nobody said so."""

import re
from pathlib import Path
from typing import Literal

from matching.domain import Case


def folder_for(case: Case, asked: Path | None) -> Path:
    """The folder asked for, or else ``out/`` and the name of the case."""
    if asked is not None:
        return asked
    return Path("out") / (re.sub(r"[^\w.-]+", "-", case.name).strip("-.") or "case")


def form_for(out: Path, asked: Literal["csv", "xlsx"] | None) -> Literal["csv", "xlsx"]:
    """The form asked for, or else the one that the name of the file says."""
    return asked or ("xlsx" if out.suffix.lower() == ".xlsx" else "csv")
