"""``ukrep5 serve``: the HTTP API on this machine."""

from typing import Annotated

import typer

from api.cli.console import warn
from api.cli.language import LangOption
from matching.words import say, text

HostOption = Annotated[
    str,
    typer.Option("--host", help=text("Address to listen on; by default only this machine.").one),
]
PortOption = Annotated[
    int, typer.Option("--port", min=1, max=65535, help=text("Port to listen on.").one)
]


def serve(*, host: HostOption = "127.0.0.1", port: PortOption = 8000, lang: LangOption) -> None:
    """Serve the HTTP API until interrupted; its documentation stands at /openapi.json."""
    import uvicorn

    where = f"http://{host}:{port}/openapi.json"
    warn(say(text("Serving; documentation at {url}", url=where), lang))
    uvicorn.run("api.http.app:create_app", factory=True, host=host, port=port, log_level="warning")
