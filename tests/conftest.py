"""``pytest --long`` repeats the random cases fifty times as often."""

from collections.abc import Iterator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many random cases the solver is compared on."""
    parser.addoption(
        "--long", action="store_true", help="compare the solver on 100,000 random cases, not 2,000"
    )


@pytest.fixture(scope="session", autouse=True)
def _stores_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A service that is given no store makes its own, away from those of people."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("UKREP5_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        yield
