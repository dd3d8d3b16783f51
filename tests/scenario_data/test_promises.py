"""What holds whatever the case: nothing that came in is touched, the closed do not gain."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.domain import Case, Goal, PolicyChange
from matching.engine import match
from matching.rules.book import PolicyBook, policy_book
from matching.write import case_to_json
from scenarios.scenario import EmployerCloses, Question, Scenario, apply, library
from tests.scenario_data.towns import small, with_limit

ASKS = Question(sl="Kaj?", en="What?")
CASES = st.builds(small, st.integers(6, 16), st.integers(0, 30))
FIRST = (Goal.CO_FUNDED_AWARDS,)


def _without_leasts() -> PolicyBook:
    """The least number of each level can cost an award when the line grows; see README."""
    none = PolicyChange(parameter="least_share_of_level", value="0", begins=date(2019, 9, 1))
    return policy_book().with_changes((none,))


@settings(deadline=None, max_examples=20)
@given(case=CASES, limits=st.tuples(st.integers(0, 9_000_00), st.integers(0, 9_000_00)))
def test_more_budget_never_lowers_awards(case: Case, limits: tuple[int, int]) -> None:
    less, more = (
        match(replace(with_limit(case, limit), goals=FIRST), _without_leasts()).co_funded
        for limit in sorted(limits)
    )
    assert less <= more


@settings(deadline=None, max_examples=20)
@given(case=CASES, data=st.data())
def test_a_closed_employer_never_gains(case: Case, data: st.DataObject) -> None:
    closed = data.draw(st.sampled_from([each.employer_id for each in case.employers]))
    changes = (EmployerCloses(employer=closed),)
    under = apply(Scenario(name="x", question=ASKS, changes=changes), case, policy_book())
    outcome = match(replace(under.case, goals=FIRST), under.book)
    assert closed not in {award.employer_id for award in outcome.awards}


@settings(deadline=None, max_examples=20)
@given(case=CASES, scenario=st.sampled_from([s for s in library() if s.name != "hundred-awards"]))
def test_the_baseline_is_untouched(case: Case, scenario: Scenario) -> None:
    book = policy_book()
    before = case_to_json(case), repr(sorted(book.parameters.items()))
    first = apply(scenario, case, book)
    assert (case_to_json(case), repr(sorted(book.parameters.items()))) == before
    again = apply(scenario, case, book)
    assert (first.case, first.book.parameters) == (again.case, again.book.parameters)
