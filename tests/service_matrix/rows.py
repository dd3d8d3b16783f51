"""The table of who is let in where, and the routes that the service has."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.routing import BaseRoute

TABLE = Path(__file__).with_name("table.toml")


class Visitor(StrEnum):
    """Who comes; the middle six are tokens with one scope each."""

    OFFICER = "officer"
    EMPLOYER = "employer"
    SCHOLAR = "scholar"
    REPRESENTATIVE = "representative"
    READ = "read"
    WRITE = "write"
    RUN = "run"
    PUBLISH = "publish"
    MATCH = "match"
    ADMIN = "admin"
    ANYONE = "anyone"
    DEMO = "demo"


TOKENS = frozenset(
    {Visitor.READ, Visitor.WRITE, Visitor.RUN, Visitor.PUBLISH, Visitor.MATCH, Visitor.ADMIN}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Who is let in by a route.

    Parameters
    ----------
    own, other : visitors let in to what is theirs, and to what is somebody else's.
    body, upload : JSON that is sent, or that the tiny case is sent.
    answers : what else than done, changed since and not possible now is an answer to a visitor.
    ends : the visitor's session ends by it.
    """

    route: str
    own: frozenset[Visitor]
    other: frozenset[Visitor] | None = None
    query: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] | None = None
    upload: bool = False
    answers: frozenset[int] = frozenset()
    ends: bool = False

    @property
    def method(self) -> str:
        """Such as GET."""
        return self.route.partition(" ")[0]

    @property
    def path(self) -> str:
        """With its marks."""
        return self.route.partition(" ")[2]


def rows() -> list[Row]:
    """The rows of the table."""
    return [_row(route, said) for route, said in tomllib.loads(TABLE.read_text("utf-8")).items()]


def _row(route: str, said: dict[str, Any]) -> Row:
    other = said.pop("other", None)
    return Row(
        route=route,
        own=_visitors(said.pop("own")),
        other=None if other is None else _visitors(other),
        answers=frozenset(said.pop("answers", ())),
        **said,
    )


def _visitors(named: str) -> frozenset[Visitor]:
    if named == "everybody":
        return frozenset(Visitor)
    return frozenset(Visitor(name) for name in named.split())


def routes(app: FastAPI) -> set[str]:
    """Every route of the application, such as ``GET /v1/me``, but the framework's own."""
    return {
        f"{method} {path}"
        for path, methods in _flat(app.routes)
        for method in methods - {"HEAD", "OPTIONS"}
    }


def _flat(found: Iterable[BaseRoute], prefix: str = "") -> Iterator[tuple[str, set[str]]]:
    for each in found:
        included: Any = getattr(each, "original_router", None)
        if included is None:
            yield prefix + getattr(each, "path", ""), set(getattr(each, "methods", None) or ())
        else:
            context: Any = getattr(each, "include_context")  # noqa: B009, it has no type
            yield from _flat(included.routes, prefix + context.prefix)
