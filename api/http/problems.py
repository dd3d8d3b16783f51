"""Errors in one shape: ``application/problem+json`` of RFC 9457, in the language of the reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException

from api.http.language import language_of
from matching.errors import (
    ClashError,
    Fault,
    InputError,
    PolicyError,
    PolicyGapError,
    Ukrep5Error,
)
from matching.tables.case_json import FILE
from matching.words import Lang, Text, say, text

MEDIA_TYPE = "application/problem+json"

TITLES: Mapping[int, Text] = {
    400: text("The body is no JSON of a case."),
    404: text("There is nothing here."),
    405: text("This address does not know the method."),
    409: text("The officer's decisions cannot all hold."),
    413: text("The body is too large."),
    415: text("The body must be application/json."),
    422: text("The input is at fault."),
    500: text("The program failed; this is a defect of it."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultOut:
    """One thing wrong; ``file`` is a path in the JSON, such as ``positions[3].places``."""

    file: str
    row: int | None
    column: str | None
    kind: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandOut:
    """One of the demands that cannot all hold; ids are those of the case."""

    kind: str
    says: str
    scholar: str | None
    position: str | None
    employer: str | None
    line: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairOut:
    """The least change of a demand (its index) that ends the clash, and that ends every one."""

    demand: int
    amount: int
    for_all: int | None
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong: in general (title), and this time (detail).

    ``demands`` and ``repairs`` are of demands that cannot all hold (409).
    """

    type: str
    title: str
    status: int
    detail: str
    instance: str
    faults: tuple[FaultOut, ...] = ()
    demands: tuple[DemandOut, ...] = ()
    repairs: tuple[RepairOut, ...] = ()


_ADAPTER = TypeAdapter(Problem)


def add_problems(app: FastAPI) -> None:
    """Answer every error of the app with a problem."""
    for error in (InputError, PolicyError, ClashError):
        app.add_exception_handler(error, _ours)
    app.add_exception_handler(RequestValidationError, _question)
    app.add_exception_handler(HTTPException, _transport)
    app.add_exception_handler(Exception, _defect)


def problem_of(
    status: int, request: Request, detail: str | None = None, faults: Sequence[Fault] = ()
) -> Problem:
    """A problem in the language of the request."""
    lang = language_of(request)
    title = say(TITLES[status], lang) if status in TITLES else "HTTP"
    return Problem(
        type="about:blank",
        title=title,
        status=status,
        detail=detail or title,
        instance=request.url.path,
        faults=tuple(fault_out(fault, lang) for fault in faults),
    )


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, Ukrep5Error)
    faults = error.faults if isinstance(error, InputError) else ()
    detail = say(error.problem, language_of(request))
    problem = problem_of(_status(error, request), request, detail, faults)
    if isinstance(error, ClashError):
        problem = _with_clash(problem, error, language_of(request))
    return _answer(request, problem)


def _with_clash(problem: Problem, clash: ClashError, lang: Lang) -> Problem:
    return replace(
        problem,
        demands=tuple(
            DemandOut(
                kind=each.kind,
                says=say(each.says, lang),
                scholar=each.scholar,
                position=each.position,
                employer=each.employer,
                line=each.line,
            )
            for each in clash.demands
        ),
        repairs=tuple(
            RepairOut(
                demand=clash.demands.index(each.demand),
                amount=each.amount,
                for_all=each.for_all,
                says=say(each.says, lang),
            )
            for each in clash.repairs
        ),
    )


def _status(error: Ukrep5Error, request: Request) -> int:
    match error:
        case InputError(faults=[Fault(file=place, kind="json")]) if place == FILE:
            return 400
        case PolicyGapError() if request.method == "GET":
            return 404
        case ClashError():
            return 409
    return 422


async def _question(request: Request, error: Exception) -> Response:
    """A query that is missing or has the wrong form."""
    assert isinstance(error, RequestValidationError)
    faults = [
        Fault(
            file=str(each["loc"][0]),
            column=".".join(str(part) for part in each["loc"][1:]),
            kind=each["type"],
            problem=text("the value is missing or has the wrong form"),
        )
        for each in error.errors()
    ]
    return _answer(request, problem_of(422, request, faults=faults))


async def _transport(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(request, problem_of(error.status_code, request), error.headers)


async def _defect(request: Request, _error: Exception) -> Response:
    """Nothing of the inside is told; the log has it."""
    return _answer(request, problem_of(500, request))


def _answer(
    request: Request, problem: Problem, headers: Mapping[str, str] | None = None
) -> Response:
    return Response(
        _ADAPTER.dump_json(problem),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers={**(headers or {}), **spoken(language_of(request))},
    )


def spoken(lang: Lang) -> dict[str, str]:
    """Headers of an answer whose words depend on the language asked for."""
    return {"Content-Language": str(lang), "Vary": "Accept-Language"}


def fault_out(fault: Fault, lang: Lang) -> FaultOut:
    """A fault in a language."""
    return FaultOut(
        file=fault.file,
        row=fault.row,
        column=fault.column,
        kind=fault.kind,
        problem=say(fault.problem, lang),
    )
