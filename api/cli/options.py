"""Options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from api.policy import asked
from matching.domain import Mechanism
from matching.tables.kinds import MECHANISM
from matching.words import text


def mechanism_asked(words: str) -> Mechanism:
    """A mechanism in any word that a case may have; raises `QuestionError`."""
    mechanism: Mechanism = asked("--mechanism", MECHANISM, words)
    return mechanism


CaseArgument = Annotated[
    Path,
    typer.Argument(
        metavar="CASE", help=text("Folder, .xlsx workbook or .json file of a case.").one
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help=text("Print JSON on standard output instead.").one)
]
MechanismOption = Annotated[
    Mechanism | None,
    typer.Option(
        "--mechanism",
        metavar=f"[{'|'.join(Mechanism)}]",
        parser=mechanism_asked,
        help=text("How the match chooses, instead of the case's.").one,
    ),
]
SecondsOption = Annotated[
    int | None,
    typer.Option(
        "--seconds-per-goal",
        min=1,
        help=text("Time for the proof of each goal; by default as long as it takes.").one,
    ),
]
FormOption = Annotated[
    Literal["csv", "xlsx"] | None,
    typer.Option("--form", help=text("Text files or a workbook; by default as the name says.").one),
]
