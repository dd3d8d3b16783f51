"""School years from a call on, month by month, many times over: what the scheme will cost.

From Python::

    from scenarios.cohorts import years

    found = years(case, book, years=10, seeds=50, scenarios=("baseline", "caps-50-90"))
    found.rows    # a `YearRow` for each school year of each history
    found.months  # a `MonthRow` for each month

Rows are flat records of numbers and words, so that ``pandas.DataFrame(found.rows)`` is the tidy
frame; money is in cents. ``answers=False`` simulates only the scenarios and is a few times as fast.
"""

from scenarios.cohorts.found import Years
from scenarios.cohorts.rates import rates_book, rates_with
from scenarios.cohorts.rows import MonthRow, YearRow
from scenarios.cohorts.run import years

__all__ = ["MonthRow", "YearRow", "Years", "rates_book", "rates_with", "years"]
