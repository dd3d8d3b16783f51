"""Who comes with a secret: the one question that every request asks."""

from datetime import datetime

from sqlalchemy.orm import Session

from api.identity.roles import Identity
from api.identity.secret import SecretKind
from api.identity.sessions import identity_of_session
from api.identity.tokens import identity_of_token


def who(db: Session, secret: str, at: datetime) -> Identity | None:
    """Whose session or token this is, or None."""
    if secret.startswith(f"{SecretKind.TOKEN}_"):
        return identity_of_token(db, secret, at)
    return identity_of_session(db, secret, at)
