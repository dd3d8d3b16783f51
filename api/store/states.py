"""The closed sets that rows of the store hold; what may follow what is said in `api.lifecycle`."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class CallState(StrEnum):
    """How far a call, or a completion, has come."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    RUN = "run"
    PUBLISHED = "published"
    ACCEPTING = "accepting"
    SETTLED = "settled"


class AwardState(StrEnum):
    """How far an accepted award has come."""

    RUNS = "runs"
    COMPLETING = "completing"
    EMPLOYED = "employed"
    LEFT = "left"


class OfferKind(StrEnum):
    """What a scholar answers: an award of a call, or a job at completion."""

    ACCEPTANCE = "acceptance"
    CHOICE = "choice"


class Answer(StrEnum):
    """The answer to an offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    """No answer by the deadline."""


class PartyRole(StrEnum):
    """Who takes part in a case."""

    EMPLOYER = "employer"
    SCHOLAR = "scholar"
    REPRESENTATIVE = "representative"
    """Legal representative of a scholar under age."""


class Part(StrEnum):
    """What a party hands in, each with its own draft, versions and receipt."""

    PLACES = "places"
    """An employer's places and monthly amounts."""
    HOST_PLACES = "host_places"
    ASSESSMENTS = "assessments"
    RANKING = "ranking"
    """An employer's ranking of scholars, ties allowed."""
    HOURS = "hours"
    """Stays and hours that an employer confirms."""
    WISHES = "wishes"
    """A scholar's ranking of positions."""
    STAYS = "stays"
    """A scholar's own stays, and where the next ones are wished."""


PARTS_OF: Mapping[PartyRole, frozenset[Part]] = MappingProxyType(
    {
        PartyRole.EMPLOYER: frozenset(
            {Part.PLACES, Part.HOST_PLACES, Part.ASSESSMENTS, Part.RANKING, Part.HOURS}
        ),
        PartyRole.SCHOLAR: frozenset({Part.WISHES, Part.STAYS}),
        PartyRole.REPRESENTATIVE: frozenset(),
    }
)
"""What each party hands in; a representative only countersigns."""


class RunKind(StrEnum):
    """What a job computes."""

    MATCH = "match"
    REPAIR = "repair"
    """A match of declined places only."""
    ROTATE = "rotate"
    FRONTIER = "frontier"
    COMPARE = "compare"
    SWEEP = "sweep"
    YEARS = "years"


class RunState(StrEnum):
    """How far a job has come."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
