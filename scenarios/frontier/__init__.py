"""The frontier: co-funded awards for every budget of one line, and what the next award costs."""

from scenarios.frontier.ask import Ask, frontier
from scenarios.frontier.found import Frontier

__all__ = ["Ask", "Frontier", "frontier"]
