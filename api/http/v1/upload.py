"""The body of an upload, and what is told of it."""

from typing import Any, Final

from pydantic import BaseModel

from api.http.problems import FaultOut, fault_out
from api.lifecycle.upload import Uploaded
from matching.money import plain
from matching.tables import kinds
from matching.tables.preview import ControlSum, SheetPreview
from matching.words import Lang

UPLOAD_BODY: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "The zip of a case folder, a workbook (.xlsx), or the case as JSON.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


class HeaderOut(BaseModel):
    """A header as it stands, and the column that it is; none where nobody knows it."""

    header: str
    column: str | None


class SumOut(BaseModel):
    """A control sum, as decimal text."""

    column: str
    total: str


class SheetOut(BaseModel):
    """One file or sheet."""

    file: str
    table: str
    rows: int
    headers: list[HeaderOut]
    sums: list[SumOut]


class PreviewOut(BaseModel):
    """What an upload holds; it can be taken where there is no fault."""

    can_be_taken: bool
    name: str | None
    kind: str | None
    sheets: list[SheetOut]
    faults: list[FaultOut]

    @classmethod
    def of(cls, found: Uploaded, lang: Lang) -> "PreviewOut":
        """In the language of the reader."""
        case = found.preview.case
        return cls(
            can_be_taken=case is not None,
            name=None if case is None else case.name,
            kind=None if case is None else str(case.kind),
            sheets=[_sheet(each) for each in found.preview.sheets],
            faults=[fault_out(each, lang) for each in found.preview.faults],
        )


def _sheet(found: SheetPreview) -> SheetOut:
    return SheetOut(
        file=found.file,
        table=found.table.name,
        rows=found.rows,
        headers=[
            HeaderOut(header=each.header, column=None if each.column is None else each.column.en)
            for each in found.headers
        ],
        sums=[SumOut(column=each.column.en, total=_total(each)) for each in found.sums],
    )


def _total(found: ControlSum) -> str:
    if found.column.kind in (kinds.AMOUNT, kinds.DECIMAL):
        return plain(found.total)
    return str(found.total)
