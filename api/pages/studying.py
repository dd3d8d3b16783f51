"""Pages about one studied case: overview with sliders, scenarios, frontier, people."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from fastapi import Request, Response

from api.pages.flow import flow
from api.pages.levers import levers_asked, sliders
from api.pages.ranks import ranks
from api.pages.render import page
from api.pages.study import Study
from api.pages.waiting import PATIENCE, waiting
from api.what_would_change import KIND
from api.wishes import reasons_table, rules_table, scholar_in, sentences_of
from matching.domain import PositionId, ScholarId
from matching.money import plain
from matching.outcome import Outcome
from matching.report.answer import answer, key_figures
from matching.report.need_chart import needs
from matching.report.picture import Picture
from matching.report.section import Audience, Section
from matching.words import Lang, Text, counted, say
from scenarios.comparison.indicators import municipality_pays
from scenarios.comparison.page import sheet_of
from scenarios.comparison.payer import Payer, waterfall_name
from scenarios.frontier.chart import svg_with_tips
from scenarios.frontier.sentences import answer as frontier_answer
from scenarios.frontier.tables import around_table, corners_table
from scenarios.what_if import in_words

WHOLE_EURO: Final = 100
"""Cents."""
UNTIL_LOOKED_AGAIN: Final = 60.0
"""Seconds that a reader without a script may take to look again how far a proof is."""
WATERFALLS: Final = tuple(waterfall_name(1, payer) for payer in Payer)


def overview(request: Request, study: Study, proof: bool) -> Response:
    """The answer in words and figures, and the sliders with what they do."""
    outcome = study.match.outcome
    now = study.levers
    asked = levers_asked(now, request.query_params)
    moved = asked != now
    tried_in_vain = False
    if proof and moved:
        proving = study.proof(asked)
        proving.expected(UNTIL_LOOKED_AGAIN)
        if not proving.over_within(PATIENCE):
            return waiting(request, study, proving, "effect")
        tried_in_vain = proving.failed
    found = study.effect(asked)
    moves = tuple(sliders(now, asked))
    return page(
        request,
        "study/overview.html.j2",
        study=study,
        outcome=outcome,
        headline=headline(outcome),
        answer=tuple(answer(outcome, None)),
        figures=tuple(key_figures(outcome)),
        sliders=moves,
        query=urlencode({each.name: plain(each.value) for each in moves}),
        moved=moved,
        effect=found,
        tried_in_vain=tried_in_vain,
        says=in_words(found),
        paid=(municipality_pays(outcome), municipality_pays(found.after.outcome)),
    )


def headline(outcome: Outcome) -> Text | None:
    """The match in one sentence; None where no line limits it."""
    if not outcome.lines:
        return None
    spent = sum(line.spent for line in outcome.lines)
    remains = sum(line.remains for line in outcome.lines)
    if spent % WHOLE_EURO or remains % WHOLE_EURO:
        return counted(
            "{n} place costs at most {spent:eur}; {remains:eur} remain",
            "{n} places cost at most {spent:eur}; {remains:eur} remain",
            n=outcome.co_funded,
            spent=spent,
            remains=remains,
        )
    return counted(
        "{n} place costs at most {spent} EUR; {remains} remain",
        "{n} places cost at most {spent} EUR; {remains} remain",
        n=outcome.co_funded,
        spent=spent // WHOLE_EURO,
        remains=remains // WHOLE_EURO,
    )


def frontier_page(request: Request, study: Study, lang: Lang) -> Response:
    """The curve, with the next award's price under the pointer and in the table."""
    found = study.frontier()
    return page(
        request,
        "study/frontier.html.j2",
        study=study,
        found=found,
        answer=tuple(frontier_answer(found)),
        picture=svg_with_tips(found, lang),
        around=around_table(found),
        corners=corners_table(found),
    )


def compare_page(request: Request, study: Study, one: str, other: str, lang: Lang) -> Response:
    """Two scenarios side by side: first what sets their money apart, then all the rest."""
    sheet = None
    falls: tuple[Picture, ...] = ()
    if one != other:
        from scenarios.comparison.charts import pictures  # loads altair

        found = study.comparison((one, other))
        drawn = pictures(found, lang)
        sheet = sheet_of(found, drawn, Audience.OFFICER)
        falls = tuple(picture for picture in drawn if picture.name in WATERFALLS)
    return page(
        request,
        "study/compare.html.j2",
        study=study,
        library=study.scenarios,
        one=one,
        other=other,
        sheet=sheet,
        falls=falls,
        rest=() if sheet is None else tuple(_without(falls, sheet.sections)),
    )


def _without(shown: tuple[Picture, ...], sections: tuple[Section, ...]) -> Iterator[Section]:
    """Sections without pictures that stand on the page already."""
    for section in sections:
        pictures = tuple(picture for picture in section.pictures if picture not in shown)
        yield replace(section, pictures=pictures)


def flow_page(request: Request, study: Study, lang: Lang) -> Response:
    """From the occupation to the employer; need covered; wishes obtained."""
    from matching.report.drawing import bar_chart  # loads altair
    from matching.report.svg import svg_of

    outcome = study.match.outcome
    sketches = [ranks(outcome, lang)]
    if outcome.indicators.needs:
        sketches.insert(0, needs(outcome, lang))
    bars = [
        Picture(
            says=sketch.says,
            table=sketch.table,
            keys=sketch.keys,
            svg=svg_of(
                bar_chart(sketch.bars, sketch.marker),
                name=sketch.table.name,
                label=f"{say(sketch.table.title, lang)}. {say(sketch.says, lang)}",
            ),
        )
        for sketch in sketches
    ]
    return page(
        request,
        "study/flow.html.j2",
        study=study,
        strands=flow(study.case, outcome, lang),
        pictures=bars,
    )


def people(request: Request, study: Study) -> Response:
    """Everyone, by what became of them; a click tells why."""
    outcome = study.match.outcome
    awards: Mapping[ScholarId, object] = {each.scholar_id: each for each in outcome.awards}
    return page(
        request,
        "study/people.html.j2",
        study=study,
        without=[s for s in study.case.scholars if s.scholar_id not in awards],
        awarded=outcome.awards,
        employers=study.case.employer_by_id(),
        positions=study.case.position_by_id(),
    )


def person(request: Request, study: Study, scholar_id: str, position: str | None) -> Response:
    """One scholar: rule, value, threshold, and what would have had to differ."""
    scholar = scholar_in(study.case, scholar_id)
    why = study.explanation(scholar.scholar_id)
    outcome = study.match.outcome
    asked = PositionId(position) if position else None
    awarded = any(award.scholar_id == scholar.scholar_id for award in outcome.awards)
    return page(
        request,
        "study/person.html.j2",
        study=study,
        scholar=scholar,
        says=tuple(sentences_of(scholar, outcome, why)),
        wishes=reasons_table(study.case, why.reasons),
        rules=rules_table(outcome, scholar, None),
        reasons=why.reasons,
        asked=asked,
        first_wish=None
        if asked or awarded
        else next((reason.position_id for reason in why.reasons), None),
        changes=() if asked is None else study.changes(scholar.scholar_id, asked),
        change_kind=KIND,
    )
