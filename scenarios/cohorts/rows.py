"""What a simulation leaves behind: a row a year, a row a month."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One school year of one history; money in cents, the rest counted.

    Parameters
    ----------
    scenario, plan, seed, year : which history, and which year of it, from 1.
    applicants : of them ``waited`` applied before.
    offers : co-funded awards that the match made; ``awards`` of them were accepted.
    planned_cost : municipal cents of the new awards to their planned end; ``pupils`` of them are
        pupils.
    running : awards running after the call, of them ``resting`` repeat a year unpaid.
    limit, committed : of the lines of the call, and what earlier awards take off them first.
    breaks : whether earlier and new awards together are dearer than a line.
    line_spent : municipal cents that were paid on these lines in the end.
    spent, employers_paid : over the school year, each level's own twelve months.
    completed : of them ``studying`` go on with the award and ``employed`` take a job.
    repeating : repeat the next school year.
    dropped, gave_up, ended_by_closing : awards that ended before their time.
    moved : awards of a closing employer that another took over.
    employers : with a running award; ``employers_there`` offer places in the call.
    most_at_one : running awards of the employer with the most.
    """

    scenario: str
    plan: str
    seed: int
    year: int
    school_year: str
    applicants: int
    waited: int
    too_few_visits: int
    offers: int
    awards: int
    planned_cost: int
    pupils: int
    running: int
    resting: int
    limit: int | None
    committed: int
    breaks: bool
    line_spent: int
    spent: int
    employers_paid: int
    completed: int
    studying: int
    repeating: int
    dropped: int
    gave_up: int
    ended_by_closing: int
    moved: int
    closed: int
    employed: int
    after_30_days: int
    after_a_year: int
    employers_there: int
    employers: int
    most_at_one: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """One month of one history: awards paid in it and municipal cents."""

    scenario: str
    plan: str
    seed: int
    month: date
    paid: int
    spent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One history, from its first school year to its last."""

    years: tuple[YearRow, ...]
    months: tuple[MonthRow, ...]
