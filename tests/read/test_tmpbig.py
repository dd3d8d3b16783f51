"""Whatever happens to the bytes of a good case, reading gives a case or named faults."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from matching.domain import Case
from matching.errors import InputError
from matching.read import case_from_json, read_case, read_persons
from matching.words import Lang
from matching.write import Form, case_to_json, write_case
from tests.read.good_folder import GOOD, write_good
from tests.read.handmade_case import CASE

SCRAPS: Final = [
    b"", b",", b";", b"\t", b"\n", b"\r", b'"', b"'", b"=", b"-1", b"X", b"\x00", b"\xff", b"\x81",
    b"\xef\xbb\xbf", b"\xff\xfe", "č".encode(), "č".encode("cp1250"), b"1e9", b"9" * 30, b"[", b"{",
    b"[[budget]]", b"S-01", b"scholar_id", b"2026-02-30", b"0.5", b"inf", "\u2028".encode(),
    "\u202e".encode(), "\U0001f600".encode(), b"1979-05-27T07:32:00Z", b"true", b"a.b",
]  # fmt: skip

OFTEN: Final = settings(max_examples=2500, deadline=None, database=None)
SELDOM: Final = settings(max_examples=250, deadline=None, database=None)
changes = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 40), st.sampled_from(SCRAPS)),
    min_size=1,
    max_size=4,
)


def scribbled(data: bytes, scribbles: list[tuple[int, int, bytes]]) -> bytes:
    """Bytes with some spans replaced by scraps."""
    for start, length, scrap in scribbles:
        place = start % (len(data) + 1)
        data = data[:place] + scrap + data[place + length :]
    return data


def read_or_refused(read: Callable[[], Case]) -> Case | None:
    """The case, or None after faults that are all in words; any other exception passes."""
    try:
        return read()
    except InputError as error:
        refused = error
    assert refused.faults
    for fault in refused.faults:
        assert fault.kind.isidentifier()
        assert all(len(fault.say(lang)) < 1_000 for lang in Lang)
    return None


@OFTEN
@given(st.sampled_from(sorted(GOOD)), changes)
@example("case.toml", [(0, 0, b"a = " + b"[" * 5_000)])
@example("scholars.csv", [(0, 10**6, b'"' + b"a" * 200_000)])
def test_scribbles_in_a_file(file: str, scribbles: list[tuple[int, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = write_good(Path(place) / "case")
        path = folder / file
        path.write_bytes(scribbled(path.read_bytes(), scribbles))
        assert comes_back(read_or_refused(lambda: read_case(folder)))
        with suppress(InputError):
            read_persons(folder)


@OFTEN
@given(st.sampled_from(sorted(set(GOOD) - {"case.toml"})), st.data())
def test_cells_and_lines_changed_for_others(file: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = write_good(Path(place) / "case")
        rows = [line.split(",") for line in GOOD[file].splitlines()]
        cells = sorted({cell for row in rows for cell in row} | {"", "S-02", "P-10", "E-02", "-1"})
        row = data.draw(st.sampled_from(rows))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(st.sampled_from(cells))
        rows = data.draw(st.permutations(rows[1:])) + [rows[0]] * data.draw(st.booleans())
        header = GOOD[file].splitlines()[0]
        (folder / file).write_text("\n".join([header, *map(",".join, rows)]), encoding="utf-8")
        assert comes_back(read_or_refused(lambda: read_case(folder)))


@OFTEN
@given(changes)
def test_scribbles_in_json(scribbles: list[tuple[int, int, bytes]]) -> None:
    data = scribbled(case_to_json(CASE), scribbles)
    assert comes_back(read_or_refused(lambda: case_from_json(data)))


@SELDOM
@given(changes)
def test_scribbles_in_a_workbook(scribbles: list[tuple[int, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "case.xlsx"
        write_case(CASE, path, form=Form.XLSX)
        path.write_bytes(scribbled(path.read_bytes(), scribbles))
        assert comes_back(read_or_refused(lambda: read_case(path)))


def comes_back(case: Case | None) -> bool:
    """Whether a case, if one was read, survives writing in the other forms."""
    if case is None:
        return True
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "case"
        write_case(case, folder, lang=Lang.SL)
        return read_case(folder) == case == case_from_json(case_to_json(case))
