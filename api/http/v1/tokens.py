"""``/v1/tokens``: tokens by which machines come, each for some scopes."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import AwareDatetime, BaseModel, Field

from api.http.asking import After, Most, StoreOf, Who, WriterOf
from api.http.documents import problems
from api.http.v1.paging import Page, page_after
from api.identity.errors import ForbiddenError
from api.identity.may import Action, must
from api.identity.roles import Scope
from api.identity.tokens import TokenAsked, make_token, revoke_token, tokens
from api.store.names import TokenId
from api.store.tables.access import ApiToken

router = APIRouter(prefix="/tokens", tags=["tokens"])


class TokenIn(BaseModel):
    """What a token is for; one without an end opens until it is revoked."""

    label: Annotated[str, Field(min_length=1, max_length=200)] = Field(examples=["payroll"])
    scopes: Annotated[set[Scope], Field(min_length=1)] = Field(examples=[["read"]])
    expires_at: AwareDatetime | None = None


class TokenOut(BaseModel):
    """A token without its secret."""

    token_id: str
    label: str
    scopes: list[Scope]
    officer_id: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None

    @classmethod
    def of(cls, found: ApiToken) -> "TokenOut":
        """What is told of it."""
        return cls(
            token_id=found.token_id,
            label=found.label,
            scopes=[Scope(each) for each in found.scopes.split()],
            officer_id=found.officer_id,
            created_at=found.created_at,
            expires_at=found.expires_at,
            revoked_at=found.revoked_at,
        )


class TokenMadeOut(BaseModel):
    """A new token; its secret is told only now."""

    token: TokenOut
    secret: str


@router.get("", responses=problems(401, 403))
def list_tokens(
    identity: Who, store: StoreOf, after: After = None, most: Most = 100
) -> Page[TokenOut]:
    """Every token, the latest first."""
    must(identity, Action.MANAGE_TOKENS)
    with store.reading() as db:
        rows = tokens(db)
    shown, following = page_after(rows, after, most, lambda row: row.token_id)
    return Page(items=[TokenOut.of(row) for row in shown], next=following)


@router.post("", status_code=201, responses=problems(401, 403, 422))
def post_token(body: TokenIn, writer: WriterOf, answer: Response) -> TokenMadeOut:
    """Make a token, for which the officer answers; with no scope that is not the own."""
    writer.may(Action.MANAGE_TOKENS)
    officer = writer.identity.officer
    if officer is None or not body.scopes <= writer.identity.scopes:
        raise ForbiddenError
    asked = TokenAsked(
        officer=officer, label=body.label, scopes=body.scopes, expires_at=body.expires_at
    )
    with writer.writing() as work:
        made, secret = make_token(work, asked)
    answer.headers["cache-control"] = "no-store"
    return TokenMadeOut(token=TokenOut.of(made), secret=secret)


@router.delete("/{token_id}", status_code=204, responses=problems(401, 403, 404))
def delete_token(token_id: TokenId, writer: WriterOf) -> None:
    """The token opens no more."""
    writer.may(Action.MANAGE_TOKENS)
    with writer.writing() as work:
        revoke_token(work, token_id)
