"""What policy says on a day: one row a parameter, for the command line and the HTTP API alike."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from matching.contract import Certainty
from matching.errors import Fault, InputError, PolicyError
from matching.money import plain
from matching.rules.book import PolicyBook
from matching.rules.parameter import Parameter, Unit, Value
from matching.tables.kinds import DAY, Kind
from matching.tables.sheet import shortened
from matching.tables.suggest import Known
from matching.words import Lang, Text, say, text


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """A parameter on a day.

    Parameters
    ----------
    value : text in the unit, as a change of the case would write it.
    until : last day of the value as far as the book knows; None where no other follows.
    """

    parameter: str
    value: str
    unit: Unit
    since: date
    until: date | None
    source: str
    certainty: Certainty
    description: str


class QuestionError(InputError):
    """A question that cannot be understood; it would have written nothing anyway."""

    def __init__(self, where: str, kind: str, problem: Text) -> None:
        super().__init__([Fault(file=where, kind=kind, problem=problem)])
        self.problem = text("{where}: {problem}", where=where, problem=problem)

    def say(self, lang: Lang) -> str:
        """The one fault."""
        return say(self.problem, lang)


def day_asked(where: str, words: str) -> date:
    """A day in any spelling that a case may have; raises `QuestionError`."""
    found: date = asked(where, DAY, words)
    return found


def asked(where: str, kind: Kind, words: str) -> Any:
    """A value as a cell of a case may have it.

    Raises
    ------
    QuestionError
        If the words are not of the kind.
    """
    try:
        return kind.read(words)
    except ValueError as error:
        problem = text(
            'expected {expected}, found "{found}"', expected=kind.expected, found=shortened(words)
        )
        raise QuestionError(where, kind.name, problem) from error


def in_force(book: PolicyBook, day: date, names: Collection[str] = ()) -> Iterator[InForce]:
    """The parameters asked for, or all of them, as they stand on a day.

    Raises
    ------
    PolicyError
        For a name that the book does not know.
    PolicyGapError
        For a parameter without a value on the day.
    """
    for name in names:
        if name not in book.parameters:
            raise _unknown(name, book)
    for name in names or book.parameters:
        yield _on(book.parameters[name], day)


def gaps(book: PolicyBook, day: date) -> tuple[str, ...]:
    """Parameters without a value on a day."""
    return tuple(
        name
        for name, parameter in book.parameters.items()
        if not any(value.covers(day) for value in parameter.values)
    )


def written(value: Value, unit: Unit) -> str:
    """A value as text that `Parameter.read` reads back."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " | ".join(value)
    if isinstance(value, int) and unit in {Unit.EUR_A_MONTH, Unit.PERCENT}:
        return plain(value)
    return str(value)


def _on(parameter: Parameter, day: date) -> InForce:
    value = parameter.on(day)
    return InForce(
        parameter=parameter.name,
        value=written(value.value, parameter.unit),
        unit=parameter.unit,
        since=value.begins,
        until=_until(parameter, day),
        source=value.source,
        certainty=value.certainty,
        description=parameter.description,
    )


def _until(parameter: Parameter, day: date) -> date | None:
    """The day before the next one on which another value, or none, is in force."""
    now = parameter.on(day)
    turns = {value.begins for value in parameter.values}
    turns |= {value.until + timedelta(days=1) for value in parameter.values if value.until}
    for turn in sorted(turn for turn in turns if turn > day):
        then = [value for value in parameter.values if value.covers(turn)]
        if not then or then[-1] is not now:
            return turn - timedelta(days=1)
    return None


def _unknown(name: str, book: PolicyBook) -> PolicyError:
    near = Known(book.parameters).nearest(name)
    known: Text = text("unknown parameter {name}", name=name)
    if near is not None:
        known = text("unknown parameter {name} (did you mean {near}?)", name=name, near=near)
    return PolicyError(known)
