"""What if: scenarios of a case, one by one, on a grid, and year after year."""

from scenarios.notebook import compare, sweep, years

__all__ = ["compare", "sweep", "years"]
