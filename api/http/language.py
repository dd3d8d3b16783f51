"""The language that a request asks for."""

from typing import Annotated

from fastapi import Depends, Request

from matching.words import Lang


def language_of(request: Request) -> Lang:
    """The best of ``Accept-Language`` that we speak, or English."""
    wishes = [_wish(part) for part in request.headers.get("accept-language", "").split(",")]
    spoken = [(weight, lang) for weight, lang in wishes if weight > 0 and lang in tuple(Lang)]
    return Lang(max(spoken, key=lambda wish: wish[0])[1]) if spoken else Lang.EN


def _wish(part: str) -> tuple[float, str]:
    """Weight and language of one part, such as ``sl-SI;q=0.9``; weight 0 if it has no sense."""
    name, _, weight = part.partition(";")
    try:
        heavy = float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        heavy = 0.0
    return heavy, name.strip().lower().partition("-")[0]


async def _language(request: Request) -> Lang:
    return language_of(request)


Language = Annotated[Lang, Depends(_language)]
