"""What can go wrong, in words that help.

Ukrep5Error
  InputError        faults in a case: where, what is wrong, what would be right
  PolicyError       a change or parameter file that cannot be
    PolicyGapError  no value of a parameter on a day
  ClashError        the officer's pins cannot all hold
  OutputError       a folder that is not ours to replace
  CheckError        a result that does not survive the recount
  VerifyError       an output folder that does not agree with itself
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

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


class ClashError(Ukrep5Error):
    """The officer's decisions cannot all hold; names a smallest set that cannot."""


class OutputError(Ukrep5Error):
    """A folder that is not ours to replace, or that cannot be written."""


class CheckError(Ukrep5Error):
    """A result that does not survive the solver-free recount: a defect of the program."""


class VerifyError(Ukrep5Error):
    """An output folder that does not agree with itself."""
