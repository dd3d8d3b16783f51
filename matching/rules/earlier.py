"""Which mechanisms can keep the awards of an earlier outcome."""

from matching.domain import Case, Mechanism
from matching.errors import PolicyError
from matching.rules.admissible import mechanism_of
from matching.rules.policy import Policy
from matching.words import text


def can_keep_awards(case: Case, policy: Policy) -> None:
    """Earlier awards are kept by a goal; the other mechanisms have none that comes first.

    Deferred acceptance would let someone preferred take an earlier award away, and the fewest
    blocking pairs would come before it: neither could promise that what can stay does stay.

    Raises
    ------
    PolicyError
        If the case has earlier awards and its mechanism is not `optimal`.
    """
    mechanism = mechanism_of(case, policy)
    if case.earlier_awards and mechanism is not Mechanism.OPTIMAL:
        raise PolicyError(
            text(
                "earlier awards are kept under the mechanism optimal only; {mechanism} cannot "
                "promise that whatever can stay does stay",
                mechanism=mechanism,
            )
        )
