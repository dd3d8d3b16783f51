"""An outcome as JSON: the same outcome, the same bytes."""

from functools import cache

from pydantic import TypeAdapter

from matching.outcome import Outcome


@cache
def _adapter() -> TypeAdapter[Outcome]:
    return TypeAdapter(Outcome)


def outcome_to_json(outcome: Outcome) -> bytes:
    """Money in cents, points and weights in hundredths, days in ISO form, sentences in both
    languages; a repair only where there is one.
    """
    unsaid = None if outcome.repair else {"repair"}
    return _adapter().dump_json(outcome, indent=1, exclude=unsaid) + b"\n"
