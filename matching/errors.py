"""What can go wrong, in words that help.

Ukrep5Error
  InputError        faults in a case: where, what is wrong, what would be right
  PolicyError       a change or parameter file that cannot be
    PolicyGapError  no value of a parameter on a day
  ClashError        demands that cannot all hold
  OutputError       a folder that is not ours to replace
  CheckError        a result that does not survive the recount
  VerifyError       an output folder that does not agree with itself
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matching.words import Lang, Text, counted, say, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong in a case.

    Parameters
    ----------
    file : file or sheet, such as ``positions.csv``.
    row : row as a person counts it (the header is row 1), or None for the whole file.
    column : header as it stands in the file, or None.
    kind : stable name of the kind of fault, such as ``amount``.
    problem : what is wrong and what would be right.
    """

    file: str
    kind: str
    problem: Text
    row: int | None = None
    column: str | None = None

    def say(self, lang: Lang) -> str:
        """The fault in one line: ``positions.csv, row 17, column amount: expected ...``."""
        place = self.file
        if self.row is not None:
            place += ", " + say(text("row {row}", row=str(self.row)), lang)
        if self.column is not None:
            place += ", " + say(text("column {column}", column=self.column), lang)
        return f"{place}: {say(self.problem, lang)}"


class Ukrep5Error(Exception):
    """Anything that the user is told in a sentence instead of a traceback."""

    def __init__(self, problem: Text) -> None:
        super().__init__(say(problem, Lang.EN))
        self.problem = problem

    def say(self, lang: Lang) -> str:
        """The whole message in a language."""
        return say(self.problem, lang)


class InputError(Ukrep5Error):
    """A case with faults; all of them, not only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            counted(
                "{n} fault; nothing was written.",
                "{n} faults; nothing was written.",
                n=len(self.faults),
            )
        )

    def __str__(self) -> str:
        return self.say(Lang.EN)

    def say(self, lang: Lang) -> str:
        """Every fault in a line of its own, then their number."""
        return "\n".join([*(fault.say(lang) for fault in self.faults), say(self.problem, lang)])


class PolicyError(Ukrep5Error):
    """A policy that cannot be: unknown name, wrong unit, overlapping dates."""


class PolicyGapError(PolicyError):
    """A question for a day on which a parameter has no value."""

    def __init__(self, parameter: str, day: date) -> None:
        self.parameter = parameter
        self.day = day
        super().__init__(
            text(
                "parameter {parameter} has no value on {day:day}",
                parameter=parameter,
                day=day,
            )
        )


class DemandKind(StrEnum):
    """What a demand is."""

    MUST = "must"
    """The officer's ``must``."""
    HELD = "held"
    """A held place, kept until the scholar obtains something preferred."""
    PLACES = "places"
    """The places of a position."""
    LIMIT = "limit"
    """The limit of an employer over all its positions."""
    LINE = "line"
    """What is left on a budget line."""
    RULE = "rule"
    """A rule that forbids a pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Something that must hold; ids are those of the case, None where the kind has none.

    Parameters
    ----------
    says : the demand in words, such as ``must for S-1 at P-1``.
    """

    kind: DemandKind
    says: Text
    scholar: str | None = None
    position: str | None = None
    employer: str | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The least change of one demand that ends a clash, and so that all demands of the case hold.

    Parameters
    ----------
    amount : decisions taken back (1), places more, awards more, or cents more.
    for_all : the same until no demands of the case clash any more; None if changing this demand
        alone cannot reach that, or where it was not tried (rules).
    says : the repair in words.
    """

    demand: Demand
    amount: int
    for_all: int | None
    says: Text


class ClashError(Ukrep5Error):
    """Demands that cannot all hold: a smallest set, without any one of which the others can.

    Where rules forbid a ``must``: every such ``must``, and the rules.

    Parameters
    ----------
    demands : the set; empty where no choice was found although one exists.
    repairs : one for each demand that can be changed, each of them enough for this clash.
    """

    def __init__(
        self, problem: Text, demands: Sequence[Demand] = (), repairs: Sequence[Repair] = ()
    ) -> None:
        super().__init__(problem)
        self.demands = tuple(demands)
        self.repairs = tuple(repairs)


class OutputError(Ukrep5Error):
    """A folder that is not ours to replace, or that cannot be written."""


class CheckError(Ukrep5Error):
    """A result that does not survive the solver-free recount: a defect of the program."""


class VerifyError(Ukrep5Error):
    """An output folder that does not agree with itself."""
