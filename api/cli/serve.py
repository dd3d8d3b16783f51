"""``ukrep5 serve``: pages, API and worker on this machine, by one command."""

import os
import signal
import socket
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from api.cli.console import warn
from api.cli.environment import settings_of_environment
from api.cli.language import LangOption
from matching.errors import OutputError
from matching.words import Lang, say, text

if TYPE_CHECKING:
    from api.settings import Settings
    from api.store.store import Store

HostOption = Annotated[
    str,
    typer.Option("--host", help=text("Address to listen on; by default only this machine.").one),
]
PortOption = Annotated[
    int,
    typer.Option(
        "--port", min=0, max=65535, help=text("Port to listen on; 0 is any free one.").one
    ),
]
ANSWERS_WITHIN: Final = 5
"""Seconds that requests under way have when the server ends; streams of events are cut then."""
WAITING: Final = 2048
"""Connections that may wait to be taken."""


def serve(*, host: HostOption = "127.0.0.1", port: PortOption = 8000, lang: LangOption) -> None:
    """Serve until interrupted; a store is made at the first start."""
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, _leave)

    from uvicorn import Config, Server

    from api.jobs.beside import worker_beside
    from api.log import log_json_lines
    from api.site import create_site
    from api.store.store import open_store

    settings = settings_of_environment()
    log_json_lines(sys.stdout)
    with _listening(host, port) as listener:
        settings = _addressed(settings, host, listener.getsockname()[1])
        store = open_store(settings.store_url)
        _tell_way_in(store, settings, lang)
        config = Config(
            create_site(settings, store),
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=ANSWERS_WITHIN,
        )
        with worker_beside(os.environ, sys.stdout):
            Server(config).run(sockets=[listener])
        store.close()


def _leave(_signal: int, _frame: object) -> NoReturn:
    """End as a program that is done; the server has told its requests before."""
    raise SystemExit(0)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections; they wait until the server is ready."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=WAITING)
    except OSError as refused:
        where = f"{host}:{port}"
        raise OutputError(
            text("{where} cannot be listened on; choose another --port.", where=where)
        ) from refused


def _addressed(settings: "Settings", host: str, port: int) -> "Settings":
    """The settings with the address that people type, where none is set."""
    if "public_url" in settings.model_fields_set:
        return settings
    named = f"[{host}]" if ":" in host else host
    return settings.model_copy(update={"public_url": f"http://{named}:{port}"})


def _tell_way_in(store: "Store", settings: "Settings", lang: Lang) -> None:
    """The address, and while no officer has a password, the link by which the first one gets in."""
    from api.identity.start import start

    secret = start(store, settings, datetime.now(UTC))
    warn(say(text("Serving at {url}", url=settings.public_url), lang))
    if secret is not None:
        link = f"{settings.public_url}/invitation/{secret}"
        warn(say(text("Sign in as the first officer, once: {link}", link=link), lang))
    if settings.demo:
        _tell_ways_to_try(store, settings, lang)


def _tell_ways_to_try(store: "Store", settings: "Settings", lang: Lang) -> None:
    """Links into a made-up call, one each for an employer and a scholar."""
    from api.lifecycle.demonstration import links

    found = links(store, datetime.now(UTC), settings.invitation_length)
    if found is not None:
        employer = f"{settings.public_url}/in/{found.employer}"
        scholar = f"{settings.public_url}/in/{found.scholar}"
        warn(say(text("Try the employer's pages, once: {link}", link=employer), lang))
        warn(say(text("Try the graduate's pages, once: {link}", link=scholar), lang))
