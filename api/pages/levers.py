"""The sliders: what can be moved, how far, and what a query of the page says of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from matching.money import BasisPoints, Cents, hundredths
from matching.words import Text, text
from scenarios.what_if import Levers

STEP_OF_CAP = 5_00
STEP_OF_SHARE = 5_00
STEP_OF_LIMIT = 500_00
DEAREST_CAP = 200_00
WHOLE_SHARE = 100_00


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider:
    """One lever on the page, in hundredths of its unit."""

    name: str
    label: Text
    unit: str
    value: int
    as_is: int
    most: int
    step: int


def sliders(now: Levers, asked: Levers) -> Iterator[Slider]:
    """Every lever that the case has."""
    if now.limit is not None and asked.limit is not None:
        yield Slider(
            name="limit",
            label=text("Budget line"),
            unit="EUR",
            value=asked.limit,
            as_is=now.limit,
            most=_round_up(max(2 * now.limit, asked.limit), STEP_OF_LIMIT),
            step=STEP_OF_LIMIT,
        )
    yield _cap(
        "cap_secondary", text("Most a month for a pupil"), asked.cap_secondary, now.cap_secondary
    )
    yield _cap(
        "cap_tertiary", text("Most a month for a student"), asked.cap_tertiary, now.cap_tertiary
    )
    yield Slider(
        name="share",
        label=text("Share of the amount"),
        unit="%",
        value=asked.share,
        as_is=now.share,
        most=WHOLE_SHARE,
        step=STEP_OF_SHARE,
    )


def _cap(name: str, label: Text, value: int, as_is: int) -> Slider:
    return Slider(
        name=name,
        label=label,
        unit="EUR",
        value=value,
        as_is=as_is,
        most=_round_up(max(DEAREST_CAP, value), STEP_OF_CAP),
        step=STEP_OF_CAP,
    )


def _round_up(value: int, step: int) -> int:
    return -(-value // step) * step


def levers_asked(now: Levers, query: Mapping[str, str]) -> Levers:
    """The levers of a query; what it does not name, or names wrongly, stays as it is."""
    limit = _amount(query.get("limit"), now.limit)
    return replace(
        now,
        share=BasisPoints(min(_amount(query.get("share"), now.share) or 0, WHOLE_SHARE)),
        cap_secondary=Cents(_amount(query.get("cap_secondary"), now.cap_secondary) or 0),
        cap_tertiary=Cents(_amount(query.get("cap_tertiary"), now.cap_tertiary) or 0),
        limit=None if now.limit is None or limit is None else Cents(limit),
    )


def _amount(said: str | None, as_is: int | None) -> int | None:
    """Euros or per cent with at most two places, a comma or a point before them."""
    try:
        value = hundredths((said or "").replace(",", "."))
    except ValueError:
        return as_is
    return value if 0 <= value <= MOST else as_is


MOST = 10**11
"""A thousand million euros, in cents: more is a slip of the finger."""
