"""A case from wherever it stands: a folder, a workbook, or ``case.json`` of an output folder."""

from pathlib import Path

from matching.domain import Case, Person
from matching.errors import InputError
from matching.read import case_from_json, read_case, read_persons
from matching.tables.source import unreadable


def case_at(path: Path) -> Case:
    """The case; raises `InputError` with all its faults."""
    return case_from_json(_document(path)) if _is_json(path) else read_case(path)


def persons_at(path: Path) -> tuple[Person, ...]:
    """Who the scholars are, where the case says it; its JSON never does."""
    return () if _is_json(path) else read_persons(path)


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json" and not path.is_dir()


def _document(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as refused:
        raise InputError([unreadable(path.name, refused)]) from refused
