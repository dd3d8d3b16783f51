"""Folders and files appear whole, replace only what is ours, and leave nothing behind."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from matching.errors import OutputError
from matching.folder import MARKER, whole_file, whole_folder


def test_a_folder_appears_whole_with_our_mark(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "a" / "b" / "out") as folder:
        (folder / "file").write_text("x")
        assert not (tmp_path / "a" / "b" / "out").exists()
    assert sorted(path.name for path in (tmp_path / "a/b/out").iterdir()) == [MARKER, "file"]
    assert [path.name for path in (tmp_path / "a/b").iterdir()] == ["out"]


def test_our_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    for name in ("old", "new"):
        with whole_folder(tmp_path / "out") as folder:
            (folder / name).write_text("x")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [MARKER, "new"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with whole_folder(tmp_path / "out") as folder:
        (folder / "file").write_text("x")
    assert (tmp_path / "out" / "file").is_file()


def test_a_folder_that_is_not_ours_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="not ours"), whole_folder(tmp_path):
        pytest.fail("the folder was offered")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def interrupted(file: Path) -> None:
    file.write_text("x")
    raise KeyboardInterrupt


def test_a_failure_leaves_nothing_behind_and_the_old_folder_in_place(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "out") as folder:
        (folder / "old").write_text("x")
    with pytest.raises(KeyboardInterrupt), whole_folder(tmp_path / "out") as folder:
        interrupted(folder / "new")
    with pytest.raises(ValueError, match="oops"), whole_folder(tmp_path / "a" / "b"):
        raise ValueError("oops")
    assert sorted(path.name for path in tmp_path.rglob("*")) == [MARKER, "old", "out"]


def test_a_file_in_the_way_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / ("n" * 300)):
        with pytest.raises(OutputError), whole_folder(out):
            pytest.fail("the folder was offered")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_link_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(OutputError, match="no folder"), whole_folder(tmp_path / "link"):
        pytest.fail("the folder was offered")


def test_a_place_that_cannot_be_written_is_an_error_in_words() -> None:
    with pytest.raises(OutputError, match="cannot be written"), whole_folder(Path("/proc/out")):
        pytest.fail("the folder was offered")


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Root may write everywhere, so root goes without its leave for a while."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_parent_without_leave_is_an_error_in_words() -> None:
    with TemporaryDirectory() as made:
        Path(made).chmod(0o555)
        with (
            _as_nobody(),
            pytest.raises(OutputError, match="cannot be written"),
            whole_folder(Path(made) / "out"),
        ):
            pytest.fail("the folder was offered")


def test_a_full_disk_while_writing_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No space left"), whole_folder(tmp_path / "out"):
        Path("/dev/full").write_text("x")
    assert list(tmp_path.iterdir()) == []


def test_a_file_appears_whole_and_never_over_one_that_is_not_ours(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    with whole_file(out) as path:
        path.write_text("one")
        assert not out.exists()
    with pytest.raises(OutputError, match="not ours"), whole_file(out):
        pytest.fail("the file was offered")
    with whole_file(out, lambda old: old.read_text() == "one") as path:
        path.write_text("two")
    with pytest.raises(ValueError, match="oops"), whole_file(tmp_path / "x" / "other"):
        raise ValueError("oops")
    assert [path.name for path in tmp_path.rglob("*")] == ["out.txt"]
    assert out.read_text() == "two"
