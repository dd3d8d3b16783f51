"""Where cells are measured: processes of this machine, or a Dask cluster; both are executors."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Final, ParamSpec, TypeVar

from matching.errors import Ukrep5Error
from matching.words import text

P = ParamSpec("P")
T = TypeVar("T")

ANSWERS: Final = 5
"""Seconds in which a scheduler answers, if there is one."""


class Here(Executor):
    """This very process: everything is done at once, where it is asked."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The result, or what went wrong, as a future that is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def executor_for(*, workers: int, dask: str | None = None) -> Iterator[Executor]:
    """An executor for as long as it is needed.

    Parameters
    ----------
    workers : processes on this machine; 1 is this process itself.
    dask : address of a scheduler such as ``tcp://127.0.0.1:8786``, instead.

    Raises
    ------
    Ukrep5Error
        If nobody answers at the address.
    """
    if dask is not None:
        with _on_dask(dask) as executor:
            yield executor
    elif workers == 1:
        yield Here()
    else:
        context = get_context("spawn")
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""

    def wait() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


@contextmanager
def _on_dask(address: str) -> Iterator[Executor]:
    """Tasks of a worker that is lost go to another one; `distributed` sees to that."""
    from distributed import Client

    try:
        client = Client(address, timeout=ANSWERS)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as refused:
        raise Ukrep5Error(
            text("no Dask scheduler answers at {address}", address=address)
        ) from refused
    with client:
        yield client.get_executor(pure=False)  # type: ignore[no-untyped-call]
