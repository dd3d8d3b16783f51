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


@pytest.mark.parametrize(
    "arguments", [("--help", "--lang", "sl"), ("--lang", "sl", "match", "--help")]
)
def test_help_is_slovene_down_to_its_frame(arguments: tuple[str, ...]) -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "api.cli", *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "UKREP5_LANG": "en"},
    ).stdout
    assert "Uporaba: ukrep5" in shown
    assert "Možnosti" in shown
    for english in ("Usage", "OPTIONS", "Options", "Commands", "Show this", "default:"):
        assert english not in shown


def test_a_language_before_the_command_counts_unless_the_command_has_its_own(run: Run) -> None:
    policy = ("policy", "--on", "2024-10-15", "share")
    assert "V veljavi" in run("--lang", "sl", *policy).stdout
    assert "In force" in run("--lang", "sl", *policy, "--lang", "en").stdout


def test_an_unknown_command_ends_with_2(run: Run) -> None:
    assert run("mach").exit_code == 2
