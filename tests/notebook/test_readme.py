"""What the README of the scenarios shows is what happens."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from matching.words import Lang
from scenarios.comparison.write import write_comparison
from scenarios.scenario import read_scenario
from scenarios.sweeps.read import read_grid
from tests.comparison.tiny import compared_on_tiny
from tests.readme.shown import ROOT, ran

README = (ROOT / "scenarios/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_python_of_the_readme_runs(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "scenarios/README.md", "exec"), {})  # the reader's own words


def test_commands_of_the_readme_print_what_it_shows(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scenarios/cases/tiny", tmp_path / "scenarios/cases/tiny")
    for command, shown, printed in ran(README, tmp_path):
        for line in shown:
            assert line in printed.splitlines(), command


def test_the_file_shown_is_a_scenario(tmp_path: Path) -> None:
    shown, _ = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    path = tmp_path / "own.toml"
    path.write_text(shown, encoding="utf-8")
    assert read_scenario(path).name == tomllib.loads(shown)["name"]


def test_the_grid_shown_is_a_grid(tmp_path: Path) -> None:
    _, shown = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    path = tmp_path / "grid.toml"
    path.write_text(shown, encoding="utf-8")
    assert len(read_grid(path).cells()) == 2 * 6 * 10 * 2


def test_every_command_named_is_there() -> None:
    from api.cli import app

    known = {command.name for command in app.registered_commands}
    assert set(re.findall(r"`ukrep5 ([a-z]+)", README)) <= known


def test_every_file_of_the_folder_is_named(tmp_path: Path) -> None:
    write_comparison(tmp_path / "o", compared_on_tiny("baseline", "share-50"), Lang.EN)
    section = README.split("## Compare")[1].split("## In a notebook")[0]
    named = set(re.findall(r"`([\w.*-]+\.(?:csv|html|md|xlsx))`", section))
    written = {
        path.name
        for path in (tmp_path / "o").iterdir()
        if path.suffix and path.suffix != ".svg" and path.name != ".ukrep5"
    }
    assert written == named


def test_every_folder_and_module_named_is_there() -> None:
    section = README.split("## What is where")[1]
    first = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    named = [name for cell in first for name in re.findall(r"`(.*?)`", cell)]
    assert named
    assert [name for name in named if not (ROOT / "scenarios" / name).exists()] == []
