"""How people and machines get in; of every secret only its hash is kept."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from api.store.columns import Base
from api.store.names import InvitationId, OfficerId, PartyId, SessionId, TokenId


class Invitation(Base):
    """A link that signs its holder in once."""

    __tablename__ = "invitations"
    __table_args__ = (
        CheckConstraint("(party_id IS NULL) <> (officer_id IS NULL)", name="ck_invitations_one"),
    )

    invitation_id: Mapped[InvitationId] = mapped_column(primary_key=True)
    secret_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    party_id: Mapped[PartyId | None] = mapped_column(
        ForeignKey("parties.party_id"), default=None, index=True
    )
    officer_id: Mapped[OfficerId | None] = mapped_column(
        ForeignKey("officers.officer_id"), default=None
    )
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class SignIn(Base):
    """A session of a browser."""

    __tablename__ = "sessions"
    __table_args__ = (
        CheckConstraint("(party_id IS NULL) <> (officer_id IS NULL)", name="ck_sessions_one"),
    )

    session_id: Mapped[SessionId] = mapped_column(primary_key=True)
    secret_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    party_id: Mapped[PartyId | None] = mapped_column(
        ForeignKey("parties.party_id"), default=None, index=True
    )
    officer_id: Mapped[OfficerId | None] = mapped_column(
        ForeignKey("officers.officer_id"), default=None, index=True
    )
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class ApiToken(Base):
    """What a machine shows in place of a session."""

    __tablename__ = "api_tokens"

    token_id: Mapped[TokenId] = mapped_column(primary_key=True)
    secret_hash: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str]
    """What the token is for."""
    scopes: Mapped[str]
    """Names of scopes, sorted, with a blank between."""
    officer_id: Mapped[OfficerId] = mapped_column(ForeignKey("officers.officer_id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
