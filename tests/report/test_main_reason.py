"""The one reason that stands first for those without an award."""

from dataclasses import replace

from matching.contract import ForbiddenPair, Forbids, Verdict
from matching.domain import PositionId, ScholarId
from matching.explain import Explanation, Reason, ReasonKind
from matching.outcome import Outcome
from matching.report.award_tables import count_by_reason
from matching.report.main_reason import main_reasons
from matching.words import Lang, say, text
from tests.report.conftest import Matched

ANA = ScholarId("ana")


def _wish(rank: int, kind: ReasonKind) -> Reason:
    return Reason(
        scholar_id=ANA,
        position_id=PositionId(f"p{rank}"),
        scholar_rank=rank,
        position_rank=1,
        kind=kind,
        because=text("wish {rank}", rank=rank),
    )


def _pair(rank: int, *rules: str) -> ForbiddenPair:
    return ForbiddenPair(
        scholar_id=ANA,
        position_id=PositionId(f"p{rank}"),
        forbids=Forbids.CONTRACT,
        failed=tuple(
            Verdict(rule=rule, forbids=Forbids.CONTRACT, holds=False, because=text("no"))
            for rule in rules
        ),
    )


def _label(outcome: Outcome, *wishes: Reason) -> str:
    explanation = Explanation(reasons=wishes, passed_over=())
    return say(main_reasons(outcome, explanation)[ANA].label, Lang.EN)


def _left_out(call: Matched, *pairs: ForbiddenPair) -> Outcome:
    return replace(call.outcome, unmatched=(ANA,), forbidden=pairs)


def test_the_best_wish_that_no_rule_forbids_gives_the_reason(call: Matched) -> None:
    outcome = _left_out(call, _pair(1, "employer_solvent"))
    wishes = (
        _wish(3, ReasonKind.PLACE_FULL),
        _wish(1, ReasonKind.FORBIDDEN),
        _wish(2, ReasonKind.LINE_SPENT),
    )
    assert _label(outcome, *wishes) == "the line is spent"


def test_a_rule_against_every_wish_stands_before_one_against_the_first(call: Matched) -> None:
    outcome = _left_out(
        call, _pair(1, "employer_solvent", "visited_enough"), _pair(2, "visited_enough")
    )
    wishes = (_wish(1, ReasonKind.FORBIDDEN), _wish(2, ReasonKind.FORBIDDEN))
    assert _label(outcome, *wishes) == "too few firms visited"


def test_without_a_common_rule_the_first_wish_speaks(call: Matched) -> None:
    outcome = _left_out(call, _pair(1, "employer_solvent"), _pair(2, "visited_enough"))
    wishes = (_wish(1, ReasonKind.FORBIDDEN), _wish(2, ReasonKind.FORBIDDEN))
    assert _label(outcome, *wishes) == "employer insolvent"


def test_who_ranked_nothing_is_told_so(call: Matched) -> None:
    assert _label(_left_out(call)) == "no wish on the list"


def test_the_reasons_count_everyone_without_an_award_once(call: Matched) -> None:
    counts = count_by_reason(call.outcome, call.explanation)
    assert sum(count for _, count in counts) == len(call.outcome.unmatched) > 0
