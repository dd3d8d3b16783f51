"""The figures by which scenarios are compared, one function each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from matching.domain import Level
from matching.money import Cents
from matching.outcome import Outcome
from matching.report.figure_tables import first_wishes, share_in_whole_percent
from matching.report.money_tables import on_no_line
from matching.report.table import Kind
from matching.words import Text, text
from scenarios.comparison.found import Tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One figure of an outcome; None where it has none. ``key`` is its name in data frames."""

    key: str
    name: Text
    kind: Kind
    of: Callable[[Outcome], int | None]


def value(indicator: Indicator, tried: Tried) -> int | None:
    """The figure of a scenario."""
    return indicator.of(tried.outcome)


def municipality_pays(outcome: Outcome) -> Cents:
    """Municipal money of the new awards, all months to completion."""
    return Cents(sum(row.municipality for row in outcome.ledger))


def employers_pay(outcome: Outcome) -> Cents:
    """What employers add to it."""
    return Cents(sum(row.employer for row in outcome.ledger))


def spent_on_lines(outcome: Outcome) -> Cents:
    """What the new awards take off the lines."""
    return Cents(sum(line.spent for line in outcome.lines))


def _running(outcome: Outcome) -> int:
    return sum(line.running for line in outcome.lines)


def _remains(outcome: Outcome) -> int:
    return sum(line.remains for line in outcome.lines)


def _limit(outcome: Outcome) -> int:
    return sum(line.limit for line in outcome.lines)


def _unfunded(outcome: Outcome) -> int:
    return len(outcome.awards) - outcome.co_funded


def _missing(outcome: Outcome) -> int:
    return max(0, outcome.indicators.target - outcome.co_funded)


def _covered(outcome: Outcome) -> int:
    return sum(need.covered for need in outcome.indicators.needs)


def _rate(level: Level) -> Callable[[Outcome], int | None]:
    """Share of the level's applicants who have co-funding, in whole percent."""

    def rate(outcome: Outcome) -> int | None:
        found = next(each for each in outcome.levels if each.level is level)
        return share_in_whole_percent(found.co_funded, found.applicants)

    return rate


def _mean(ranks: Sequence[int]) -> int | None:
    """Mean rounded to hundredths, as an integer number of them; None of nothing."""
    if not ranks:
        return None
    return (200 * sum(ranks) + len(ranks)) // (2 * len(ranks))


def _scholar_ranks(outcome: Outcome) -> Sequence[int]:
    return [award.scholar_rank for award in outcome.awards]


def _position_ranks(outcome: Outcome) -> Sequence[int]:
    return [award.position_rank for award in outcome.awards]


def _indicator(key: str, name: Text, kind: Kind, of: Callable[[Outcome], int | None]) -> Indicator:
    return Indicator(key=key, name=name, kind=kind, of=of)


INDICATORS: Final = (
    _indicator(
        "co_funded_awards", text("awards with co-funding"), Kind.INT, lambda each: each.co_funded
    ),
    _indicator("unfunded_awards", text("awards without co-funding"), Kind.INT, _unfunded),
    _indicator("awards", text("awards altogether"), Kind.INT, lambda each: len(each.awards)),
    _indicator("missing_to_target", text("missing to the target"), Kind.INT, _missing),
    _indicator(
        "without_award",
        text("applicants left without"),
        Kind.INT,
        lambda each: len(each.unmatched),
    ),
    _indicator("limit_of_lines", text("limit of the lines"), Kind.EUR, _limit),
    _indicator("running_on_lines", text("running awards on the lines"), Kind.EUR, _running),
    _indicator("spent_on_lines", text("spent on the lines"), Kind.EUR, spent_on_lines),
    _indicator("remains_on_lines", text("remains on the lines"), Kind.EUR, _remains),
    _indicator(
        "municipality_pays",
        text("municipality pays to completion"),
        Kind.EUR,
        municipality_pays,
    ),
    _indicator("municipality_later", text("of it on no line yet"), Kind.EUR, on_no_line),
    _indicator("employers_pay", text("employers pay to completion"), Kind.EUR, employers_pay),
    _indicator(
        "employers",
        text("employers with an award"),
        Kind.INT,
        lambda each: each.indicators.employers,
    ),
    _indicator("need_covered", text("need covered"), Kind.INT, _covered),
    _indicator("rate_of_pupils", text("award rate of pupils"), Kind.SHARE, _rate(Level.SECONDARY)),
    _indicator(
        "rate_of_students", text("award rate of students"), Kind.SHARE, _rate(Level.TERTIARY)
    ),
    _indicator(
        "first_wishes",
        text("first wishes obtained"),
        Kind.INT,
        lambda each: first_wishes(each.awards),
    ),
    _indicator(
        "mean_scholar_rank",
        text("mean place on the scholars' lists"),
        Kind.POINTS,
        lambda each: _mean(_scholar_ranks(each)),
    ),
    _indicator(
        "last_scholar_rank",
        text("lowest place on the scholars' lists"),
        Kind.INT,
        lambda each: max(_scholar_ranks(each), default=None),
    ),
    _indicator(
        "mean_position_rank",
        text("mean place on the employers' lists"),
        Kind.POINTS,
        lambda each: _mean(_position_ranks(each)),
    ),
    _indicator(
        "last_position_rank",
        text("lowest place on the employers' lists"),
        Kind.INT,
        lambda each: max(_position_ranks(each), default=None),
    ),
    _indicator("blocking_pairs", text("blocking pairs"), Kind.INT, lambda each: len(each.blocking)),
    _indicator(
        "excused_pairs",
        text("pairs excused by the budget"),
        Kind.INT,
        lambda each: len(each.excused),
    ),
)
