"""Money in integer cents and shares in basis points: no float ever touches an amount."""

import re
from typing import Final, NewType

Cents = NewType("Cents", int)
BasisPoints = NewType("BasisPoints", int)
Hundredths = NewType("Hundredths", int)
"""Points and weights, kept to two decimals as an integer number of hundredths."""

WHOLE: Final = 10_000
"""Basis points in one whole."""

_DECIMAL: Final = re.compile(r"(-?)(\d+)(?:\.(\d{1,2}))?")


def hundredths(text: str) -> Hundredths:
    """Read a plain decimal such as ``"40.00"`` or ``"7.5"`` exactly.

    Raises
    ------
    ValueError
        If the text is no decimal with at most two places.
    """
    found = _DECIMAL.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"expected a decimal with at most two places, found {text!r}")
    sign, whole, places = found.groups()
    value = int(whole) * 100 + int((places or "").ljust(2, "0"))
    return Hundredths(-value if sign else value)


def cents(text: str) -> Cents:
    """Read euros such as ``"40.00"`` into cents; raises `ValueError` as `hundredths` does."""
    return Cents(hundredths(text))


def basis_points(text: str) -> BasisPoints:
    """Read a percentage such as ``"40.00"`` into basis points (4000)."""
    return BasisPoints(hundredths(text))


def plain(value: int) -> str:
    """Hundredths (cents, basis points of a percent) as text that `hundredths` reads back."""
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(value) // 100}.{abs(value) % 100:02d}"


def share_of(amount: Cents, share: BasisPoints) -> Cents:
    """The share of an amount, rounded down to the cent so that the ceiling is never passed."""
    return Cents(amount * share // WHOLE)
