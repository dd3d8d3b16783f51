"""How the simulation works and what it leaves out, in words."""

from collections.abc import Iterator

from matching.words import Text, counted, text
from scenarios.cohorts.found import Years


def method(found: Years) -> Iterator[Text]:
    """The rules of the simulation."""
    yield counted(
        "{years} school years from {school_year} on, {n} history. Half of the histories lie below "
        "the median, one in ten below 10 %, one in ten above 90 %.",
        "{years} school years from {school_year} on, {n} histories. Half of them lie below the "
        "median, one in ten below 10 %, one in ten above 90 %.",
        n=found.seeds,
        years=found.years,
        school_year=found.school_year,
    )
    yield text(
        "The questions beside the call as it is are answered from the first {n} histories.",
        n=found.answer_seeds,
    )
    yield text(
        "Every year a call is held with people drawn from those of the case, each coming again 0, "
        "1, 2 or more times, once on average, with the same programme, points, wishes and stays, "
        "moved to that year. Lines have the same limit every year; policy is that of each month."
    )
    yield text(
        "Every year is matched by the engine itself: its rules, its flows and its checker. Its "
        "first goal is proven: the most awards with co-funding with the least number for each "
        "level. Among equally many, more points count, without a proof. The other goals and the "
        "draw are left out, as no figure here is about them; awards without co-funding cost the "
        "municipality nothing. In trial runs of velenje-100 all goals gave one in fifty fewer new "
        "awards a year, for the same money."
    )
    yield text(
        "What running awards are owed comes off the lines before the match, month by month. A "
        "repeated year is not paid; the award then goes on for a year longer. A pupil who studies "
        "on is paid as a student from October on."
    )
    yield text(
        "Awards begin only after the least number of visits. Whoever lacks visits waits a year, "
        "meets further firms of the own wishes in it, and applies again; so do some of those who "
        "obtained no award. The officer's decisions name people of the case and are left out."
    )
    yield text(
        "An employer that closes ends its awards in the course of the year, unless another one "
        "with the same occupation takes them over. New employers take the place of some that are "
        "gone, with the same offer."
    )
    yield text(
        "Every random number depends only on history, year, person and purpose, so that scenarios "
        "differ by what they change and not by luck."
    )
