"""The cases in git and their matches, each made once."""

from functools import cache

from matching.domain import Case
from matching.engine import Match, run
from matching.read import read_case
from matching.rules.book import policy_book
from scenarios.generate import generate
from scenarios.velenje import FOLDER


@cache
def case_of(name: str) -> Case:
    """A case in git by its name; a generated one as ``scholars-seed``."""
    if name[0].isdigit():
        scholars, seed = name.split("-")
        return generate(int(scholars), int(seed))
    return read_case(FOLDER / name)


@cache
def matched(name: str) -> Match:
    """Its match, with every step."""
    return run(case_of(name), policy_book())
