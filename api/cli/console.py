"""Where the command line speaks: answers on standard output, the rest on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.table import Table as Shown

from matching.report.cells import shown
from matching.report.table import Kind, Table
from matching.words import Lang, Text, say

_WIDE = 140
"""Columns of a table that goes to a file or a pipe."""
_LEFT = frozenset({Kind.TEXT, Kind.DATE, Kind.MONTH})


def tell(what: Text | str, lang: Lang) -> None:
    """A sentence on standard output, on one line however long."""
    _console(stderr=False).print(say(what, lang), soft_wrap=True)


def warn(words: str) -> None:
    """A sentence on standard error, on one line however long."""
    _console(stderr=True).print(words, soft_wrap=True)


def tell_machine(document: bytes) -> None:
    """JSON on standard output, and nothing around it."""
    sys.stdout.write(document.decode() + "\n")


def tell_table(table: Table, lang: Lang) -> None:
    """A table on standard output under its title; cells fold, so that nothing is cut off."""
    tell(table.title, lang)
    drawn = Shown()
    for column in table.columns:
        drawn.add_column(
            say(column.header, lang),
            justify="left" if column.kind in _LEFT else "right",
            overflow="fold",
        )
    for row in table.rows:
        cells = zip(row, table.columns, strict=True)
        drawn.add_row(*(shown(cell, column.kind, lang) for cell, column in cells))
    _console(stderr=False).print(drawn)


@contextmanager
def working(what: Text, lang: Lang) -> Iterator[Callable[[Text], None]]:
    """Show whoever sits at a terminal that something is being done; gives a way to say what now."""
    console = _console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(say(what, lang)) as status:
        yield lambda now: status.update(say(now, lang))


def _console(*, stderr: bool) -> Console:
    """Standard output or error, with what is printed taken as it stands."""
    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    return Console(
        stderr=stderr,
        markup=False,
        highlight=False,
        emoji=False,
        width=None if terminal else _WIDE,
    )
