"""``pytest --long`` repeats the random cases fifty times as often."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many random cases the solver is compared on."""
    parser.addoption(
        "--long", action="store_true", help="compare the solver on 100,000 random cases, not 2,000"
    )
