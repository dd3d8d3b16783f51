"""``ukrep5 verify``: check an output folder from what stands in it alone."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell, working
from api.cli.language import LangOption
from matching.words import text

FolderArgument = Annotated[
    Path, typer.Argument(metavar="OUT", help=text("Output folder of a match.").one)
]


def verify(*, folder: FolderArgument, lang: LangOption) -> None:
    """Repeat the check; an outcome that does not hold ends with exit code 2."""
    from matching.verify import verify as verify_folder

    with working(text("Checking the outcome"), lang):
        verified = verify_folder(folder)
    tell(verified.say(lang), lang)
