"""``ukrep5 worker``: one more worker, such as on another machine of the same database."""

import sys
from threading import Event

from api.cli.environment import settings_of_environment
from api.cli.language import LangOption


def worker(*, lang: LangOption) -> None:  # noqa: ARG001, every command has the option
    """Compute what waits until interrupted; ``ukrep5 serve`` starts such a worker by itself."""
    from api.jobs.worker import run_worker
    from api.log import log_json_lines

    settings = settings_of_environment()
    log_json_lines(sys.stdout)
    run_worker(settings, Event())
