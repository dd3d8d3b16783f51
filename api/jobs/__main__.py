"""The worker that ``ukrep5 serve`` starts; it ends when its standard input does, as with a kill."""

import os
import sys
from threading import Event, Thread

from api.jobs.worker import run_worker
from api.log import log_json_lines
from api.settings import Settings


def _end_with_input(stopping: Event) -> None:
    while os.read(0, 1):
        pass
    stopping.set()


if __name__ == "__main__":
    log_json_lines(sys.stdout)
    told = Event()
    Thread(target=_end_with_input, args=(told,), daemon=True).start()
    run_worker(Settings(), told)
