"""What the documentation of the API says: schemas of case, outcome and problem, with examples.

The examples are real: the smallest case that comes with the program, and what its match gives.
"""

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from api.http.asking import COOKIE
from api.http.problems import MEDIA_TYPE, TITLES, Problem, fault_out
from api.lifecycle.bodies import BODY_OF
from matching.domain import Case
from matching.errors import Fault, InputError
from matching.outcome import Outcome
from matching.read import read_case
from matching.rules.book import policy_book
from matching.tables.kinds import COUNT
from matching.words import Lang, Text, say, text
from matching.write import case_to_json

Json = dict[str, Any]

CASE_BODY: Final[Json] = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Case"}}},
    }
}
OUTCOME_ANSWER: Final[Json] = {
    "description": "The outcome.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Outcome"}}},
}


WAYS_IN: Final[Json] = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token, or the secret of a session.",
    },
    "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
}
"""How whoever asks is known; some addresses are for anyone."""


def problems(*statuses: int) -> dict[int | str, Json]:
    """The problems that an endpoint may answer with, each with an example."""
    return {
        status: {
            "description": say(TITLES[status], Lang.EN),
            "content": {
                MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "example": _example(status),
                }
            },
        }
        for status in statuses
    }


def document(app: FastAPI) -> Callable[[], Json]:
    """The function that writes the documentation once, when it is first asked for."""

    @cache
    def openapi() -> Json:
        written = get_openapi(
            title=app.title, version=app.version, summary=app.summary, routes=app.routes
        )
        _say_faults_as_problems(written)
        written["components"]["schemas"].update(_schemas())
        written["components"]["securitySchemes"] = WAYS_IN
        written["security"] = [{name: []} for name in WAYS_IN] + [{}]
        exchange = written["paths"]["/v1/match"]["post"]
        case, outcome = _tiny()
        exchange["requestBody"]["content"]["application/json"]["example"] = case
        exchange["responses"]["200"]["content"]["application/json"]["example"] = outcome
        return written

    return openapi


def _say_faults_as_problems(written: Json) -> None:
    """The framework's own form of a fault is never sent: every 422 is a problem."""
    for path in written["paths"].values():
        for route in path.values():
            if "application/json" in route["responses"].get("422", {}).get("content", {}):
                route["responses"] |= {"422": problems(422)[422]}
    for name in ("HTTPValidationError", "ValidationError"):
        del written["components"]["schemas"][name]


def _example(status: int) -> Json:
    title = say(TITLES[status], Lang.EN)
    detail = title
    faults: tuple[Fault, ...] = ()
    if status == 422:
        problem = text('expected {expected}, found "{found}"', expected=COUNT.expected, found="0")
        faults = (Fault(file="positions[3].places", kind=COUNT.name, problem=problem),)
        detail = say(InputError(faults).problem, Lang.EN)
    example = Problem(
        type="about:blank",
        title=title,
        status=status,
        detail=detail,
        instance="/v1/match",
        faults=tuple(fault_out(fault, Lang.EN) for fault in faults),
    )
    return _plain(TypeAdapter(Problem).dump_json(example))


class _Schemas(GenerateJsonSchema):
    """A sentence stands in both languages."""

    def is_instance_schema(self, schema: core_schema.IsInstanceSchema) -> JsonSchemaValue:
        assert schema["cls"] is Text
        languages = [str(lang) for lang in Lang]
        return {
            "type": "object",
            "properties": {lang: {"type": "string"} for lang in languages},
            "required": languages,
        }


def _schemas() -> Json:
    _, defined = TypeAdapter.json_schemas(
        [
            ("case", "validation", TypeAdapter(Case)),
            ("outcome", "serialization", TypeAdapter(Outcome)),
            ("problem", "serialization", TypeAdapter(Problem)),
            *((str(part), "validation", TypeAdapter(body)) for part, body in BODY_OF.items()),
        ],
        ref_template="#/components/schemas/{model}",
        schema_generator=_Schemas,
    )
    schemas: Json = defined["$defs"]
    return schemas


def _tiny() -> tuple[Json, Json]:
    """The smallest case and its outcome, as they travel."""
    from matching.engine import match
    from matching.outcome_json import outcome_to_json

    with as_file(files("scenarios") / "cases" / "tiny") as folder:
        case = read_case(folder)
    return _plain(case_to_json(case)), _plain(outcome_to_json(match(case, policy_book())))


def _plain(document: bytes) -> Json:
    found: Json = json.loads(document)
    return found
