"""Help is quick, complete, and in the reader's language."""

import os
import subprocess
import sys

import pytest
from typer.main import get_command

from api.cli import app
from api.cli.help import translate_help
from matching.words import Lang
from tests.cli.running import ROOT, Run

HEAVY = {"ortools", "pandas", "numpy", "scipy", "altair", "fastapi", "uvicorn", "pydantic", "babel"}


def test_help_imports_nothing_heavy() -> None:
    names = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "api.cli", "--help"],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "UKREP5_LANG": "en"},
    ).stderr
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in names.splitlines()}
    assert "typer" in imported
    assert not imported & HEAVY


def test_every_command_has_a_sentence_of_help(run: Run) -> None:
    shown = run("--help").stdout
    for command in app.registered_commands:
        assert command.name is not None
        assert command.name in shown
        assert command.help


@pytest.mark.parametrize("command", [command.name for command in app.registered_commands])
def test_every_command_prints_its_own_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "--lang" in result.stdout


def test_help_in_english_is_left_as_it_stands() -> None:
    commands = get_command(app)
    before = commands.help
    translate_help(commands, Lang.EN)  # type: ignore[arg-type]
    assert commands.help == before


def test_an_unknown_command_ends_with_2(run: Run) -> None:
    assert run("mach").exit_code == 2
