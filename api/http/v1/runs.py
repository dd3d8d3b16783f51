"""Runs: jobs on a case, asked for, followed, cancelled, and the files that they leave."""

import json
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Body, Path, Response
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from api.http.asking import (
    After,
    CreationOf,
    Most,
    ServiceOf,
    StoreOf,
    Who,
    WriterOf,
    case_for,
)
from api.http.documents import problems
from api.http.language import Language
from api.http.v1.paging import Page, page_of
from api.http.v1.publications import FILE_ANSWER
from api.identity.may import Action, must
from api.identity.roles import Identity
from api.lifecycle.ask import Question, ask
from api.store.errors import NotFoundError
from api.store.names import CaseId, RunId
from api.store.run_files import run_file, run_files
from api.store.runs import cancel, runs
from api.store.states import RunKind, RunState
from api.store.tables.runs import Run
from api.store.work import Work
from matching.words import Lang, Text, say, text

router = APIRouter(tags=["runs"])

LONGEST = 24 * 60 * 60
"""Seconds of the longest time limit."""
PROBLEM = {
    "attempts": text("The computation was interrupted too often; please ask for it again."),
    "defect": text("The program failed; this is a defect of it."),
    "time_limit": text("The computation took longer than its time limit."),
}
"""Why a run failed, where no case is at fault."""


class RunIn(BaseModel):
    """What to compute on the case as it stands now."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"kind": "match"}})

    kind: RunKind
    asked: dict[str, Any] = Field(
        default={}, description='What else, such as `{"scenarios": ["baseline", "2026"]}`.'
    )
    time_limit: int | None = Field(
        default=None, ge=1, le=LONGEST, description="Seconds; by default those of the settings."
    )


class ProblemOfRun(BaseModel):
    """Why a run failed."""

    kind: str
    says: str


class RunOut(BaseModel):
    """A run: ``done`` of ``of`` steps, 0 of 0 while nobody knows how many."""

    run_id: str
    case_id: str
    kind: RunKind
    state: RunState
    snapshot: str
    asked: dict[str, Any]
    time_limit: int
    done: int
    of: int
    attempts: int
    cancel_asked: bool
    problem: ProblemOfRun | None
    created_by: str
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class FileOut(BaseModel):
    """A file that a run left."""

    name: str
    media_type: str
    size: int
    sha256: str


def run_out(run: Run, lang: Lang) -> RunOut:
    """A run in a language."""
    told = {name: getattr(run, name) for name in RunOut.model_fields}
    told |= {"asked": json.loads(run.asked), "problem": _problem(run.problem, lang)}
    return RunOut(**told)


def _problem(kept: str | None, lang: Lang) -> ProblemOfRun | None:
    if kept is None:
        return None
    found = json.loads(kept)
    spoken: Text = PROBLEM.get(found["kind"], PROBLEM["defect"])
    says = found["says"][lang] if "says" in found else say(spoken, lang)
    return ProblemOfRun(kind=found["kind"], says=says)


def run_for(db: Session, identity: Identity, action: Action, run_id: RunId) -> Run:
    """A run, for somebody who may do something with it; raises as `api.http.asking.case_for`."""
    found = db.get(Run, run_id)
    if found is None:
        must(identity, action)
        raise NotFoundError("run")
    case_for(db, identity, action, found.case_id)
    return found


@router.post(
    "/cases/{case_id}/runs",
    status_code=201,
    response_model=RunOut,
    responses=problems(401, 403, 404, 409, 422),
)
def post_run(
    case_id: CaseId, body: Annotated[RunIn, Body()], service: ServiceOf, creation: CreationOf
) -> Response:
    """Ask for a run; a worker takes it as soon as it can."""
    creation.may(Action.ASK_RUN)
    limit = body.time_limit or service.settings.run_seconds
    question = Question(kind=body.kind, time_limit=limit, asked=body.asked)

    def create(work: Work) -> tuple[object, dict[str, str]]:
        made = ask(work, case_id, question)
        shown = run_out(made, Lang.EN).model_dump(mode="json")
        return shown, {"location": f"/v1/runs/{made.run_id}"}

    return creation.once(create)


@router.get("/cases/{case_id}/runs", responses=problems(401, 403, 404))
def get_runs(  # noqa: PLR0913, one for each part of the request
    *,
    case_id: CaseId,
    identity: Who,
    store: StoreOf,
    lang: Language,
    after: After = None,
    most: Most = 100,
) -> Page[RunOut]:
    """The runs of a case, the latest first."""
    with store.reading() as db:
        case_for(db, identity, Action.READ_RUN, case_id)
        rows = runs(db, case_id, after=RunId(after) if after else None, most=most + 1)
    shown, following = page_of(rows, most, lambda row: row.run_id)
    return Page(items=[run_out(each, lang) for each in shown], next=following)


@router.get("/runs/{run_id}", responses=problems(401, 403, 404))
def get_run(run_id: RunId, identity: Who, store: StoreOf, lang: Language) -> RunOut:
    """A run: how far it is, how it ended."""
    with store.reading() as db:
        return run_out(run_for(db, identity, Action.READ_RUN, run_id), lang)


@router.delete("/runs/{run_id}", responses=problems(401, 403, 404))
def delete_run(run_id: RunId, writer: WriterOf, lang: Language) -> RunOut:
    """Cancel a run; one that has ended stays as it is."""
    writer.may(Action.ASK_RUN)
    with writer.writing() as work:
        return run_out(cancel(work, run_id), lang)


@router.get("/runs/{run_id}/files", responses=problems(401, 403, 404))
def get_files(run_id: RunId, identity: Who, store: StoreOf) -> list[FileOut]:
    """The files that a run left."""
    with store.reading() as db:
        found = run_files(db, run_for(db, identity, Action.READ_RUN, run_id).run_id)
    fields = FileOut.model_fields
    return [FileOut(**{name: getattr(each, name) for name in fields}) for each in found]


@router.get(
    "/runs/{run_id}/files/{name}",
    response_class=Response,
    responses={200: FILE_ANSWER, **problems(401, 403, 404)},
)
def get_file(
    run_id: RunId, name: Annotated[str, Path(max_length=128)], identity: Who, store: StoreOf
) -> Response:
    """A file of a run, such as ``outcome.json``; a browser saves it and never shows it."""
    with store.reading() as db:
        found = run_file(db, run_for(db, identity, Action.READ_RUN, run_id).run_id, name)
    headers = {
        "etag": f'"{found.sha256}"',
        "content-disposition": f'attachment; filename="{found.name}"',
        "x-content-type-options": "nosniff",
    }
    return Response(found.body, media_type=found.media_type, headers=headers)
