"""Two or more scenarios side by side: awards, money, who gains and who loses, and why."""

from scenarios.comparison.ask import compare
from scenarios.comparison.found import Against, Change, Comparison, Fate, Step, Tried

__all__ = ["Against", "Change", "Comparison", "Fate", "Step", "Tried", "compare"]
