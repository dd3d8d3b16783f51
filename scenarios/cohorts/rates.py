"""What happens to scholars and employers in a year: dated rates with source and certainty."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

import numpy as np

from matching.domain import Level, PolicyChange
from matching.money import BasisPoints, Cents, plain
from matching.rules.book import PolicyBook, book_from
from matching.rules.parameter import Value
from matching.solver.problem import LEVELS, IntArray


@cache
def rates_book() -> PolicyBook:
    """The rates that come with the program, written like policy but no law."""
    folder = files("scenarios.cohorts") / "rates"
    sources = sorted(
        (source for source in folder.iterdir() if source.name.endswith(".toml")),
        key=lambda source: source.name,
    )
    return book_from(source.read_text(encoding="utf-8") for source in sources)


def rates_with(changes: Iterable[PolicyChange]) -> PolicyBook:
    """The rates with changes; raises `PolicyError` for an unknown name or a wrong unit."""
    return rates_book().with_changes(changes)


@dataclass(frozen=True, kw_only=True)
class Rates:
    """The rates on one day; shares in basis points, arrays by level."""

    book: PolicyBook
    day: date

    def share(self, name: str) -> BasisPoints:
        """A share of one."""
        return BasisPoints(self._int(name))

    def by_level(self, name: str) -> IntArray:
        """Shares of pupils and of students, shape (levels,)."""
        return np.array([self._int(f"{name}_{level}") for level in LEVELS], dtype=np.int64)

    def count(self, name: str) -> int:
        """A number of firms or awards."""
        return self._int(name)

    @property
    def years_of_study(self) -> int:
        """School years that a pupil who goes on to study keeps the award."""
        return int(str(self._value("years_of_study")))

    @property
    def amount_of_student(self) -> Cents:
        """Monthly amount of a pupil who became a student."""
        return Cents(self._int("amount_of_student"))

    def with_share(self, name: str, share: BasisPoints) -> "Rates":
        """The same rates but one, from this day on."""
        change = PolicyChange(parameter=name, value=plain(share), begins=self.day)
        return replace(self, book=self.book.with_changes([change]))

    def _int(self, name: str) -> int:
        value = self._value(name)
        assert isinstance(value, int)
        return value

    def _value(self, name: str) -> Value:
        return self.book.parameters[name].on(self.day).value


STUDENT = LEVELS.index(Level.TERTIARY)
PUPIL = LEVELS.index(Level.SECONDARY)
