"""Uploads that no case is: each is refused by name, and the server lives on."""

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from api.lifecycle.unpack import MOST_FILES, MOST_UNPACKED
from api.settings import Settings
from tests.service.house import ZIP, House, case_zip, zipped
from tests.store.rooms import CASES

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""Nothing of these is stored."""
CHUNK = b"\0" * (1 << 20)


def packed(*files: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in files:
            package.writestr(name, body)
    return made.getvalue()


def bomb(name: str = "scholars.csv") -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package,
        package.open(name, "w") as file,
    ):
        for _ in range(MOST_UNPACKED // len(CHUNK) + 1):
            file.write(CHUNK)
    return made.getvalue()


def lying_bomb() -> bytes:
    """A bomb that calls itself small, in its table of contents and in its own header."""
    body = bomb()
    size = (MOST_UNPACKED // len(CHUNK) + 1) * len(CHUNK)
    return body.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def link(mode: int = stat.S_IFLNK) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("scholars.csv")
    entry.external_attr = (mode | 0o777) << 16
    return entry


def damaged() -> bytes:
    body = bytearray(case_zip("tiny"))
    body[100:110] = b"\xff" * 10
    return bytes(body)


def encrypted() -> bytes:
    body = bytearray(packed(("case.toml", b"")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(mark) + offset] |= 1
    return bytes(body)


def unusual() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("case.toml", b"name = 1")
    return made.getvalue()


def entries(n: int) -> bytes:
    return packed(*((f"{number}.csv", b"") for number in range(n)))


WORKBOOK = ("[Content_Types].xml", b"<Types/>")
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing at all": (lambda: b"", "no_case"),
    "words": (lambda: b"scholar;level", "no_case"),
    "half a zip": (lambda: case_zip("tiny")[:500], "no_zip"),
    "a damaged zip": (damaged, "no_zip"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_workbook"),
    "a zip bomb": (bomb, "zip_bomb"),
    "a climbing path": (lambda: packed(("../../etc/passwd", b"x")), "path_outside"),
    "an absolute path": (lambda: packed(("/etc/passwd", b"x")), "path_outside"),
    "a path of Windows": (lambda: packed(("C:\\case.toml", b"x")), "path_outside"),
    "a link": (lambda: packed((link(), b"/etc/passwd")), "link"),
    "a device": (lambda: packed((link(stat.S_IFCHR), b"")), "link"),
    "a password": (encrypted, "encrypted"),
    "an unusual compression": (unusual, "compression"),
    "too many files": (lambda: entries(MOST_FILES + 1), "too_many_files"),
    "far too many files": (lambda: entries(10_001), "too_many_files"),
    "two folders": (lambda: packed(("a/case.toml", b""), ("b/case.toml", b"")), "folders"),
    "a folder in a folder": (lambda: packed(("a/b/case.toml", b"")), "folders"),
    "a file twice": (lambda: packed(("case.toml", b""), ("CASE.toml", b"")), "twice"),
}


@pytest.mark.parametrize("upload", REFUSED)
def test_what_no_case_is_has_a_named_refusal(house: House, upload: str) -> None:
    made, kind = REFUSED[upload]
    refused = house.officer.upload("/cases/preview", made(), 422)
    assert [each["kind"] for each in refused["faults"]] == [kind]
    assert house.officer.upload("/cases/preview", case_zip("tiny"), 200)["can_be_taken"]


def test_a_bomb_that_lies_about_its_size_is_found_while_it_is_unpacked(house: House) -> None:
    refused = house.officer.upload("/cases/preview", lying_bomb(), 422)
    assert refused["faults"][0]["kind"] in {"zip_bomb", "no_zip"}


@pytest.mark.parametrize(
    "body",
    [
        packed(WORKBOOK, ("xl/workbook.xml", b"<workbook/>")),
        packed(WORKBOOK, ("xl/workbook.xml", b"<!DOCTYPE a [<!ENTITY a 'b'>]>&a;")),
        packed(WORKBOOK),
    ],
)
def test_a_workbook_that_ends_its_reader_is_a_fault_and_the_server_lives_on(
    house: House, body: bytes
) -> None:
    found = house.officer.upload("/cases/preview", body, 200)
    assert not found["can_be_taken"]
    assert {each["kind"] for each in found["faults"]} <= {"unreadable", "no_workbook"}
    assert house.officer.get("/cases")["items"] == []


def test_a_workbook_that_would_unpack_to_gigabytes_is_a_fault(house: House) -> None:
    parts = [(f"xl/worksheets/sheet{n}.xml", b"<sheet/>" * 100) for n in range(3)]
    body = packed(WORKBOOK, ("xl/workbook.xml", b"<workbook/>"), *parts)
    grown = body.replace((800).to_bytes(4, "little"), (1 << 30).to_bytes(4, "little"))
    assert grown != body
    found = house.officer.upload("/cases/preview", grown, 200)
    assert [each["kind"] for each in found["faults"]] == ["too_large"]


def test_a_body_over_the_limit_is_refused_whether_it_says_so_or_not(house: House) -> None:
    most = Settings().request_bytes
    chunks = (CHUNK for _ in range(most // len(CHUNK) + 1))
    house.officer.ask("POST", "/cases/preview", 413, content=chunks, headers=ZIP)
    headers = {**ZIP, "content-length": str(most + 1)}
    house.officer.ask("POST", "/cases/preview", 413, content=b"PK", headers=headers)


def test_what_systems_put_beside_the_files_is_left_out(house: House, tmp_path: Path) -> None:
    files = [(f"tiny/{path.name}", path.read_bytes()) for path in (CASES / "tiny").iterdir()]
    body = packed(*files, ("__MACOSX/tiny/._case.toml", b"x"), ("tiny/.DS_Store", b"x"))
    assert house.officer.upload("/cases/preview", body, 200)["can_be_taken"]
    assert house.officer.upload("/cases/preview", zipped(CASES / "tiny", "tiny/"), 200)["sheets"]
