"""The one place where an error becomes a sentence and an exit code."""

from typing import Any

import typer

from api.cli.console import warn
from api.cli.help import Group
from api.cli.language import language_in
from matching.errors import CheckError, Ukrep5Error

TARGET_NOT_MET = 1
AT_FAULT = 2
DEFECT = 70
"""A defect of the program, which is nobody's input."""


class Sentences(Group):
    """Commands whose errors are told to the user; unexpected ones keep their traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; an error of ours ends it in the language asked for."""
        try:
            return super().invoke(ctx)
        except Ukrep5Error as error:
            warn(error.say(language_in(ctx)))
            code = DEFECT if isinstance(error, CheckError) else AT_FAULT
            raise typer.Exit(code) from error
