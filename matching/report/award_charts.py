"""Pictures of awards: target, levels, wishes obtained, today's practice, the unmatched."""

from collections.abc import Callable, Iterator

from matching.domain import CaseKind
from matching.explain import Explanation
from matching.outcome import LevelAwards, Outcome
from matching.report.award_tables import count_by_reason, unmatched_by_reason
from matching.report.bars import Bar, Colour, Marker
from matching.report.cells import shown
from matching.report.comparison import Compared, compared, comparison_table
from matching.report.figure_tables import (
    RANKS_SHOWN,
    first_wishes,
    levels_in_play,
    levels_table,
    place_in_words,
    ranks_count,
    ranks_table,
    share_in_whole_percent,
    target_table,
)
from matching.report.labels import LEVEL
from matching.report.picture import Key, Sketch
from matching.words import Lang, counted, number, say, text

FLEXIBLE = Key(colour=Colour.MAIN, means=text("flexible scheme"))
TODAY = Key(colour=Colour.OTHER, means=text("today's practice"))


def target(outcome: Outcome, baseline: Outcome | None, lang: Lang) -> Sketch:
    """Awards with co-funding against the target."""
    aim = outcome.indicators.target
    bars = [
        Bar(
            label=say(label, lang),
            ends=count,
            shown=number(count, lang),
            colour=colour,
        )
        for label, count, colour in target_rows(outcome, baseline)
    ]
    return Sketch(
        says=counted(
            "{n} award with co-funding; the target is {target}.",
            "{n} awards with co-funding; the target is {target}.",
            n=outcome.co_funded,
            target=aim,
        ),
        table=target_table(outcome, baseline),
        bars=tuple(bars),
        marker=Marker(at=aim, shown=say(text("target {target}", target=aim), lang)),
    )
