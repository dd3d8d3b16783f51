"""Who stands behind the ids of those who decide."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from api.identity.officers import officers
from api.identity.tokens import tokens
from api.store.names import SERVICE


def names_of(db: Session) -> Mapping[str, str]:
    """The name of each officer, or the name to sign in by; labels of tokens."""
    staff = {
        str(each.officer_id): about.name or about.sign_in_name or str(each.officer_id)
        for each, about in officers(db)
    }
    machines = {str(each.token_id): each.label for each in tokens(db)}
    return {**staff, **machines, SERVICE: "ukrep5"}
