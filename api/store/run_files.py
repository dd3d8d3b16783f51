"""Files that runs left."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from api.store.canonical import sha256
from api.store.errors import NotFoundError
from api.store.names import RunId
from api.store.tables.runs import RunFile


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLeft:
    """A file of a run, such as ``outcome.json``."""

    name: str
    media_type: str
    body: bytes


def keep_files(db: Session, run_id: RunId, files: Sequence[FileLeft]) -> None:
    """Keep what a run left."""
    db.add_all(
        RunFile(
            run_id=run_id,
            name=each.name,
            media_type=each.media_type,
            sha256=sha256(each.body),
            size=len(each.body),
            body=each.body,
        )
        for each in files
    )
    db.flush()


def run_files(db: Session, run_id: RunId) -> list[RunFile]:
    """What files there are, without their bodies, by name."""
    return list(db.scalars(select(RunFile).filter_by(run_id=run_id).order_by(RunFile.name)))


def run_file(db: Session, run_id: RunId, name: str) -> RunFile:
    """A file with its body; raises `NotFoundError`."""
    found = db.get(RunFile, (run_id, name), options=[undefer(RunFile.body)])
    if found is None:
        raise NotFoundError("file")
    return found
