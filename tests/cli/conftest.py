"""Runs of the command line, and cases for them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from tests.cli.running import ROOT, Run


@pytest.fixture
def run() -> Run:
    """Run a command in an environment that asks for no language."""
    runner = CliRunner(env={"UKREP5_LANG": "", "LC_ALL": "C"})

    def invoke(*arguments: str | Path) -> Result:
        return runner.invoke(app, [str(each) for each in arguments])

    return invoke


@pytest.fixture
def tiny() -> Path:
    """The smallest case that comes with the program."""
    return ROOT / "scenarios" / "cases" / "tiny"
