"""A client of the service as openapi-python-client writes it from the OpenAPI document."""

from collections.abc import Sequence
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
class Generated:
    """The package, what its generator had to leave out, the service, and connections to it."""

    folder: Path
    left_out: Sequence[GeneratorError]
    url: str
    connections: ExitStack

    def part(self, name: str) -> Any:
        """A module of the package; its types are known only once it is written."""
        return import_module(f"{PACKAGE}.{name}")

    def made(self, model: str, **fields: Any) -> Any:
        """A model with its fields."""
        return getattr(self.part("models"), model)(**fields)

    def guest(self, secret: str = "") -> "Guest":
        """Somebody with a token or a session; without a secret anyone."""
        package = import_module(PACKAGE)
        client = (
            package.AuthenticatedClient(self.url, token=secret, timeout=WAIT)
            if secret
            else package.Client(self.url, timeout=WAIT)
        )
        return Guest(self, self.connections.enter_context(client))


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who asks by the functions of the package."""

    generated: Generated
    client: Any

    def answer(self, function: str, *place: str, **how: Any) -> Any:
        """The whole answer; a function is named as ``cases.get_case``."""
        asked = self.generated.part(f"api.{function}").sync_detailed
        return asked(*place, client=self.client, **how)

    def ask(self, function: str, *place: str, **how: Any) -> Any:
        """What the answer says, read into its model."""
        answer = self.answer(function, *place, **how)
        assert answer.status_code < 400, answer.content
        return answer.parsed


def generated_from(url: str, into: Path, connections: ExitStack) -> Generated:
    """The client of a service that is running, written by the generator alone."""
    folder = into / PACKAGE
    config = Config.from_sources(
        ConfigFile(post_hooks=[], http_timeout=WAIT),
        MetaType.NONE,
        f"{url}/openapi.json",
        "utf-8",
        overwrite=False,
        output_path=folder,
    )
    left_out = generate(config=config)
    return Generated(folder=folder, left_out=left_out, url=url, connections=connections)
