"""Deadlines in words: how long there is still time, and until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.store.days import HERE, local_day
from matching.words import Lang, Text, counted, text


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of a day: ``12.00`` in Slovene, ``12:00`` in English."""

    at: datetime

    def said(self, lang: Lang) -> str:
        """The hour in a language."""
        between = "." if lang is Lang.SL else ":"
        return f"{self.at.astimezone(HERE):%H{between}%M}".removeprefix("0")


def moment(at: datetime) -> Text:
    """A day and its hour."""
    return text("{day:day} at {hour}", day=local_day(at), hour=Hour(at))


def deadline(closes_at: datetime | None, now: datetime) -> Text:
    """How long a list can still be confirmed."""
    if closes_at is None:
        return text("The deadline is not set yet.")
    when = moment(closes_at)
    left = closes_at - now
    if left < timedelta():
        return text("The deadline passed on {when}.", when=when)
    if left < timedelta(hours=1):
        return text("less than an hour left, until {when}", when=when)
    if left < timedelta(days=1):
        hours = left // timedelta(hours=1)
        return counted(
            "{n} hour left, until {when}", "{n} hours left, until {when}", hours, when=when
        )
    days = (local_day(closes_at) - local_day(now)).days
    return counted("{n} day left, until {when}", "{n} days left, until {when}", days, when=when)


def answer_by(last: date, now: datetime) -> Text:
    """How long an offer can still be answered."""
    days = (last - local_day(now)).days
    if days < 0:
        return text("The deadline for the answer passed on {day:day}.", day=last)
    if days == 0:
        return text("today is the last day for your answer, {day:day}", day=last)
    return counted(
        "{n} day left for your answer, until {day:day}",
        "{n} days left for your answer, until {day:day}",
        days,
        day=last,
    )
