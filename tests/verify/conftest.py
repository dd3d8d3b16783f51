"""Output folders to be altered: each is written once and copied for every test."""

import shutil
from pathlib import Path

import pytest

from matching.domain import Mechanism
from matching.publish import publish
from matching.rules.book import policy_book
from matching.words import Lang
from tests.engine.cases import case_of


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the case tiny, never altered."""
    out = tmp_path_factory.mktemp("tiny") / "out"
    publish(out, case_of("tiny"), policy_book(), lang=Lang.EN)
    return out


@pytest.fixture(scope="session")
def stable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a choice at completion, never altered."""
    out = tmp_path_factory.mktemp("stable") / "out"
    case = case_of("velenje-completion")
    assert case.mechanism in {None, Mechanism.STABLE}
    publish(out, case, policy_book(), lang=Lang.SL)
    return out


@pytest.fixture
def copy(tiny: Path, tmp_path: Path) -> Path:
    """A copy of the output of tiny, to be altered."""
    return shutil.copytree(tiny, tmp_path / "out")
