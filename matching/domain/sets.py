"""The closed sets of facts."""

from enum import StrEnum


class Level(StrEnum):
    """School level: pupil of secondary school, student of tertiary education."""

    SECONDARY = "secondary"
    TERTIARY = "tertiary"


class CaseKind(StrEnum):
    """Moment of the scheme: the yearly call, or the choice at completion."""

    CALL = "call"
    COMPLETION = "completion"


class Mechanism(StrEnum):
    """How the match chooses."""

    OPTIMAL = "optimal"
    STABLE = "stable"
    FEWEST_BLOCKING = "fewest_blocking"
    SINGLE_EMPLOYER = "single_employer"


class Goal(StrEnum):
    """What is made as large (or as small) as can be, in the order that policy gives."""

    KEPT_AWARDS = "kept_awards"
    """Awards of an earlier outcome that stay; first wherever there are earlier awards."""
    CO_FUNDED_AWARDS = "co_funded_awards"
    AWARDS = "awards"
    POINTS = "points"
    NEED_COVERED = "need_covered"
    SCHOLAR_RANKS = "scholar_ranks"
    POSITION_RANKS = "position_ranks"
    PUBLIC_COST = "public_cost"
    DRAW = "draw"


class Scholarship(StrEnum):
    """Another scholarship that an applicant may hold."""

    DEFICIT = "deficit"
    STATE = "state"
    ZOIS = "zois"


class StayKind(StrEnum):
    """Kind of a stay."""

    INTERNSHIP = "internship"
    TRAINING = "training"
    HOLIDAY_WORK = "holiday_work"


class StayStatus(StrEnum):
    """How far a stay has come; only confirmed ones count."""

    PLANNED = "planned"
    DONE = "done"
    CONFIRMED = "confirmed"


class PinKind(StrEnum):
    """The officer's decision on one pair."""

    MUST = "must"
    NEVER = "never"
