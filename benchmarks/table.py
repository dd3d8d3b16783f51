"""The one table: a row a work, ours in seconds, peers as multiples of ours."""

from collections.abc import Sequence

from rich.table import Table

from benchmarks.child import Run
from benchmarks.contest import Contest

OURS = ("work", "scholars", "unfunded", "seed", "contracts", "proven", "seconds", "check", "MiB")


def header(contests: Sequence[Contest]) -> tuple[str, ...]:
    """Our columns, then the peers that took part."""
    names = dict.fromkeys(name for each in contests for name in each.peers)
    return (*OURS, *names)


def rows(contests: Sequence[Contest]) -> list[tuple[str, ...]]:
    """Cells as text.

    Ours: goals proven of all, and seconds. Peers: their time over ours to the last goal that both
    proved, with the number of goals where it is not all; ``not solved`` where it is none.
    """
    peers = header(contests)[len(OURS) :]
    return [(*_ours(each), *(_peer(each, name) for name in peers)) for each in contests]


def line(contest: Contest) -> str:
    """What is known as soon as one work is done."""
    cells = zip(header([contest]), rows([contest])[0], strict=True)
    return ", ".join(f"{name} {cell}" for name, cell in cells if cell)


def rich_table(contests: Sequence[Contest]) -> Table:
    """For the terminal."""
    table = Table(caption="peers: their time over ours, to the same goal")
    for column in header(contests):
        table.add_column(column, justify="left" if column == "work" else "right")
    for row in rows(contests):
        table.add_row(*row)
    return table


def number(value: float) -> str:
    """Three digits, and never an exponent."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """For RESULTS.md."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _ours(contest: Contest) -> tuple[str, ...]:
    work, run = contest.work, contest.ours
    return (
        str(work.kind),
        f"{work.scholars:,}",
        "with" if work.unfunded else "without",
        str(work.seed),
        f"{contest.contracts:,}",
        f"{run.proven}/{len(run.steps)}" if run.steps else _why(run),
        number(run.seconds),
        "" if run.check is None else f"{run.check / run.seconds:.1%}",
        "" if run.mebibytes is None else f"{run.mebibytes:,}",
    )


def _peer(contest: Contest, name: str) -> str:
    run, ours = contest.peers.get(name), contest.ours
    if run is None:
        return ""
    if not run.proven:
        return _why(run)
    if run.steps[0].name != ours.steps[0].name:
        return f"{number(run.steps[0].seconds / ours.steps[0].seconds)}×"
    point = min(run.proven, ours.proven)
    ratio = f"{number(run.seconds_to(point) / ours.seconds_to(point))}×"
    return ratio if point == len(ours.steps) else f"{ratio} to {point}/{len(ours.steps)}"


def _why(run: Run) -> str:
    if any(not step.exact for step in run.steps):
        return "inexact"
    return run.failure.split(":")[0] if run.failure not in {"", "stopped"} else "not solved"
