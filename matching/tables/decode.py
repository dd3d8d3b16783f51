"""Bytes of a text file into text: UTF-8, with a mark or not, or Windows-1250, never a mixture."""

import codecs
import re
from typing import Final

from matching.errors import Fault
from matching.words import Text, text

_UTF8_SLOVENE: Final = re.compile(rb"\xc4[\x86\x87\x8c\x8d\x90\x91]|\xc5[\xa0\xa1\xbd\xbe]")
"""Letters ć, č, đ, š, ž as UTF-8 writes them."""


def decoded(file: str, data: bytes) -> tuple[str, list[Fault]]:
    """The text of a file.

    Valid UTF-8 is UTF-8; anything else is Windows-1250 as long as no letter of it is in UTF-8.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _every_other_zero(data):
        problem = text("the file is in UTF-16; save it as CSV UTF-8")
        return "", [Fault(file=file, kind="utf16", problem=problem)]
    if b"\0" in data:
        problem = text("the file has a zero byte; it is no text, or damaged; save it as CSV UTF-8")
        return "", [_fault(file, "nul", data, data.index(b"\0"), problem)]
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return _without_marks(file, body.decode("utf-8"))
    except UnicodeDecodeError as broken:
        return _windows(file, data, body, broken.start)


def _every_other_zero(data: bytes) -> bool:
    start = data[:200]
    return len(start) >= 4 and 3 * start.count(0) > len(start)


def _without_marks(file: str, words: str) -> tuple[str, list[Fault]]:
    place = words.find("\ufeff")
    if place < 0:
        return words, []
    row = words.count("\n", 0, place) + 1
    problem = text("a byte order mark stands in the middle; two files were perhaps joined")
    return "", [Fault(file=file, row=row, kind="bom", problem=problem)]


def _windows(file: str, data: bytes, body: bytes, broken: int) -> tuple[str, list[Fault]]:
    if len(body) < len(data) or _UTF8_SLOVENE.search(body):
        problem = text(
            "one part is in UTF-8 and another in Windows-1250; save the file anew as UTF-8"
        )
        return "", [_fault(file, "mixed_encoding", body, broken, problem)]
    try:
        return body.decode("cp1250"), []
    except UnicodeDecodeError as unknown:
        problem = text("a letter is neither in UTF-8 nor in Windows-1250; save the file as UTF-8")
        return "", [_fault(file, "encoding", body, unknown.start, problem)]


def _fault(file: str, kind: str, data: bytes, place: int, problem: Text) -> Fault:
    return Fault(file=file, row=data.count(b"\n", 0, place) + 1, kind=kind, problem=problem)
