"""A case from wherever it stands: a folder, a workbook, or ``case.json`` of an output folder."""

from pathlib import Path

from matching.domain import Case, Person
from matching.errors import InputError, OutputError
from matching.read import case_from_json, read_case, read_persons
from matching.tables.source import unreadable
from matching.words import text


def case_at(path: Path) -> Case:
    """The case; raises `InputError` with all its faults."""
    return case_from_json(_document(path)) if _is_json(path) else read_case(path)


def persons_at(path: Path) -> tuple[Person, ...]:
    """Who the scholars are, where the case says it; its JSON never does."""
    return () if _is_json(path) else read_persons(path)


def outcome_at(path: Path) -> bytes:
    """The ``outcome.json`` of an output folder, or the file itself."""
    return _document(path / "outcome.json" if path.is_dir() else path)


def not_the_same(earlier: Path, folder: Path) -> None:
    """The outcome that is repaired is kept: it is the evidence of what was granted before.

    Raises
    ------
    OutputError
        If the output folder is that of the earlier outcome.
    """
    of_earlier = earlier if earlier.is_dir() else earlier.parent
    if of_earlier.resolve() == folder.resolve():
        raise OutputError(
            text(
                "{folder} holds the outcome that is to be repaired; name another folder with --out",
                folder=str(folder),
            )
        )


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json" and not path.is_dir()


def _document(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as refused:
        raise InputError([unreadable(path.name, refused)]) from refused
