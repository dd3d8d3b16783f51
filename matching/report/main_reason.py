"""The one reason that stands first for a scholar without an award."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.domain import PositionId, ScholarId
from matching.explain import Explanation, Reason, ReasonKind
from matching.outcome import Outcome
from matching.report.labels import REASON, not_met
from matching.words import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class MainReason:
    """Why a scholar has no award: a few words to count by, and the whole sentence."""

    label: Text
    because: Text


RulesBroken = Mapping[tuple[ScholarId, PositionId], tuple[str, ...]]


def main_reasons(outcome: Outcome, explanation: Explanation) -> Mapping[ScholarId, MainReason]:
    """For everyone without an award: what became of the best wish that no rule forbids.

    Where rules forbid every wish, the rule that stands against all of them; where there is no
    such rule, the one against the first wish.
    """
    broken = {
        (pair.scholar_id, pair.position_id): tuple(verdict.rule for verdict in pair.failed)
        for pair in outcome.forbidden
    }
    wishes: dict[ScholarId, list[Reason]] = {scholar: [] for scholar in outcome.unmatched}
    for reason in explanation.reasons:
        if reason.scholar_rank is not None and reason.scholar_id in wishes:
            wishes[reason.scholar_id].append(reason)
    return {scholar: _main(of_scholar, broken) for scholar, of_scholar in wishes.items()}


def _main(wishes: Sequence[Reason], broken: RulesBroken) -> MainReason:
    if not wishes:
        return MainReason(
            label=text("no wish on the list"), because=text("The scholar ranked no position.")
        )
    in_order = sorted(wishes, key=lambda reason: reason.scholar_rank or 0)
    admissible = [reason for reason in in_order if reason.kind is not ReasonKind.FORBIDDEN]
    if admissible:
        return MainReason(label=REASON[admissible[0].kind], because=admissible[0].because)
    return MainReason(label=_rule_against(in_order, broken), because=in_order[0].because)


def _rule_against(wishes: Sequence[Reason], broken: RulesBroken) -> Text:
    of_wish = [broken.get((wish.scholar_id, wish.position_id), ()) for wish in wishes]
    against_all = [name for name in of_wish[0] if all(name in rules for rules in of_wish)]
    for name in (*against_all, *of_wish[0]):
        return not_met(name)
    return REASON[ReasonKind.FORBIDDEN]
