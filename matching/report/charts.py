"""The pictures of a report, each beside the table it is drawn from."""

from collections.abc import Iterator

from matching.domain import CaseKind
from matching.explain import Explanation
from matching.outcome import Outcome
from matching.report.award_charts import levels, target, today_and_flexible, unmatched
from matching.report.money_charts import lines, payment
from matching.report.need_chart import needs
from matching.report.picture import Picture, Sketch, drawn
from matching.report.wish_chart import wishes
from matching.words import Lang


def pictures(
    outcome: Outcome, baseline: Outcome | None, explanation: Explanation, lang: Lang
) -> tuple[Picture, ...]:
    """Every picture that this outcome has something to say in."""
    return drawn(tuple(_sketches(outcome, baseline, explanation, lang)), lang)


def _sketches(
    outcome: Outcome, baseline: Outcome | None, explanation: Explanation, lang: Lang
) -> Iterator[Sketch]:
    if outcome.kind is CaseKind.CALL:
        yield target(outcome, baseline, lang)
        if outcome.lines:
            yield lines(outcome, lang)
        if outcome.ledger:
            yield payment(outcome, lang)
    if baseline is not None:
        yield today_and_flexible(outcome, baseline, lang)
    yield levels(outcome, lang)
    if outcome.indicators.needs:
        yield needs(outcome, lang)
    if outcome.awards:
        yield wishes(outcome, lang)
    if outcome.unmatched:
        yield unmatched(outcome, explanation, lang)
