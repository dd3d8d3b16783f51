"""Settlement between employers at completion: never a charge on the scholar.

The employer that granted an award has paid its part to completion; where the scholar chooses
another one, policy says who repays it: nobody, the chosen employer, or the common pool.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.domain import Case, CaseKind, EmployerId, ScholarId
from matching.money import Cents
from matching.rules.cofunding import running_payments
from matching.rules.policy import Policy, Settlement


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One running award that completes.

    Parameters
    ----------
    chosen : employer of the job that the scholar obtained; None without a job.
    months : paid months up to completion.
    paid : what the granting employer paid in them: the amounts less their co-funding, in cents.
    """

    scholar_id: ScholarId
    granted_by: EmployerId
    chosen: EmployerId | None
    months: int
    paid: Cents

    @property
    def moved(self) -> bool:
        """Whether the scholar goes to another employer than the one that paid."""
        return self.chosen is not None and self.chosen != self.granted_by

    def repaid(self, settlement: Settlement) -> Cents:
        """What the granting employer gets back under a settlement."""
        return self.paid if self.moved and settlement is not Settlement.NONE else Cents(0)


def settled(
    case: Case, policy: Policy, chosen: Mapping[ScholarId, EmployerId]
) -> tuple[Settled, ...]:
    """Every running award of a completing scholar, by scholar and employer; none at a call.

    Parameters
    ----------
    chosen : employer of each scholar's job.
    """
    if case.kind is CaseKind.CALL:
        return ()
    completing = case.scholar_by_id()
    awards = [award for award in case.running_awards if award.scholar_id in completing]
    rows = []
    for award in sorted(awards, key=lambda each: (each.scholar_id, each.employer_id)):
        paid = running_payments(award, policy)
        rows.append(
            Settled(
                scholar_id=award.scholar_id,
                granted_by=award.employer_id,
                chosen=chosen.get(award.scholar_id),
                months=len(paid),
                paid=Cents(sum(month.employer for month in paid)),
            )
        )
    return tuple(rows)
