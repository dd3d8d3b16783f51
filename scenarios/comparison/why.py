"""Why a scholar does not have in one scenario what another one gives."""

from collections.abc import Collection, Mapping

from matching.contract import Forbids
from matching.domain import ScholarId
from matching.explain import Explanation, Reason, ReasonKind, explain
from matching.outcome import Award
from matching.report.labels import GOAL, REASON, not_met
from matching.words import Text, text
from scenarios.comparison.fates import Changed
from scenarios.comparison.found import LOSSES, Because, Fate, Show, Tried


class WhyNot:
    """Reasons of scenarios, each scenario asked once and only when someone needs it.

    Whoever has no award is told what any award would cost the goals; whoever has one elsewhere
    (``moved``, by scenario), what each single wish would: so a draw is told from a goal.
    """

    def __init__(self, moved: Mapping[str, Collection[ScholarId]], show: Show) -> None:
        self._moved = moved
        self._show = show
        self._of_all: dict[str, Explanation] = {}
        self._of_moved: dict[str, Explanation] = {}

    def because(self, before: Tried, after: Tried, scholar: ScholarId, changed: Changed) -> Because:
        """The reason in the scenario that gives the scholar less."""
        if changed.fate in {Fate.PAID_LESS, Fate.PAID_MORE}:
            return _terms(before, after, scholar)
        poorer, richer, award = less_and_more(before, after, changed)
        if changed.fate in {Fate.CO_FUNDING_LOST, Fate.CO_FUNDING_GAINED}:
            return self._no_co_funding(poorer, award)
        return missing(poorer, richer, award) or self._no_place(poorer, award)

    def _no_place(self, poorer: Tried, award: Award) -> Because:
        found = (
            self._about_moved(poorer)
            if award.scholar_id in self._moved.get(poorer.name, ())
            else self._about_all(poorer)
        )
        for reason in found.reasons:
            if (reason.scholar_id, reason.position_id) == (award.scholar_id, award.position_id):
                return Because(label=_label(poorer, reason), because=reason.because)
        because = text("the scholar does not rank {position} here", position=award.position_id)
        return Because(label=text("not ranked by the scholar"), because=because)

    def _no_co_funding(self, poorer: Tried, award: Award) -> Because:
        for pair in poorer.outcome.forbidden:
            if (pair.scholar_id, pair.position_id) == (award.scholar_id, award.position_id):
                reasons = tuple(verdict.because for verdict in pair.failed)
                because = text("no co-funding: {reasons:list}", reasons=reasons)
                return Because(label=not_met(pair.failed[0].rule), because=because)
        for passed in self._about_all(poorer).passed_over:
            if passed.scholar_id == award.scholar_id and passed.goal is not None:
                goal = GOAL[passed.goal]
                because = text("co-funding here would lower a goal: {goal}", goal=goal)
                return Because(label=REASON[ReasonKind.LOWERS_GOAL], because=because)
        label = text("co-funding went to others")
        return Because(label=label, because=text("the goals chose otherwise"))

    def _about_all(self, tried: Tried) -> Explanation:
        if tried.name not in self._of_all:
            self._show(text("Asking why: {name}", name=tried.name))
            self._of_all[tried.name] = explain(tried.case, tried.book, tried.outcome)
        return self._of_all[tried.name]

    def _about_moved(self, tried: Tried) -> Explanation:
        if tried.name not in self._of_moved:
            self._show(text("Asking why: {name}", name=tried.name))
            scholars = self._moved[tried.name]
            self._of_moved[tried.name] = explain(
                tried.case, tried.book, tried.outcome, scholars=scholars
            )
        return self._of_moved[tried.name]


def less_and_more(before: Tried, after: Tried, changed: Changed) -> tuple[Tried, Tried, Award]:
    """The scenario that gives less, the one that gives more, and what that one gives."""
    less, more, award = (
        (after, before, changed.before)
        if changed.fate in LOSSES
        else (before, after, changed.after)
    )
    assert award is not None, "whoever gains or loses has an award in the richer scenario"
    return less, more, award


def _terms(before: Tried, after: Tried, scholar: ScholarId) -> Because:
    def paid(tried: Tried) -> int:
        return sum(row.amount for row in tried.outcome.ledger if row.scholar_id == scholar)

    return Because(
        label=text("other amount or months"),
        because=text(
            "the scholarship is {after:eur} to completion instead of {before:eur}",
            before=paid(before),
            after=paid(after),
        ),
    )


def missing(poorer: Tried, richer: Tried, award: Award) -> Because | None:
    """Where the scholar, or the position itself, is not in the scenario at all."""
    if award.scholar_id not in poorer.case.scholar_by_id():
        return Because(
            label=text("not an applicant"), because=text("the scholar does not apply here")
        )
    position = poorer.case.position_by_id().get(award.position_id)
    if position is not None and position.places:
        return None
    employer = richer.case.employer_by_id()[award.employer_id].name
    return Because(
        label=text("position not offered"),
        because=text(
            "{employer} does not offer {position} here",
            employer=employer,
            position=award.position_id,
        ),
    )


def _label(tried: Tried, reason: Reason) -> Text:
    """A few words; of a forbidden pair the first rule that stands against it."""
    if reason.kind is not ReasonKind.FORBIDDEN:
        return REASON[reason.kind]
    for pair in tried.outcome.forbidden:
        same = (pair.scholar_id, pair.position_id) == (reason.scholar_id, reason.position_id)
        if same and pair.forbids is Forbids.CONTRACT:
            return not_met(pair.failed[0].rule)
    return REASON[reason.kind]
