"""Pages about one studied case: overview with sliders, scenarios, frontier, people."""

from collections.abc import Mapping

from fastapi import Request, Response

from api.pages.levers import levers_asked, sliders
from api.pages.render import page
from api.pages.study import Study
from api.what_would_change import KIND
from api.wishes import reasons_table, rules_table, scholar_in, sentences_of
from matching.domain import PositionId, ScholarId
from matching.report.answer import answer, key_figures
from matching.report.section import Audience
from matching.words import Lang
from scenarios.comparison.indicators import municipality_pays
from scenarios.comparison.page import sheet_of
from scenarios.frontier.chart import svg as frontier_svg
from scenarios.frontier.sentences import answer as frontier_answer
from scenarios.frontier.tables import around_table, corners_table
from scenarios.scenario import library
from scenarios.what_if import in_words


def overview(request: Request, study: Study) -> Response:
    """The answer in words and figures, and the sliders with what they do."""
    outcome = study.match.outcome
    now = study.levers
    asked = levers_asked(now, request.query_params)
    found = study.effect(asked)
    return page(
        request,
        "study/overview.html.j2",
        study=study,
        outcome=outcome,
        answer=tuple(answer(outcome, None)),
        figures=tuple(key_figures(outcome)),
        sliders=tuple(sliders(now, asked)),
        moved=asked != now,
        effect=found,
        says=in_words(found),
        paid=(municipality_pays(outcome), municipality_pays(found.after.outcome)),
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
        picture=frontier_svg(found, lang),
        around=around_table(found),
        corners=corners_table(found),
    )


def compare_page(request: Request, study: Study, one: str, other: str, lang: Lang) -> Response:
    """Two scenarios side by side, with a funding waterfall."""
    sheet = None
    if one != other:
        from scenarios.comparison.charts import pictures  # loads altair

        found = study.comparison((one, other))
        sheet = sheet_of(found, pictures(found, lang), Audience.OFFICER)
    return page(
        request,
        "study/compare.html.j2",
        study=study,
        library=library(),
        one=one,
        other=other,
        sheet=sheet,
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
    why = study.reasons(scholar.scholar_id)
    outcome = study.match.outcome
    asked = PositionId(position) if position else None
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
        changes=() if asked is None else study.changes(scholar.scholar_id, asked),
        change_kind=KIND,
    )
