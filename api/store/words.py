"""What people read for the closed sets of the store."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from api.store.acts import Act
from api.store.states import (
    Answer,
    AwardState,
    CallState,
    OfferKind,
    Part,
    PartyRole,
    RunKind,
    RunState,
)
from matching.words import Text, text

_CALLSTATE: Final[Mapping[StrEnum, Text]] = MappingProxyType(
    {
        CallState.DRAFT: text("being prepared"),
        CallState.OPEN: text("open for lists"),
        CallState.CLOSED: text("closed for lists"),
        CallState.RUN: text("matched, not yet published"),
        CallState.PUBLISHED: text("published"),
        CallState.ACCEPTING: text("waiting for answers"),
        CallState.SETTLED: text("settled"),
    }
)
_AWARDSTATE: Final[Mapping[StrEnum, Text]] = MappingProxyType(
    {
        AwardState.RUNS: text("being paid"),
        AwardState.COMPLETING: text("completing school"),
        AwardState.EMPLOYED: text("employed"),
        AwardState.LEFT: text("left"),
    }
)
_OFFERKIND: Final[Mapping[StrEnum, Text]] = MappingProxyType(
    {
        OfferKind.ACCEPTANCE: text("acceptance of the award"),
        OfferKind.CHOICE: text("choice at completion"),
    }
)
_ANSWER: Final[Mapping[StrEnum, Text]] = MappingProxyType(
    {
        Answer.OPEN: text("no answer yet"),
        Answer.ACCEPTED: text("accepted"),
        Answer.DECLINED: text("declined"),
        Answer.LAPSED: text("no answer by the deadline"),
    }
)
_PARTYROLE: Final[Mapping[StrEnum, Text]] = MappingProxyType(
    {
        PartyRole.EMPLOYER: text("employer"),
        PartyRole.SCHOLAR: text("scholar"),
        PartyRole.REPRESENTATIVE: text("legal representative"),
    }
)
_PART: Final[Mapping[StrEnum, Text]] = MappingProxyType(
    {
        Part.PLACES: text("places and amounts"),
        Part.HOST_PLACES: text("places for practice"),
        Part.ASSESSMENTS: text("assessments of stays"),
        Part.RANKING: text("ranking of applicants"),
        Part.HOURS: text("confirmed stays and hours"),
        Part.WISHES: text("list of wishes"),
        Part.STAYS: text("own stays"),
    }
)
_RUNKIND: Final[Mapping[StrEnum, Text]] = MappingProxyType(
    {
        RunKind.MATCH: text("match"),
        RunKind.REPAIR: text("match of declined places"),
        RunKind.ROTATE: text("rotation"),
        RunKind.FRONTIER: text("frontier"),
        RunKind.COMPARE: text("comparison of scenarios"),
        RunKind.SWEEP: text("sweep over a parameter"),
        RunKind.YEARS: text("simulation of years"),
    }
)
_RUNSTATE: Final[Mapping[StrEnum, Text]] = MappingProxyType(
    {
        RunState.QUEUED: text("waiting for its turn"),
        RunState.RUNNING: text("being computed"),
        RunState.DONE: text("done"),
        RunState.FAILED: text("failed"),
        RunState.CANCELLED: text("cancelled"),
    }
)
_ACT: Final[Mapping[StrEnum, Text]] = MappingProxyType(
    {
        Act.STORE_CREATED: text("store created"),
        Act.TOWN_CHANGED: text("settings of the municipality changed"),
        Act.OFFICER_ADDED: text("officer added"),
        Act.OFFICER_REMOVED: text("officer removed"),
        Act.PASSWORD_SET: text("password set"),
        Act.SIGNED_IN: text("signed in"),
        Act.SIGN_IN_FAILED: text("sign-in failed"),
        Act.LOCKED: text("sign-in locked"),
        Act.SIGNED_OUT: text("signed out"),
        Act.INVITED: text("invited"),
        Act.INVITATION_REVOKED: text("invitation revoked"),
        Act.TOKEN_MADE: text("token made"),
        Act.TOKEN_REVOKED: text("token revoked"),
        Act.CASE_CREATED: text("case created"),
        Act.FACTS_CHANGED: text("facts changed"),
        Act.DEADLINE_SET: text("deadline set"),
        Act.CASE_MOVED: text("case taken a step further"),
        Act.FACT_CONFIRMED: text("fact confirmed by a document"),
        Act.FACT_WITHDRAWN: text("confirmation of a fact withdrawn"),
        Act.PIN_SET: text("pair decided"),
        Act.PIN_REMOVED: text("decision on a pair withdrawn"),
        Act.SEED_RECORDED: text("seed of the draw recorded"),
        Act.DRAFT_SAVED: text("draft saved"),
        Act.CONFIRMED: text("list confirmed"),
        Act.COUNTERSIGNED: text("list countersigned"),
        Act.RUN_ASKED: text("computation asked for"),
        Act.RUN_STARTED: text("computation started"),
        Act.RUN_PUT_BACK: text("computation put back into the queue"),
        Act.RUN_ENDED: text("computation ended"),
        Act.RUN_CANCELLED: text("computation to be cancelled"),
        Act.PUBLISHED: text("result published"),
        Act.OFFERED: text("answers asked for"),
        Act.ANSWERED: text("offer answered"),
        Act.AWARD_MOVED: text("award taken a step further"),
        Act.EXPORTED: text("exported"),
        Act.PERSON_CHANGED: text("person's data changed"),
        Act.PERSON_READ: text("person's data handed over"),
        Act.PERSON_ERASED: text("person's data erased"),
        Act.PURGED: text("data past its time erased"),
    }
)

_OF: Final[Mapping[type[StrEnum], Mapping[StrEnum, Text]]] = MappingProxyType(
    {
        CallState: _CALLSTATE,
        AwardState: _AWARDSTATE,
        OfferKind: _OFFERKIND,
        Answer: _ANSWER,
        PartyRole: _PARTYROLE,
        Part: _PART,
        RunKind: _RUNKIND,
        RunState: _RUNSTATE,
        Act: _ACT,
    }
)


def word(member: StrEnum) -> Text:
    """The word for a member: of an act in the audit log, of a state, a part, a role."""
    return _OF[type(member)][member]
