"""``/v1/town``: what the municipality sets itself."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api.http.asking import IfMatch, StoreOf, Who, WriterOf, etag
from api.http.documents import problems
from api.identity.may import Action, must
from api.store.tables.records import Town
from api.store.town import TownSays, set_town, town

router = APIRouter(prefix="/town", tags=["town"])
Words = Annotated[str, Field(max_length=4_000)]


class TownIn(BaseModel):
    """The municipality's own settings."""

    name: Annotated[str, Field(max_length=200)] = Field(examples=["Mestna občina Velenje"])
    appeal_sl: Words = Field(
        description="Notice of appeal in a decision sheet, in Slovene.",
        examples=["Zoper to odločitev je dovoljena pritožba v 15 dneh."],
    )
    appeal_en: Words = Field(
        description="The same in English.",
        examples=["This decision may be appealed within 15 days."],
    )
    retention_months: int = Field(
        ge=1, le=1_200, description="Months that personal data is kept after its last purpose."
    )
    answer_days: int = Field(ge=1, le=365, description="Days for answers, where no day is set.")


class TownOut(TownIn):
    """The settings and their version."""

    version: int

    @classmethod
    def of(cls, found: Town) -> "TownOut":
        """What is told of them."""
        return cls.model_validate(found, from_attributes=True)


@router.get("", responses=problems(401, 403))
def get_town(identity: Who, store: StoreOf, answer: Response) -> TownOut:
    """The settings."""
    must(identity, Action.READ_TOWN)
    with store.reading() as db:
        found = town(db)
    answer.headers.update(etag(found.version))
    return TownOut.of(found)


@router.put("", responses=problems(401, 403, 412, 422, 428))
def put_town(body: TownIn, writer: WriterOf, version: IfMatch, answer: Response) -> TownOut:
    """Replace the settings."""
    writer.may(Action.EDIT_TOWN)
    with writer.writing() as work:
        found = set_town(work, TownSays(**body.model_dump()), version)
    answer.headers.update(etag(found.version))
    return TownOut.of(found)
