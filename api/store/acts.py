"""Steps that the audit log knows."""

from enum import StrEnum


class Act(StrEnum):
    """What somebody did; a new step has its line here."""

    STORE_CREATED = "store created"
    TOWN_CHANGED = "town changed"

    OFFICER_ADDED = "officer added"
    OFFICER_REMOVED = "officer removed"
    PASSWORD_SET = "password set"  # noqa: S105 - the name of a step
    SIGNED_IN = "signed in"
    SIGN_IN_FAILED = "sign-in failed"
    LOCKED = "locked"
    SIGNED_OUT = "signed out"
    INVITED = "invited"
    INVITATION_REVOKED = "invitation revoked"
    TOKEN_MADE = "token made"  # noqa: S105 - the name of a step
    TOKEN_REVOKED = "token revoked"  # noqa: S105 - the name of a step

    CASE_CREATED = "case created"
    FACTS_CHANGED = "facts changed"
    DEADLINE_SET = "deadline set"
    CASE_MOVED = "case moved"
    FACT_CONFIRMED = "fact confirmed"
    FACT_WITHDRAWN = "fact withdrawn"
    PIN_SET = "pin set"
    PIN_REMOVED = "pin removed"
    SEED_RECORDED = "seed recorded"

    DRAFT_SAVED = "draft saved"
    CONFIRMED = "confirmed"
    COUNTERSIGNED = "countersigned"

    RUN_ASKED = "run asked"
    RUN_STARTED = "run started"
    RUN_PUT_BACK = "run put back"
    RUN_ENDED = "run ended"
    RUN_CANCELLED = "run cancelled"

    PUBLISHED = "published"
    OFFERED = "offered"
    ANSWERED = "answered"
    AWARD_MOVED = "award moved"
    EXPORTED = "exported"

    PERSON_CHANGED = "person changed"
    PERSON_READ = "person read"
    PERSON_ERASED = "person erased"
    PURGED = "purged"
