"""What the tests of the command line share."""

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Run = Callable[..., Result]
"""Runs a command with its arguments."""

ROOT = Path(__file__).parents[2]
