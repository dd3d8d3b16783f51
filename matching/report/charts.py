"""The pictures of a report, each beside the table it is drawn from."""

from collections.abc import Iterator, Sequence

from matching.domain import CaseKind
from matching.explain import Explanation
from matching.outcome import Outcome
from matching.report.award_charts import levels, target, today_and_flexible, unmatched
from matching.report.drawing import bar_chart
from matching.report.money_charts import lines, payment
from matching.report.need_chart import needs
from matching.report.picture import Picture, Sketch
from matching.report.svg import svg_of
from matching.report.wish_chart import wishes
from matching.words import Lang, say


def pictures(
    outcome: Outcome, baseline: Outcome | None, explanation: Explanation, lang: Lang
) -> tuple[Picture, ...]:
    """Every picture that this outcome has something to say in."""
    return _drawn(tuple(_sketches(outcome, baseline, explanation, lang)), lang)


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


def _drawn(sketches: Sequence[Sketch], lang: Lang) -> tuple[Picture, ...]:
    return tuple(
        Picture(
            says=sketch.says,
            table=sketch.table,
            keys=sketch.keys,
            svg=svg_of(
                bar_chart(sketch.bars, sketch.marker),
                name=sketch.table.name,
                label=f"{say(sketch.table.title, lang)}. {say(sketch.says, lang)}",
            ),
        )
        for sketch in sketches
    )
