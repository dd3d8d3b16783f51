"""Pictures of awards: the target, the levels, today's practice, those without."""

from collections.abc import Iterator

from matching.domain import CaseKind
from matching.explain import Explanation
from matching.outcome import LevelAwards, Outcome
from matching.report.award_tables import count_by_reason, unmatched_by_reason
from matching.report.bars import Bar, Colour, Marker
from matching.report.cells import shown
from matching.report.comparison import Compared, compared, comparison_table
from matching.report.figure_tables import levels_in_play, levels_table, share_in_whole_percent
from matching.report.labels import LEVEL
from matching.report.picture import Key, Sketch
from matching.report.target import Standing, standings, target_table
from matching.words import Lang, Text, counted, number, say, share, text


def target(outcome: Outcome, baseline: Outcome | None, lang: Lang) -> Sketch:
    """Awards with co-funding against the target."""
    aim = outcome.indicators.target
    colours = (Colour.MAIN, Colour.OTHER)
    return Sketch(
        says=counted(
            "{n} award with co-funding; the target is {target}.",
            "{n} awards with co-funding; the target is {target}.",
            n=outcome.co_funded,
            target=aim,
        ),
        table=target_table(outcome, baseline),
        bars=tuple(
            _standing(standing, colour, lang)
            for standing, colour in zip(standings(outcome, baseline), colours, strict=False)
        ),
        marker=Marker(at=aim, shown=say(text("target {target}", target=aim), lang)),
    )


def _standing(standing: Standing, colour: Colour, lang: Lang) -> Bar:
    return Bar(
        label=say(standing.name, lang),
        ends=standing.co_funded,
        shown=number(standing.co_funded, lang),
        colour=colour,
    )


def today_and_flexible(outcome: Outcome, baseline: Outcome, lang: Lang) -> Sketch:
    """Both outcomes, every measure on a scale of its own."""
    return Sketch(
        says=text("Bars are to be compared within one measure, each has its own scale."),
        table=comparison_table(outcome, baseline),
        bars=tuple(bar for each in compared(outcome, baseline) for bar in _pair(each, lang)),
        keys=(
            Key(colour=Colour.MAIN, means=text("flexible scheme")),
            Key(colour=Colour.OTHER, means=text("today's practice")),
        ),
    )


def _pair(measure: Compared, lang: Lang) -> Iterator[Bar]:
    longest = max(measure.flexible, measure.today, 1)
    yield Bar(label=say(measure.name, lang))
    for name, value, colour in (
        (text("flexible scheme"), measure.flexible, Colour.MAIN),
        (text("today's practice"), measure.today, Colour.OTHER),
    ):
        yield Bar(
            label=say(name, lang),
            ends=1000 * value // longest,
            shown=shown(value, measure.kind, lang),
            colour=colour,
        )


def levels(outcome: Outcome, lang: Lang) -> Sketch:
    """Of each level's applicants, those with an award, and of these those with co-funding."""
    if outcome.kind is CaseKind.COMPLETION:
        says, means = text("Jobs of all scholars who complete."), text("jobs")
        behind = text("scholars")
    else:
        says, means = text("Awards with co-funding of all applicants."), text("with co-funding")
        behind = text("applicants")
    return Sketch(
        says=says,
        table=levels_table(outcome),
        bars=tuple(_level(level, outcome.kind, lang) for level in levels_in_play(outcome)),
        keys=(
            Key(colour=Colour.MAIN, means=means),
            Key(colour=Colour.PALE, means=behind),
        ),
    )


def _level(level: LevelAwards, kind: CaseKind, lang: Lang) -> Bar:
    counts = level.awards if kind is CaseKind.COMPLETION else level.co_funded
    rate = share_in_whole_percent(counts, level.applicants)
    return Bar(
        label=say(LEVEL[level.level], lang),
        ends=counts,
        behind=level.applicants,
        shown=share(rate or 0, lang),
    )


def unmatched(outcome: Outcome, explanation: Explanation, lang: Lang) -> Sketch:
    """Those without an award, by main reason."""
    return Sketch(
        says=_without(outcome),
        table=unmatched_by_reason(outcome, explanation),
        bars=tuple(
            Bar(label=say(label, lang), ends=count, shown=number(count, lang))
            for label, count in count_by_reason(outcome, explanation)
        ),
    )


def _without(outcome: Outcome) -> Text:
    if outcome.kind is CaseKind.COMPLETION:
        return counted(
            "{n} scholar is left without a job.",
            "{n} scholars are left without a job.",
            n=len(outcome.unmatched),
        )
    return counted(
        "{n} applicant is left without.",
        "{n} applicants are left without.",
        n=len(outcome.unmatched),
    )
