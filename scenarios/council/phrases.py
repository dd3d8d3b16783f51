"""Counts of people in words, as objects of a sentence, never below five."""

from matching.words import Text, counted, text
from scenarios.council.few import said


def co_funded(n: int) -> Text:
    """Awards with co-funding."""
    return said(
        n,
        counted("{n} award with co-funding", "{n} awards with co-funding", n=n),
        text("fewer than 5 awards with co-funding"),
    )


def new_awards(n: int) -> Text:
    """New awards of a school year."""
    return said(
        n,
        counted("{n} new award", "{n} new awards", n=n),
        text("fewer than 5 new awards"),
    )


def running_awards(n: int) -> Text:
    """Awards that run at the same time."""
    return said(
        n,
        counted("{n} running award", "{n} running awards", n=n),
        text("fewer than 5 running awards"),
    )
