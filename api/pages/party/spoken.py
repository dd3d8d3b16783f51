"""A part in words, for receipts and for whoever countersigns."""

from collections.abc import Iterator

from api.lifecycle.bodies import Body, HostPlaces, Hours, Places, Ranking, RankingOf, Stays, Wishes
from api.pages.party.names import Names
from matching.money import cents
from matching.report.labels import ONE_OF_LEVEL
from matching.words import Text, counted, text

Said = tuple[Text | str | None, list[Text | str]]
"""A heading, and what stands under it in order."""


def in_words(body: Body, names: Names) -> Iterator[Said]:
    """What a part says."""
    match body:
        case Places():
            yield None, list(_places(body))
        case HostPlaces():
            yield None, list(_host_places(body))
        case Ranking():
            for each in body.positions:
                yield from _ranking(each, names)
        case Hours():
            yield None, list(_hours(body, names))
        case Wishes():
            yield None, [names.position(each) for each in body.ranked]
            yield _RATHER_NONE, [names.position(each) for each in body.not_acceptable]
        case Stays():
            yield None, list(_stays(body, names))


_RATHER_NONE = text("Below the line: not acceptable")


def _places(body: Places) -> Iterator[Text]:
    for each in body.positions:
        yield counted(
            "{occupation} ({level}): {n} place, {amount:eur} a month",
            "{occupation} ({level}): {n} places, {amount:eur} a month",
            n=each.places,
            occupation=each.occupation,
            level=ONE_OF_LEVEL[each.level],
            amount=cents(each.monthly_amount_eur),
        )


def _host_places(body: HostPlaces) -> Iterator[Text]:
    for each in body.host_places:
        yield counted(
            "{period}, {occupation}: {n} place, mentors: {mentors}",
            "{period}, {occupation}: {n} places, mentors: {mentors}",
            n=each.places,
            period=each.period_id,
            occupation=each.occupation,
            mentors=each.mentors,
        )


def _ranking(body: RankingOf, names: Names) -> Iterator[Said]:
    ranked: list[Text | str] = [
        ", ".join(names.scholar(each) for each in group) for group in body.ranked
    ]
    yield names.position(body.position_id), ranked
    if body.not_acceptable:
        yield text("Not acceptable"), [names.scholar(each) for each in body.not_acceptable]


def _hours(body: Hours, names: Names) -> Iterator[Text]:
    for each in body.stays:
        yield text(
            "{scholar}, from {begins:day}: {hours} h",
            scholar=names.scholar(each.scholar_id),
            begins=each.begins,
            hours=each.hours,
        )


def _stays(body: Stays, names: Names) -> Iterator[Text]:
    for each in body.stays:
        yield text(
            "{employer}, {begins:day} to {until:day}: {hours} h",
            employer=names.employer(each.employer_id),
            begins=each.begins,
            until=each.until,
            hours=each.hours,
        )
    for rank, employer in enumerate(body.wished, start=1):
        yield text("wished next, {rank}.: {employer}", rank=rank, employer=names.employer(employer))
