"""Errors in one shape: ``application/problem+json`` of RFC 9457, in the language of the reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from types import MappingProxyType

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter
from starlette.exceptions import HTTPException

from api.http.language import language_of
from api.identity.errors import (
    ForbiddenError,
    InvitationError,
    NotSignedInError,
    SignInError,
)
from api.lifecycle.errors import StepError
from api.store.errors import (
    LeaseLostError,
    NotFoundError,
    SeedError,
    StaleVersionError,
    StateError,
    StoreBusyError,
)
from matching.errors import (
    CheckError,
    ClashError,
    Fault,
    InputError,
    OutputError,
    PolicyGapError,
    Ukrep5Error,
    VerifyError,
)
from matching.tables.case_json import FILE
from matching.words import Lang, Text, say, text

MEDIA_TYPE = "application/problem+json"

TITLES: Mapping[int, Text] = {
    400: text("The body is no JSON of a case."),
    401: text("Nobody is signed in."),
    403: text("This is not allowed."),
    404: text("There is nothing here."),
    405: text("This address does not know the method."),
    409: text("This is not possible as things stand."),
    410: text("This is over."),
    412: text("It has changed since it was read."),
    413: text("The body is too large."),
    415: text("The body must be application/json."),
    422: text("The input is at fault."),
    428: text("The request must name the version that it builds on (If-Match)."),
    429: text("Too many requests; please wait a little."),
    500: text("The program failed; this is a defect of it."),
    503: text("The service is busy."),
}
CLASH = text("The officer's decisions cannot all hold.")

STATUS: Mapping[type[Ukrep5Error], int] = MappingProxyType(
    {
        NotSignedInError: 401,
        SignInError: 401,
        ForbiddenError: 403,
        NotFoundError: 404,
        StateError: 409,
        SeedError: 409,
        StepError: 409,
        LeaseLostError: 409,
        ClashError: 409,
        VerifyError: 409,
        InvitationError: 410,
        StaleVersionError: 412,
        CheckError: 500,
        OutputError: 500,
        StoreBusyError: 503,
        Ukrep5Error: 422,
    }
)
"""Statuses of what we refuse in words of our own; the nearest class counts."""


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
    app.add_exception_handler(Ukrep5Error, _ours)
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


def status_of(error: Ukrep5Error) -> int:
    """The status of something refused."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, Ukrep5Error)
    faults = error.faults if isinstance(error, InputError) else ()
    status = _status(error, request)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        return await _defect(request, error)
    detail = say(error.problem, language_of(request))
    problem = problem_of(status, request, detail, faults)
    if isinstance(error, ClashError):
        problem = _with_clash(problem, error, language_of(request))
    return answer_of(request, problem, _headers(error))


def _headers(error: Ukrep5Error) -> dict[str, str]:
    """What a status has to say beside the problem."""
    match error:
        case NotSignedInError() | SignInError():
            return {"WWW-Authenticate": "Bearer"}
        case StaleVersionError(found=found) if found:
            return {"ETag": f'"{found}"'}
        case StoreBusyError():
            return {"Retry-After": "1"}
    return {}


def _with_clash(problem: Problem, clash: ClashError, lang: Lang) -> Problem:
    return replace(
        problem,
        title=say(CLASH, lang),
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
    return status_of(error)


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
    return answer_of(request, problem_of(422, request, faults=faults))


async def _transport(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return answer_of(request, problem_of(error.status_code, request), error.headers)


async def _defect(request: Request, _error: Exception) -> Response:
    """Nothing of the inside is told; the log has it."""
    return answer_of(request, problem_of(500, request))


def answer_of(
    request: Request, problem: Problem, headers: Mapping[str, str] | None = None
) -> Response:
    """A problem as it is sent."""
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
