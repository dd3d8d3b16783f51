"""Fields of officers' forms: what they hold, or what is wrong with them."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from api.pages.party.visit import Form
from api.store.days import HERE
from api.store.errors import StaleVersionError
from matching.errors import Fault, InputError
from matching.words import Text, text

Member = TypeVar("Member", bound=StrEnum)
Value = TypeVar("Value")
LONGEST = 200


def version_in(form: Form, name: str = "version") -> int:
    """The version that a form builds on."""
    given = form.get(name, "")
    if not given.isdigit() or len(given) > 9:
        raise StaleVersionError(0)
    return int(given)


def words_in(form: Form, name: str, label: Text, longest: int = LONGEST) -> str:
    """Words that have to be there; raises `InputError`."""
    given = form.get(name, "")
    if not given:
        raise wrong(name, text("{field}: please fill it in", field=label))
    return _short(given, name, label, longest)


def maybe_in(form: Form, name: str, label: Text, longest: int = LONGEST) -> str | None:
    """Words, or nothing; raises `InputError` if there are too many."""
    given = form.get(name, "")
    return _short(given, name, label, longest) if given else None


def member_in(form: Form, name: str, kind: type[Member]) -> Member:
    """One of a closed set; raises `InputError`."""
    return _read(form, name, kind, text("please choose one of those shown"))


def day_in(form: Form, name: str, label: Text) -> date | None:
    """A day, or none; raises `InputError`."""
    if not form.get(name):
        return None
    return _read(
        form,
        name,
        date.fromisoformat,
        text("{field}: expected a day such as 2026-10-15", field=label),
    )


def moment_in(form: Form, name: str, label: Text) -> datetime | None:
    """A day and an hour as clocks show it here, or none; raises `InputError`."""
    if not form.get(name):
        return None
    found = _read(
        form,
        name,
        datetime.fromisoformat,
        text("{field}: expected a day and an hour such as 2026-10-15T12:00", field=label),
    )
    return found.replace(tzinfo=HERE) if found.tzinfo is None else found


def count_in(form: Form, name: str, label: Text, least: int, most: int) -> int:
    """A whole number between two others; raises `InputError`."""
    given = form.get(name, "")
    if not given.isdigit() or len(given) > 9 or not least <= int(given) <= most:
        problem = text(
            "{field}: expected a number from {least} to {most}",
            field=label,
            least=least,
            most=most,
        )
        raise wrong(name, problem)
    return int(given)


def clock(at: datetime | None) -> str:
    """A moment as a field of a form holds it."""
    return "" if at is None else at.astimezone(HERE).strftime("%Y-%m-%dT%H:%M")


def wrong(field: str, problem: Text) -> InputError:
    """A form that cannot be taken as it is."""
    return InputError([Fault(file="form", column=field, kind="form", problem=problem)])


def _short(given: str, name: str, label: Text, longest: int) -> str:
    if len(given) > longest:
        problem = text("{field}: at most {most} characters, please", field=label, most=longest)
        raise wrong(name, problem)
    return given


def _read(form: Form, name: str, read: Callable[[str], Value], problem: Text) -> Value:
    try:
        return read(form.get(name, ""))
    except ValueError:
        raise wrong(name, problem) from None
