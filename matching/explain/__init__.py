"""Why each wish was granted or not: a true reason for every scholar and every ranked position."""

from matching.explain.explain import explain, explain_match
from matching.explain.reasons import Answer, Explanation, Forced, PassedOver, Reason, ReasonKind

__all__ = [
    "Answer",
    "Explanation",
    "Forced",
    "PassedOver",
    "Reason",
    "ReasonKind",
    "explain",
    "explain_match",
]
