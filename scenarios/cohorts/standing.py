"""A school year as the simulation holds it: what it begins with, and how it went."""

from dataclasses import dataclass

from matching.domain import BudgetLine
from matching.solver.problem import BoolArray, IntArray
from scenarios.cohorts.awards import Awards
from scenarios.cohorts.called import Call
from scenarios.cohorts.cohort import Applicant
from scenarios.cohorts.events import Closings, Course
from scenarios.cohorts.year_end import YearEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What one school year leaves to the next.

    Parameters
    ----------
    there : whether each employer offers places, shape (employers,).
    paid : municipal cents so far, by level, group and month.
    awards_paid : how many awards were paid in each month, shape (months,).
    """

    awards: Awards
    waiting: tuple[Applicant, ...]
    there: BoolArray
    paid: IntArray
    awards_paid: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One school year: the call, the running awards after it, how they went, what was paid.

    Parameters
    ----------
    due, paid : whether, and how many municipal cents, by award and month of the school year.
    """

    before: Standing
    budget: tuple[BudgetLine, ...]
    call: Call
    awards: Awards
    closing: Closings
    course: Course
    due: BoolArray
    paid: IntArray
    end: YearEnd
