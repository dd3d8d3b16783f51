"""``ukrep5 restore``: a backup, into a store that was never used."""

import gzip
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from api.cli.console import tell
from api.cli.environment import settings_of_environment
from api.cli.language import LangOption
from matching.words import counted, text

FileArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", exists=True, dir_okay=False, help=text("File of the backup.").one
    ),
]


def restore(*, file: FileArgument, lang: LangOption) -> None:
    """Restore a backup before the service is started, as a whole or not at all."""
    from api.store.names import SERVICE
    from api.store.restore import restore as restored
    from api.store.store import open_store

    with (
        closing(open_store(settings_of_environment().store_url)) as store,
        gzip.open(file, "rb") as lines,
        store.writing(SERVICE, datetime.now(UTC)) as work,
    ):
        found = restored(work, lines)
    tell(counted("{n} row restored.", "{n} rows restored.", n=found.rows), lang)
    tell(text("SHA-256 of the lines: {hash}", hash=found.sha256), lang)
