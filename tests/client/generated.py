"""A client of the service as openapi-python-client writes it from the OpenAPI document."""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser.errors import GeneratorError

PACKAGE: Final = "ukrep5_client"
WAIT: Final = 120
"""Seconds for one answer: a run is waited for in one request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The document, the package written from it, and what the generator had to leave out."""

    document: Mapping[str, Any]
    folder: Path
    left_out: Sequence[GeneratorError]


def written_from(document: Mapping[str, Any], into: Path) -> Written:
    """The client of a document, by the generator alone."""
    source = into / "openapi.json"
    source.write_text(json.dumps(document))
    config = Config.from_sources(
        ConfigFile(post_hooks=[]),
        MetaType.NONE,
        source,
        "utf-8",
        overwrite=False,
        output_path=into / PACKAGE,
    )
    return Written(document=document, folder=into / PACKAGE, left_out=generate(config=config))


def part(name: str) -> Any:
    """A module of the package; its types are known only once it is written."""
    return import_module(f"{PACKAGE}.{name}")


def made(model: str, **fields: Any) -> Any:
    """A model with its fields."""
    return getattr(part("models"), model)(**fields)


def read(model: str, file: Path) -> Any:
    """A file of JSON as a model."""
    return getattr(part("models"), model).from_dict(json.loads(file.read_bytes()))


@dataclass(frozen=True, slots=True)
class Door:
    """Where the service is, and the connections to it."""

    url: str
    connections: ExitStack

    def anyone(self) -> "Guest":
        """Somebody whom nobody knows."""
        return self._through(part("client").Client(self.url, timeout=WAIT))

    def guest(self, secret: str) -> "Guest":
        """Somebody with a token, or with a session."""
        client = part("client").AuthenticatedClient(self.url, token=secret, timeout=WAIT)
        return self._through(client)

    def _through(self, client: Any) -> "Guest":
        return Guest(self, self.connections.enter_context(client))


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who asks by the functions of the package."""

    door: Door
    client: Any

    def answer(self, function: str, *place: str, **how: Any) -> Any:
        """The whole answer; a function is named as ``cases.get_case``."""
        return part(f"api.{function}").sync_detailed(*place, client=self.client, **how)

    def ask(self, function: str, *place: str, **how: Any) -> Any:
        """What the answer says, read into its model."""
        answer = self.answer(function, *place, **how)
        assert answer.status_code < 400, answer.content
        return answer.parsed
