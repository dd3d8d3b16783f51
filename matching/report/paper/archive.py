"""A zip archive whose bytes depend on what is in it, and not on when it was written."""

import io
import zipfile
from typing import Final

_THEN: Final = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip archive knows."""


def same_bytes(archive: bytes) -> bytes:
    """The archive with the same files in the same order, all of one day."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=_THEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return made.getvalue()
