"""A visitor's own Excel file: looked over, then studied in memory; nothing is written anywhere."""

import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from api.pages.first import demonstration_is_open
from api.pages.kept import Kept
from api.pages.language import PageLanguage
from api.pages.render import page
from matching.domain import Case
from matching.errors import Ukrep5Error
from matching.read import look_over
from matching.tables.preview import Preview
from matching.tables.template import write_template
from matching.words import Lang, text

router = APIRouter(
    prefix="/demo/own", include_in_schema=False, dependencies=[Depends(demonstration_is_open)]
)
LARGEST: Final = 20_000_000
"""Bytes of a workbook; a thousand scholars need half a million."""
CASES: Final = 32
"""Cases kept at a time, over all visitors; a restart forgets them."""
WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ForgottenError(Ukrep5Error):
    """A file that was dropped in before, and is no longer kept."""

    status = 410

    def __init__(self) -> None:
        super().__init__(text("this file is no longer kept; drop it in again"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A case that a visitor dropped in, and how it was named."""

    file: str
    case: Case


_own: Kept[str, Own] = Kept(CASES)


def keep(own: Own) -> str:
    """Keep a case in memory; its token is the visitor's only."""
    token = secrets.token_urlsafe(16)
    _own.put(token, own)
    return token


def own_case(token: str) -> Case:
    """The case kept under a token; raises `ForgottenError` when it no longer is."""
    return _own.of(token, _forgotten).case


def _forgotten() -> Own:
    raise ForgottenError


@router.get("")
def begin(request: Request) -> Response:
    """The form, and the template to begin with."""
    return page(request, "study/own.html.j2", preview=None, file="", token="")


@router.get("/template.xlsx")
def template(lang: PageLanguage) -> Response:
    """An empty workbook with the headers of the visitor's language."""
    name = {Lang.SL: "ukrep5-predloga.xlsx", Lang.EN: "ukrep5-template.xlsx"}[lang]
    with tempfile.TemporaryDirectory(prefix="ukrep5-") as folder:
        write_template(Path(folder) / name, lang)
        workbook = (Path(folder) / name).read_bytes()
    return Response(
        workbook,
        media_type=WORKBOOK,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


@router.post("")
def look(request: Request, file: UploadFile) -> Response:
    """What the workbook holds: headers, sums, and each fault with sheet, row and column."""
    name = Path(file.filename or "").name
    preview = _looked_over(file)
    token = ""
    if preview.case is not None:
        token = keep(Own(file=name, case=preview.case))
    status = 200 if preview.case is not None else 422
    return page(
        request, "study/own.html.j2", status=status, preview=preview, file=name, token=token
    )


@router.post("/study")
def study(token: Annotated[str, Form()]) -> RedirectResponse:
    """Go on with a case that was looked over."""
    own_case(token)
    return RedirectResponse(f"/demo/own-{token}", status_code=303)


def _looked_over(file: UploadFile) -> Preview:
    """The reader wants a file; it stands in a folder of its own as long as it is read."""
    content = file.file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Ukrep5Error(text("the file is larger than {most} bytes", most=LARGEST))
    with tempfile.TemporaryDirectory(prefix="ukrep5-") as folder:
        path = Path(folder) / "case.xlsx"
        path.write_bytes(content)
        return look_over(path)
