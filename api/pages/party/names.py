"""Names for the ids of a case, as a party may read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from api.lifecycle.handing_in import case_for
from api.store.names import CaseId, PartyId
from api.store.parties import parties, party
from api.store.persons import persons_of
from api.store.states import Part, PartyRole
from matching.domain import Case, Position, PositionId, ScholarId, StayStatus
from matching.words import Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Positions by employer and occupation; scholars by their name, for whoever met them."""

    positions: Mapping[PositionId, Position]
    employers: Mapping[str, str]
    scholars: Mapping[str, str]

    def employer(self, employer_id: str) -> str:
        """The employer."""
        return self.employers.get(employer_id, employer_id)

    def position(self, position_id: str) -> Text | str:
        """The position; its id where the employer has taken it back."""
        found = self.positions.get(PositionId(position_id))
        if found is None:
            return position_id
        return text(
            "{employer}, {occupation}, {amount:eur} a month",
            employer=self.employer(found.employer_id),
            occupation=found.occupation,
            amount=found.monthly_amount,
        )

    def scholar(self, scholar_id: str) -> str:
        """The scholar."""
        name = self.scholars.get(scholar_id)
        return scholar_id if name is None else f"{name} ({scholar_id})"


def names_for(db: Session, party_id: PartyId) -> Names:
    """What a party may read; an employer reads the names of scholars who did a stay there."""
    who = party(db, party_id)
    case = case_for(db, who.case_id, Part.PLACES, Part.STAYS, Part.HOURS)
    met = _met(case, who.case_key) if who.role is PartyRole.EMPLOYER else frozenset()
    return Names(
        positions=case.position_by_id(),
        employers={each.employer_id: each.name for each in case.employers},
        scholars=_scholars(db, who.case_id, met),
    )


def _met(case: Case, employer: str) -> frozenset[ScholarId]:
    return frozenset(
        stay.scholar_id
        for stay in case.stays
        if stay.employer_id == employer and stay.status is not StayStatus.PLANNED
    )


def _scholars(db: Session, case_id: CaseId, met: frozenset[ScholarId]) -> dict[str, str]:
    persons = persons_of(db, case_id) if met else {}
    return {
        each.case_key: persons[each.party_id].name or each.case_key
        for each in parties(db, case_id, PartyRole.SCHOLAR)
        if each.case_key in met and persons[each.party_id].name
    }
