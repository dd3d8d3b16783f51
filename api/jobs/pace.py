"""How often a worker looks, tells and tries."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The pace of a worker.

    Parameters
    ----------
    lease : for how long a run is held without a word of its worker.
    look : seconds between two looks for work, or at a computation.
    most_attempts : of one run, when its workers die.
    """

    lease: timedelta
    look: float = 0.2
    most_attempts: int = 3

    @property
    def hold(self) -> float:
        """Seconds after which a worker tells how far it is, and holds its run longer."""
        return min(1.0, self.lease.total_seconds() / 4)
