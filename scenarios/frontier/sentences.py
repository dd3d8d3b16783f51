"""The frontier in words, and its key figures."""

from collections.abc import Iterator

from matching.report.answer import Figure
from matching.report.table import Kind, Measure
from matching.words import Text, counted, text
from scenarios.frontier.found import Frontier


def answer(found: Frontier) -> Iterator[Text]:
    """What the target needs, what the line buys, what the next award costs."""
    yield from _target(found)
    yield counted(
        "The line of {limit:eur} buys {n} award with co-funding.",
        "The line of {limit:eur} buys {n} awards with co-funding.",
        n=found.here.awards,
        limit=found.limit,
    )
    yield _next(found)
    yield from _leasts(found)
    yield from _running(found)
    if not found.exact:
        yield _bounds(found)


def _target(found: Frontier) -> Iterator[Text]:
    if found.target < 1:
        return
    span = found.span_of(found.target)
    if span is None:
        yield text(
            "However large this line, the target of {target} is not reached: at most {most} awards "
            "are possible.",
            target=found.target,
            most=found.most,
        )
    elif span[0] == span[1]:
        yield text(
            "The target of {target} awards needs a line of {needed:eur}.",
            target=found.target,
            needed=span[1],
        )
    else:
        yield text(
            "The target of {target} awards needs a line of more than {above:eur} and at most "
            "{needed:eur}.",
            target=found.target,
            above=span[0],
            needed=span[1],
        )


def _next(found: Frontier) -> Text:
    if found.here.awards == found.most:
        return text("More money buys no further award.")
    span = found.span_of(found.here.awards + 1)
    assert span is not None, "fewer awards than the most have a budget for one more"
    corner = found.corner_of(found.here.awards + 1)
    if corner is not None:
        return text(
            "The next award costs {price:eur}; with {missing:eur} more on the line it is bought.",
            price=corner.price,
            missing=corner.needed - found.limit,
        )
    return text(
        "With at most {missing:eur} more on the line the next award is bought.",
        missing=span[1] - found.limit,
    )


def _leasts(found: Frontier) -> Iterator[Text]:
    with_leasts = found.here.with_leasts
    if with_leasts is None:
        return
    if with_leasts == found.here.awards:
        yield text("The least number for each school level costs no award here.")
    else:
        yield counted(
            "With the least number for each school level it buys {with_leasts}, {n} fewer.",
            "With the least number for each school level it buys {with_leasts}, {n} fewer.",
            n=found.here.awards - with_leasts,
            with_leasts=with_leasts,
        )


def _running(found: Frontier) -> Iterator[Text]:
    if found.running:
        yield text(
            "Running awards take {running:eur} off the line first; it is in every budget here.",
            running=found.running,
        )


def _bounds(found: Frontier) -> Text:
    return text(
        "More than this one line limits the awards, so the curve is exact at {points} budgets; "
        "between two of them the awards lie between theirs.",
        points=len(found.points),
    )


def key_figures(found: Frontier) -> Iterator[Figure]:
    """The figures on the cards."""
    yield Figure(
        label=text("awards that the line buys"),
        value=Measure(found.here.awards, Kind.INT),
        remark=text("target {target}", target=found.target) if found.target else None,
    )
    span = found.span_of(found.target)
    if found.target and span is not None:
        yield Figure(
            label=text("line that the target needs"),
            value=Measure(span[1], Kind.EUR),
            remark=None if found.exact else text("at most"),
        )
    corner = found.corner_of(found.here.awards + 1)
    if corner is not None:
        yield Figure(
            label=text("price of the next award"),
            value=Measure(corner.price, Kind.EUR),
            remark=text("{missing:eur} is missing", missing=corner.needed - found.limit),
        )
    if found.here.with_leasts is not None:
        yield Figure(
            label=text("with the least number for each level"),
            value=Measure(found.here.with_leasts, Kind.INT),
        )
