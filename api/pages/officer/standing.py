"""How a call stands: how far it is, the one next step, and what is missing for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.pages.party.deadline import moment
from api.store import decided, decisions, runs
from api.store.errors import SeedError
from api.store.parties import parties
from api.store.runs import ENDED
from api.store.states import Answer, CallState, Part, PartyRole, RunKind, RunState
from api.store.submissions import in_force
from api.store.tables.cases import StoredCase
from api.store.tables.decisions import Offer, Publication
from api.store.tables.runs import Run
from matching.domain import CaseKind
from matching.words import Text, counted, text

MAIN = {PartyRole.EMPLOYER: Part.RANKING, PartyRole.SCHOLAR: Part.WISHES}
"""What each has to confirm before a match means anything."""
MATCHES = frozenset({RunKind.MATCH, RunKind.REPAIR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The one next step.

    Parameters
    ----------
    to : the state that a button takes the call to.
    run : the kind of run that a button starts.
    go : the page of the call on which the step is taken.
    missing : what should be there first; the step may be taken all the same.
    """

    says: Text
    to: CallState | None = None
    run: RunKind | None = None
    go: str | None = None
    missing: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the store knows of how far a call is."""

    case: StoredCase
    confirmed: dict[PartyRole, int]
    parties: dict[PartyRole, int]
    runs: Sequence[Run]
    published: Sequence[Publication]
    offers: Sequence[Offer]
    has_seed: bool

    @property
    def next(self) -> Next | None:
        """The next step; none where there is nothing left to do."""
        return _NEXT[self.case.state](self)

    @property
    def latest_match(self) -> Run | None:
        """The match or repair that was asked for last."""
        return next((each for each in self.runs if each.kind in MATCHES), None)

    @property
    def last_done(self) -> Run | None:
        """The match or repair that was done last."""
        done = (each for each in self.runs if each.state is RunState.DONE)
        return next((each for each in done if each.kind in MATCHES), None)

    def answered(self, answer: Answer) -> int:
        """How many offers have an answer; an answer to an earlier offer counts no more."""
        last = {each.scholar_id: each.answer for each in self.offers}
        return sum(1 for each in last.values() if each is answer)

    @property
    def published_runs(self) -> frozenset[str]:
        """Runs that are published."""
        return frozenset(each.run_id for each in self.published)


def standing(db: Session, case: StoredCase) -> Standing:
    """How a call stands now."""
    people = parties(db, case.case_id)
    force = in_force(db, case.case_id, tuple(MAIN.values()))
    roles = tuple(MAIN)
    return Standing(
        case=case,
        confirmed={
            role: sum(1 for p in people if p.role is role and (p.party_id, MAIN[role]) in force)
            for role in roles
        },
        parties={role: sum(1 for p in people if p.role is role) for role in roles},
        runs=runs.runs(db, case.case_id),
        published=decisions.publications(db, case.case_id),
        offers=decisions.offers(db, case.case_id),
        has_seed=_has_seed(db, case),
    )


def _has_seed(db: Session, case: StoredCase) -> bool:
    try:
        decided.seed_of_run(db, case.case_id)
    except SeedError:
        return False
    return True


def _draft(at: Standing) -> Next:
    missing = () if at.case.closes_at else (text("No closing day is set yet."),)
    return Next(says=text("Open the call"), to=CallState.OPEN, missing=missing)


def _open(at: Standing) -> Next:
    return Next(says=text("Close the call"), to=CallState.CLOSED, missing=_unconfirmed(at))


def _unconfirmed(at: Standing) -> tuple[Text, ...]:
    """Who has not confirmed, and whether there is still time."""
    missing = []
    employers = at.parties[PartyRole.EMPLOYER] - at.confirmed[PartyRole.EMPLOYER]
    scholars = at.parties[PartyRole.SCHOLAR] - at.confirmed[PartyRole.SCHOLAR]
    if employers:
        missing.append(
            counted(
                "{n} employer has not confirmed a ranking.",
                "{n} employers have not confirmed a ranking.",
                employers,
            )
        )
    if scholars:
        missing.append(
            counted(
                "{n} scholar has not confirmed a list of wishes.",
                "{n} scholars have not confirmed a list of wishes.",
                scholars,
            )
        )
    if at.case.closes_at is not None:
        missing.append(text("Lists are taken until {when}.", when=moment(at.case.closes_at)))
    return tuple(missing)


def _closed(at: Standing) -> Next:
    if not at.has_seed:
        return Next(says=text("Record the seed of the draw"), go="/decided#seed")
    latest = at.latest_match
    if latest is not None and latest.state not in ENDED:
        return Next(says=text("Follow the match"), go=f"/runs/{latest.run_id}")
    failed = latest is not None and latest.state is RunState.FAILED
    missing = (text("The last match failed; its page says why."),) if failed else ()
    return Next(says=text("Start the match"), run=RunKind.MATCH, missing=missing)


def _run(_at: Standing) -> Next:
    return Next(says=text("Look at the outcome and publish it"), go="/publication")


def _published(_at: Standing) -> Next:
    return Next(says=text("Ask for answers"), to=CallState.ACCEPTING)


def _accepting(at: Standing) -> Next:
    latest = at.latest_match
    if latest is not None and latest.state not in ENDED:
        return Next(says=text("Follow the match"), go=f"/runs/{latest.run_id}")
    done = at.last_done
    if done is not None and done.run_id not in at.published_runs:
        return Next(says=text("Look at the repair and publish it"), go="/publication")
    waiting = at.answered(Answer.OPEN)
    if waiting:
        says = counted("Wait for {n} answer", "Wait for {n} answers", waiting)
        return Next(says=says, go="/answers")
    free = at.answered(Answer.DECLINED) + at.answered(Answer.LAPSED)
    missing = (
        (
            counted(
                "{n} place was declined; it can still be given anew.",
                "{n} places were declined; they can still be given anew.",
                free,
            ),
        )
        if free
        else ()
    )
    return Next(says=text("Settle the call"), to=CallState.SETTLED, missing=missing)


def _settled(at: Standing) -> Next | None:
    if at.case.kind is CaseKind.COMPLETION:
        return None
    return Next(says=text("Prepare the choice at completion"), go="/completion")


_NEXT = {
    CallState.DRAFT: _draft,
    CallState.OPEN: _open,
    CallState.CLOSED: _closed,
    CallState.RUN: _run,
    CallState.PUBLISHED: _published,
    CallState.ACCEPTING: _accepting,
    CallState.SETTLED: _settled,
}


def deadline_of(case: StoredCase, now: datetime) -> Text | None:
    """The deadline that counts now, in words."""
    if case.state is CallState.OPEN and case.closes_at is not None:
        when = moment(case.closes_at)
        if case.closes_at <= now:
            return text("Lists were taken until {when}.", when=when)
        return text("Lists are taken until {when}.", when=when)
    if case.state is CallState.ACCEPTING and case.answer_by is not None:
        return text("Answers are taken until {day:day}.", day=case.answer_by)
    return None
