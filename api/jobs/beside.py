"""A worker beside the web: started with it, started again when it dies, ended with it."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final, TextIO

from structlog import get_logger

log = get_logger()

AGAIN_AFTER: Final = 0.5
"""Seconds before a worker that died is started again."""
ENDS_WITHIN: Final = 20
"""Seconds that a worker has to put its run back."""


@contextmanager
def worker_beside(environment: Mapping[str, str], log_to: TextIO) -> Iterator[None]:
    """A worker in a process of its own, for as long as this one lives.

    It ends when its standard input does, so also when this process is killed.
    """
    ending = Event()
    keeper = Thread(target=_keep_alive, args=(ending, dict(environment), log_to))
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        keeper.join()


def _keep_alive(ending: Event, environment: dict[str, str], log_to: TextIO) -> None:
    while not ending.is_set():
        with subprocess.Popen(
            [sys.executable, "-m", "api.jobs"],
            stdin=subprocess.PIPE,
            stdout=log_to,
            env=environment,
        ) as worker:
            _wait_for(worker, ending)
        if not ending.is_set():
            log.warning("worker died", code=worker.returncode)
            ending.wait(AGAIN_AFTER)


def _wait_for(worker: subprocess.Popen[bytes], ending: Event) -> None:
    """Wait until the worker dies, or end it."""
    while worker.poll() is None and not ending.wait(0.1):
        pass
    if worker.poll() is None:
        worker.terminate()
        try:
            worker.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            worker.kill()
