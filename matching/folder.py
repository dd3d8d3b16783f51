"""Folders and files that appear whole at the end, or not at all."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from matching.errors import OutputError
from matching.words import text

MARKER: Final = ".ukrep5"
"""File by which we know a folder as one of ours, to be replaced as a whole."""

_NOTE: Final = "Written by ukrep5, which may replace this folder as a whole.\n"


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """A temporary folder that takes the place of ``out`` once everything in it is written.

    Raises
    ------
    OutputError
        If ``out`` is a file, or a folder with things in it that we did not write, or cannot be
        written; then, and after any other exception, nothing is left behind.
    """
    target = out.absolute()
    with _in_words(out):
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise OutputError(text("{out} is no folder; name another one", out=str(out)))
        if target.is_dir() and not _is_ours(target):
            raise OutputError(
                text("{out} holds files that are not ours; name another folder", out=str(out))
            )
        with _beside(target) as temporary:
            folder = temporary / target.name
            folder.mkdir()
            yield folder
            (folder / MARKER).write_text(_NOTE, encoding="utf-8")
            _take_place(folder, target, temporary / f"{target.name}.old")


@contextmanager
def whole_file(out: Path, ours: Callable[[Path], bool] = lambda _: False) -> Iterator[Path]:
    """A temporary path for a file that takes the place of ``out`` once it is written.

    A file that has something in it is replaced only if ``ours`` says that we wrote it.

    Raises
    ------
    OutputError
        As `whole_folder` does.
    """
    target = out.absolute()
    with _in_words(out):
        if target.is_symlink() or (target.exists() and not target.is_file()):
            raise OutputError(text("{out} is no file; name another one", out=str(out)))
        if target.is_file() and target.stat().st_size and not ours(target):
            raise OutputError(
                text("{out} is there already and not ours; name another one", out=str(out))
            )
        with _beside(target) as temporary:
            file = temporary / target.name
            yield file
            file.replace(target)


def _is_ours(folder: Path) -> bool:
    return (folder / MARKER).is_file() or not any(folder.iterdir())


@contextmanager
def _in_words(out: Path) -> Iterator[None]:
    """What the system refuses, as a sentence."""
    try:
        yield
    except OSError as refused:
        why = refused.strerror or type(refused).__name__
        raise OutputError(
            text('{out} cannot be written: "{why}"', out=str(out), why=why)
        ) from refused


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder next to the target, gone in the end together with parents made for nothing."""
    made = [parent for parent in target.parents if not parent.exists()]
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}.", dir=target.parent))
        yield temporary
    finally:
        if temporary is not None:
            shutil.rmtree(temporary, ignore_errors=True)
        if not target.exists():
            for parent in made:
                _remove_empty(parent)


def _take_place(folder: Path, target: Path, old: Path) -> None:
    """Swap the folders; a failure puts the old one back."""
    if not target.exists():
        folder.rename(target)
        return
    target.rename(old)
    try:
        folder.rename(target)
    except OSError:
        old.rename(target)
        raise


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
