"""How long a visitor waits: the slider's answer and its proof, and the first page.

``python -m benchmarks.pages_bench [--answers N]`` serves a demonstration on the loopback address
and asks as a browser does, each time with a budget that nobody asked before. It prints the median
and the 95th percentile beside what issue 7 asks.
"""

import argparse
import re
import socket
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import uvicorn

from api.pages.own import Own, keep
from api.settings import Settings
from api.site import create_site
from matching.domain import Case
from matching.money import plain
from matching.read import read_case
from scenarios.generate import generate

SMALL: Final = Path(__file__).parents[1] / "scenarios/cases/velenje-100"
LARGE: Final = 1_000
SMALL_SECONDS: Final = 1.0
LARGE_SECONDS: Final = 3.0
FIRST_SECONDS: Final = 0.5
FIRST_BYTES: Final = 150_000
PROOFS: Final = 5
"""Answers whose proof is awaited too."""
STEP: Final = 500_00
"""Cents between two budgets: one step of the slider."""


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=20)
    answers = parser.parse_args().answers
    with _served() as where:
        _first_page(where, answers)
        _slider(where, read_case(SMALL), answers, SMALL_SECONDS)
        _slider(where, generate(LARGE, seed=1), answers, LARGE_SECONDS)


@contextmanager
def _served() -> Iterator[str]:
    """The address of a demonstration in a thread of this process."""
    with (
        tempfile.TemporaryDirectory(prefix="ukrep5-") as folder,
        socket.create_server(("127.0.0.1", 0)) as listening,
    ):
        settings = Settings(data_dir=Path(folder), demo=True, requests_a_minute=1_000_000)
        server = uvicorn.Server(uvicorn.Config(create_site(settings), log_config=None))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def _first_page(where: str, answers: int) -> None:
    """All that a browser fetches for it, one after the other."""
    page = _asked(f"{where}/")
    files = re.findall(rb'(?:href|src)="(/static/[^"]+)"', page)
    seconds, size = [], 0
    for _ in range(answers):
        begun = time.perf_counter()
        size = len(_asked(f"{where}/"))
        size += sum(len(_asked(where + file.decode())) for file in sorted(set(files)))
        seconds.append(time.perf_counter() - begun)
    _tell(f"first page, {size:,} bytes (asked: {FIRST_BYTES:,})", seconds, FIRST_SECONDS)


def _slider(where: str, case: Case, answers: int, asked: float) -> None:
    """Another budget each time, in steps of the slider to either side of the line."""
    study = f"{where}/demo/own-{keep(Own(file=case.name, case=case))}"
    _asked(study)
    limit = case.budget[0].limit
    moved = [limit + (no // 2 + 1) * STEP * (1 if no % 2 else -1) for no in range(1, answers + 1)]
    queries = [f"limit={plain(max(cents, 0))}" for cents in moved]
    _tell(
        f"slider at {len(case.scholars):,} scholars",
        [_seconds(f"{study}?{query}") for query in queries],
        asked,
    )
    proofs = [_seconds(f"{study}/progress/effect?{query}") for query in queries[:PROOFS]]
    ordered = ", ".join(f"{each:.1f}" for each in sorted(proofs))
    print(f"proofs of the first {len(proofs)} of these answers: {ordered} s (not asked)")


def _seconds(address: str) -> float:
    begun = time.perf_counter()
    _asked(address)
    return time.perf_counter() - begun


def _asked(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        found: bytes = answer.read()
    return found


def _tell(what: str, seconds: Sequence[float], asked: float) -> None:
    ordered = sorted(seconds)
    middle, high = ordered[len(ordered) // 2], ordered[-(-len(ordered) * 95 // 100) - 1]
    print(f"{what}: median {middle:.2f} s, p95 {high:.2f} s (asked: {asked} s)")


if __name__ == "__main__":
    main()
