"""Cases to ask scenarios of, each read or made once."""

from dataclasses import replace
from functools import cache

from matching.domain import Case
from matching.engine import match
from matching.money import Cents
from matching.outcome import Outcome
from matching.read import read_case
from matching.rules.book import policy_book
from scenarios.generate import Shape, generate
from scenarios.scenario import Applied, apply, scenario_named
from scenarios.velenje import FOLDER


@cache
def velenje() -> Case:
    """The case that the library is tried on."""
    return read_case(FOLDER / "velenje-100")


@cache
def applied(name: str) -> Applied:
    """A scenario of the library on it."""
    return apply(scenario_named(name), velenje(), policy_book())


@cache
def outcome(name: str) -> Outcome:
    """The match of that."""
    under = applied(name)
    return match(under.case, under.book)


@cache
def small(scholars: int, seed: int) -> Case:
    """A made-up case of a few scholars, without minimum visits in the way."""
    shape = Shape(non_deficit=0, each_scholar_flaw=0, each_employer_flaw=0, each_practice_flaw=0)
    return generate(scholars, seed, shape=shape)


def with_limit(case: Case, limit: int) -> Case:
    """The case with another limit on its only line."""
    (line,) = case.budget
    return replace(case, budget=(replace(line, limit=Cents(limit)),))
