"""Everything that a publication rests on, in one zip."""

import io
import zipfile
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from api.lifecycle.result import folder_files
from api.store import decisions
from api.store.acts import Act
from api.store.days import HERE
from api.store.names import PublicationId
from api.store.run_files import run_file, run_files
from api.store.work import Work

CHECKED: Final = "match"
"""Folder of what the certificate names."""


def exported(db: Session, publication_id: PublicationId) -> bytes:
    """The files of the run and the public certificate; the same publication, the same bytes.

    What ``ukrep5 verify`` checks stands in a folder of its own.
    """
    published = decisions.publication(db, publication_id)
    checked = folder_files(db, published.run_id)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for each in run_files(db, published.run_id):
            name = f"{CHECKED}/{each.name}" if each.name in checked else each.name
            entry = zipfile.ZipInfo(name, _moment(published.published_at))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, run_file(db, published.run_id, each.name).body)
    return made.getvalue()


def note_export(work: Work, publication_id: PublicationId) -> None:
    """Who took what out of the service stands in the audit log."""
    work.note(Act.EXPORTED, publication_id)


def _moment(at: datetime) -> tuple[int, int, int, int, int, int]:
    here = at.astimezone(HERE)
    return here.year, here.month, here.day, here.hour, here.minute, here.second
