"""``GET /v1/policy``: the parameters in force on a day."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.http.documents import problems
from api.http.language import Language
from api.http.problems import spoken
from api.policy import InForce, day_asked, in_force
from matching.rules.book import policy_book
from matching.words import Text, say

router = APIRouter(tags=["policy"])

On = Annotated[str, Query(description="Day, such as 2024-10-15.", examples=["2024-10-15"])]


@router.get("/policy", responses=problems(404, 422, 500))
def get_policy(on: On, lang: Language, answer: Response) -> list[InForce]:
    """Every parameter in force on a day: its value, since when, and where it comes from."""
    answer.headers.update(spoken(lang))
    return [
        replace(
            each,
            description=say(Text(each.description), lang),
            source=say(Text(each.source), lang),
        )
        for each in in_force(policy_book(), day_asked("on", on))
    ]
