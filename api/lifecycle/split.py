"""Who pays what of a monthly amount: the municipality's part, and the employer's."""

from datetime import date

from sqlalchemy.orm import Session

from api.lifecycle.handing_in import case_for
from api.store.names import CaseId
from matching.domain import Level
from matching.money import Cents
from matching.months import first_of
from matching.rules.book import policy_book
from matching.rules.cofunding import MonthlyPayment, payment
from matching.words import Text, text


def split(db: Session, case_id: CaseId, level: Level, amount: Cents, on: date) -> MonthlyPayment:
    """A month of a co-funded amount under the policy of a case on a day, in integer cents.

    Raises
    ------
    NotFoundError
    PolicyGapError
        On a day on which policy says nothing.
    """
    policy = policy_book().with_changes(case_for(db, case_id).changes).on(on)
    return payment(level, amount, first_of(on), funded=True, policy=policy)


def in_words(paid: MonthlyPayment) -> Text:
    """The split in one sentence."""
    return text(
        "The municipality {municipality:eur}, you {employer:eur}.",
        municipality=paid.municipality,
        employer=paid.employer,
    )
