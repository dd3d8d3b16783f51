"""The command line: one file a command, heavy imports inside the commands."""

import gc
import os
import sys
import traceback

import typer
from typer.main import get_command

from api.cli.backup import backup
from api.cli.check import check
from api.cli.compare import compare
from api.cli.convert import convert
from api.cli.council import council
from api.cli.errors import DEFECT, Sentences
from api.cli.explain import explain
from api.cli.frontier import frontier
from api.cli.generate import generate
from api.cli.help import Command, translate_help
from api.cli.language import LangOption, language_asked
from api.cli.match import match
from api.cli.new import new
from api.cli.policy import policy
from api.cli.restore import restore
from api.cli.rotate import rotate
from api.cli.scenarios import scenarios
from api.cli.serve import serve
from api.cli.sweep import sweep
from api.cli.verify import verify
from api.cli.worker import worker
from api.cli.years import years
from matching.words import text

COLLECT_AFTER = 500_000
"""Objects between two collections: a command makes many and soon ends."""

app = typer.Typer(
    cls=Sentences,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help=text(
        "Matches scholars to employers under the co-funding rule and the budget. "
        "Exit codes: 0 done, 1 target asked for and not met, 2 input at fault."
    ).one,
)


@app.callback()
def _every(*, lang: LangOption) -> None:
    """Options before the name of a command."""


for _command, _about in (
    (match, text("Match a case and write outcome, certificate and report.")),
    (check, text("Read and judge a case: all its faults, or what the rules leave open.")),
    (explain, text("The reason for every wish of one scholar.")),
    (verify, text("Check an output folder from itself alone; exit code 2 if it does not hold.")),
    (compare, text("Scenarios of a case side by side: money, awards, who gains, who loses.")),
    (frontier, text("Awards for every budget of a line, and what the next one costs.")),
    (rotate, text("Plan the stays before the match, or mend a plan; pages and calendars.")),
    (scenarios, text("The scenarios that come with the program, and what each asks.")),
    (sweep, text("A case under every choice of a grid; a stopped one goes on where it was.")),
    (years, text("What the scheme costs over the years, and what a sum sustains: a simulation.")),
    (council, text("The report for the council: what it costs, what it gives; page, PDF, Word.")),
    (policy, text("The parameters in force on a day, and where they come from.")),
    (convert, text("Write a case in another form or language.")),
    (generate, text("Write an invented case of any size.")),
    (new, text("Write an empty case to fill in.")),
    (serve, text("Serve pages, API and worker on this machine.")),
    (worker, text("Compute what waits; serve starts such a worker by itself.")),
    (backup, text("Write everything that the store holds into one file.")),
    (restore, text("Put a backup into a new store.")),
):
    app.command(_command.__name__, cls=Command, help=_about.one)(_command)


def main() -> None:
    """Run the command line; a defect of the program ends with a traceback and its own code."""
    gc.set_threshold(COLLECT_AFTER)
    _keep_solvers_off_standard_output()
    commands = get_command(app)
    assert isinstance(commands, Sentences)
    translate_help(commands, language_asked(sys.argv, os.environ))
    try:
        commands(prog_name="ukrep5")
    except Exception:
        traceback.print_exc()
        sys.exit(DEFECT)


def _keep_solvers_off_standard_output() -> None:
    """Now and then a solver prints a line of its own; it goes where errors go.

    What we print ourselves still goes to standard output, so that ``--json`` is nothing else.
    """
    sys.stdout.flush()
    ours = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = os.fdopen(ours, "w", encoding=sys.stdout.encoding, errors=sys.stdout.errors)
