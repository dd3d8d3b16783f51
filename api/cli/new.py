"""``ukrep5 new``: an empty case to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell
from api.cli.language import LangOption
from matching.words import text

FolderArgument = Annotated[
    Path, typer.Argument(metavar="DIR", help=text("Folder that does not exist yet.").one)
]


def new(*, folder: FolderArgument, lang: LangOption) -> None:
    """Write a folder with every table of a case, ready to be filled in."""
    from matching.write import write_new

    write_new(folder)
    tell(text("New case: {path}", path=folder), lang)
