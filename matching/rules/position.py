"""Rules that look at the position alone."""

from matching.contract import Forbids, Verdict
from matching.domain import Position
from matching.rules.policy import Policy
from matching.words import text


def occupation_in_deficit(position: Position, policy: Policy) -> Verdict:
    """The occupation is on the deficit list on the day of award; forbids only co-funding."""
    listed = position.occupation in policy.deficit_occupations
    return Verdict(
        rule="occupation_in_deficit",
        forbids=Forbids.CO_FUNDING,
        holds=listed,
        because=text(
            "{occupation} is on the list of deficit occupations", occupation=position.occupation
        )
        if listed
        else text(
            "{occupation} is not on the list of deficit occupations",
            occupation=position.occupation,
        ),
        law=policy.law("deficit_occupations"),
    )
