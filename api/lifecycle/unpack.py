"""A case folder that comes as a zip: unpacked within limits, nothing of it outside its folder.

What a zip says of itself is not believed: sizes are counted while it is unpacked.
"""

import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final

from matching.errors import Fault, InputError
from matching.words import Text, text

MOST_FILES: Final = 200
MOST_UNPACKED: Final = 200_000_000
"""Bytes of all files together; a thousand scholars need half a million."""
_MOST_ENTRIES: Final = 10_000
"""Entries of which the table of contents is read at all."""
_ENTRY: Final = b"PK\x01\x02"
_LINK: Final = 0o170000
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_CHUNK: Final = 1 << 20
_ENCRYPTED: Final = 0x1


def refused(kind: str, problem: Text, file: str = "zip") -> InputError:
    """The refusal of an upload as such, by a name that programs know."""
    return InputError([Fault(file=file, kind=kind, problem=problem)])


def is_workbook(data: bytes) -> bool:
    """Whether a zip is a spreadsheet, rather than a folder."""
    return any(each.filename == "[Content_Types].xml" for each in _contents(data))


def unpack(data: bytes, folder: Path) -> None:
    """Write the files of a zip into a folder; those of one folder within it, where all are there.

    Raises
    ------
    InputError
        If it is no zip, or asks for what no case does; its kind says what.
    """
    room = MOST_UNPACKED
    seen: set[str] = set()
    with _opened(data) as package:
        wanted = _wanted(package.infolist())
        for entry in wanted:
            name = _name(entry, wanted)
            if name.lower() in seen:
                raise refused("twice", text("the zip holds {file} twice", file=name), name)
            seen.add(name.lower())
            room -= _copy(package, entry, folder / name, room)


def _contents(data: bytes) -> list[zipfile.ZipInfo]:
    with _opened(data) as package:
        return package.infolist()


def _opened(data: bytes) -> zipfile.ZipFile:
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise _too_many()
    # NotImplementedError is how zipfile refuses an encryption or compression unknown to it
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as broken:
        raise _damaged() from broken


def _wanted(entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Files, each looked at before any is unpacked; what systems add beside them is left out."""
    for entry in entries:
        _must_stay_inside(entry)
    files = [each for each in entries if not each.is_dir() and not _is_hidden(each)]
    if len(files) > MOST_FILES:
        raise _too_many()
    for each in files:
        _must_be_plain(each)
    if sum(each.file_size for each in files) > MOST_UNPACKED:
        raise _bomb()
    return files


def _must_stay_inside(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    path = PurePosixPath(name)
    climbs = path.is_absolute() or ".." in path.parts or not path.parts
    if climbs or "\\" in name or ":" in name or "\0" in name:
        raise refused(
            "path_outside", text("the zip names a file outside of its folder; zip the folder anew")
        )


def _is_hidden(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return parts[0] == "__MACOSX" or parts[-1].startswith(".")


def _must_be_plain(entry: zipfile.ZipInfo) -> None:
    mode = (entry.external_attr >> 16) & _LINK
    if mode and mode != stat.S_IFREG:
        raise refused("link", text("the zip holds a link or a device; put the file itself into it"))
    if entry.flag_bits & _ENCRYPTED:
        raise refused("encrypted", text("the zip has a password; make it without one"))
    if entry.compress_type not in _METHODS:
        raise refused("compression", text("the zip is packed in an unusual way; zip it anew"))


def _name(entry: zipfile.ZipInfo, wanted: list[zipfile.ZipInfo]) -> str:
    """The bare name of a file; all stand together, at the top or in one folder."""
    parents = {PurePosixPath(each.filename).parent for each in wanted}
    if len(parents) > 1 or len(next(iter(parents)).parts) > 1:
        raise refused(
            "folders", text("the zip holds several folders; put the files of one case into it")
        )
    return PurePosixPath(entry.filename).name


def _copy(package: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, room: int) -> int:
    """Unpack one file; how many bytes it had."""
    copied = 0
    try:
        with package.open(entry) as source, target.open("xb") as file:
            while chunk := source.read(_CHUNK):
                copied += len(chunk)
                if copied > room:
                    raise _bomb()
                file.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as broken:
        raise _damaged() from broken
    return copied


def _bomb() -> InputError:
    return refused(
        "zip_bomb", text("the zip unpacks to more than {most} bytes", most=MOST_UNPACKED)
    )


def _too_many() -> InputError:
    return refused("too_many_files", text("the zip holds more than {most} files", most=MOST_FILES))


def _damaged() -> InputError:
    return refused("no_zip", text("the file is no zip, or a damaged one; zip the folder anew"))
