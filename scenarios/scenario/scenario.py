"""A scenario is data: a question in words, changes of policy, changes of the case."""

from dataclasses import dataclass

from matching.domain import Case, Mechanism, PolicyChange
from matching.errors import Ukrep5Error
from matching.rules.book import PolicyBook
from matching.words import Lang
from scenarios.scenario.changes import CaseChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the scenario asks, in both languages."""

    sl: str
    en: str

    def said(self, lang: Lang) -> str:
        """The question in a language."""
        return self.sl if lang is Lang.SL else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What is asked of a case.

    Parameters
    ----------
    policy : dated changes of parameters, as ``[[change]]`` of a case; they count over the case's.
    changes : changes of the facts, one after the other.
    mechanism, target : instead of the case's.
    file : where it was read, to be named in faults.
    """

    name: str
    question: Question
    policy: tuple[PolicyChange, ...] = ()
    changes: tuple[CaseChange, ...] = ()
    mechanism: Mechanism | None = None
    target: int | None = None
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A case and a book as the scenario has them.

    The changes of the case are in the book already, so ``case.changes`` is empty where the
    scenario changes policy.
    """

    case: Case
    book: PolicyBook


class OutOfReachError(Ukrep5Error):
    """A scenario asks for what no limit of a line gives."""
