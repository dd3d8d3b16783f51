"""``make bench``: generate, let everyone solve, compare every value, print one table."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from benchmarks.agreement import differences
from benchmarks.contest import Contest, Terms, contest
from benchmarks.figures import Figure, Verdict, figures
from benchmarks.instances import Kind, Work
from benchmarks.public_data import public_works
from benchmarks.record import record
from benchmarks.solvers import PEER_LIST, Peer
from benchmarks.table import line, rich_table

SIZES: Final = (130, 1_000, 5_000, 10_000, 100_000)
FRONTIER_SIZES: Final = (1_000,)
DEFERRED_SIZES: Final = (1_000, 5_000, 100_000)
SEEDS: Final = (1, 2)
WIDTH: Final = 140
"""Characters a line where there is no terminal to ask."""
QUICK: Final = (
    Work(kind=Kind.GOALS, scholars=130, unfunded=True, seed=1),
    Work(kind=Kind.GOALS, scholars=300, unfunded=False, seed=1),
    Work(kind=Kind.FRONTIER, scholars=130, unfunded=False, seed=1),
    Work(kind=Kind.DEFERRED, scholars=1_000, unfunded=False, seed=1),
)
QUICK_TERMS: Final = Terms(seconds=1.0, repeats=1, own_environments=False)
QUICK_PEERS: Final = ("raw flow", "HiGHS", "SCIP", "scipy")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; 1 if any value differs."""
    asked = _arguments(arguments)
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    terms = QUICK_TERMS if asked.quick else Terms()
    peers = _peers(asked.peers.split(",") if asked.peers else None, quick=asked.quick)
    works = QUICK if asked.quick else public_works() if asked.public else _works(asked.only)
    contests: list[Contest] = []
    with tempfile.TemporaryDirectory() as folder, console.status("") as status:
        for number, work in enumerate(works, 1):
            status.update(f"{number} of {len(works)}: {work.kind}, {work.scholars:,} scholars")
            contests.append(contest(work, peers, terms, Path(folder)))
            console.print(line(contests[-1]))
    found = figures(contests, terms.seconds)
    differing = differences(contests)
    console.print(rich_table(contests), _figures_table(found))
    for sentence in differing:
        console.print(f"[bold red]differs:[/] {sentence}")
    if asked.record:
        record(contests, found, terms)
    return 1 if differing else 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small, under a minute, no own venvs")
    parser.add_argument("--only", type=int, action="append", metavar="SIZE", choices=SIZES)
    parser.add_argument("--public", action="store_true", help="only what others made")
    parser.add_argument("--peers", metavar="A,B", help=", ".join(_names()))
    parser.add_argument("--record", action="store_true", help="append to RESULTS.md")
    return parser.parse_args(arguments)


def _names() -> list[str]:
    return list(dict.fromkeys(peer.name for peer in PEER_LIST))


def _peers(names: Sequence[str] | None, *, quick: bool) -> list[Peer]:
    """Peers by their names; all of them (or the quick ones) where none are named."""
    wanted = names if names is not None else QUICK_PEERS if quick else _names()
    unknown = [name for name in wanted if name not in _names()]
    if unknown:
        sys.exit(f"unknown peers: {', '.join(unknown)}; there are {', '.join(_names())}")
    return [peer for peer in PEER_LIST if peer.name in wanted and not (quick and peer.own_only)]


def _works(only: Sequence[int] | None) -> list[Work]:
    """From small to large, so that a run cut short has said something."""
    generated = [work for size in only or SIZES for seed in SEEDS for work in _of_size(size, seed)]
    return generated if only else [*public_works(), *generated]


def _of_size(size: int, seed: int) -> Iterator[Work]:
    for unfunded in (False, True):
        yield Work(kind=Kind.GOALS, scholars=size, unfunded=unfunded, seed=seed)
    if size in FRONTIER_SIZES:
        yield Work(kind=Kind.FRONTIER, scholars=size, unfunded=False, seed=seed)
    if size in DEFERRED_SIZES:
        yield Work(kind=Kind.DEFERRED, scholars=size, unfunded=False, seed=seed)


def _figures_table(found: Sequence[Figure]) -> Table:
    table = Table(title="Figures to reach")
    for column in ("work", "figure", "measured", "verdict"):
        table.add_column(column)
    for each in found:
        if each.verdict is not Verdict.NOT_RUN:
            table.add_row(each.work, each.asked, each.measured, each.verdict)
    return table


if __name__ == "__main__":
    sys.exit(main())
