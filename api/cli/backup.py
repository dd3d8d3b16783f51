"""``ukrep5 backup``: everything that the store holds, into one file."""

import gzip
import os
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Annotated, Final

import typer

from api.cli.console import tell
from api.cli.environment import settings_of_environment
from api.cli.language import LangOption
from matching.errors import OutputError
from matching.words import counted, text

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help=text("File of the backup; compressed.").one)
]
_FAST: Final = 3
"""How hard to compress: reports shrink to a sixth all the same."""


def backup(*, file: FileArgument, lang: LangOption) -> None:
    """Write a backup of this moment, while the service goes on; only the owner may read it."""
    from api.store.backup import lines_of, parsed
    from api.store.store import open_store

    if file.exists():
        raise OutputError(text("{file} is there already; name another one.", file=str(file)))
    with (
        closing(open_store(settings_of_environment().store_url)) as store,
        tempfile.TemporaryDirectory(dir=_folder_of(file), prefix=".ukrep5-") as temporary,
    ):
        written = Path(temporary) / file.name
        with store.reading() as db:
            last = _written(written, lines_of(db))
        written.chmod(0o600)
        written.rename(file)
    told = parsed(last)
    tell(counted("{n} row written.", "{n} rows written.", n=told["rows"]), lang)
    tell(text("SHA-256 of the lines: {hash}", hash=told["sha256"]), lang)


def _written(file: Path, lines: Iterable[bytes]) -> bytes:
    """Write a file that a power cut leaves whole; gives its last line."""
    last = b""
    with file.open("xb") as raw:
        with gzip.GzipFile("", "wb", _FAST, raw, mtime=0) as compressed:
            for last in lines:
                compressed.write(last)
        raw.flush()
        os.fsync(raw.fileno())
    return last


def _folder_of(file: Path) -> Path:
    folder = file.absolute().parent
    if not folder.is_dir():
        raise OutputError(text("{folder} is no folder; make it first.", folder=str(folder)))
    return folder
