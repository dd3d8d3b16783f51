"""A form as a browser sends it: what stands in its fields, and the button that is pressed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(slots=True)
class FilledForm:
    """A form of a page; ``buttons`` are (name, value), without those that cannot be pressed."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


def forms(page: str) -> list[FilledForm]:
    """All forms of a page that send something."""
    reader = _Reader()
    reader.feed(page)
    return reader.found


def form_to(page: str, action: str) -> FilledForm:
    """The form of a page that goes to an address."""
    return next(each for each in forms(page) if each.action == action)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[FilledForm] = []
        self._form: FilledForm | None = None
        self._select: str | None = None
        self._area: str | None = None
        self._disabled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form" and has.get("method") == "post":
            self._form = FilledForm(action=has["action"])
            self.found.append(self._form)
        elif tag == "fieldset":
            self._disabled = self._disabled or "disabled" in has
        elif self._form is not None:
            self._field(self._form, tag, has)

    def _field(self, form: FilledForm, tag: str, has: dict[str, str]) -> None:
        name = has.get("name", "")
        match tag:
            case "input" if name and (has.get("type") != "checkbox" or "checked" in has):
                form.fields[name] = has.get("value", "")
            case "button" if name and "disabled" not in has and not self._disabled:
                form.buttons.append((name, has.get("value", "")))
            case "select":
                self._select = name
            case "option" if self._select and (
                "selected" in has or self._select not in form.fields
            ):
                form.fields[self._select] = has.get("value", "")
            case "textarea":
                self._area = name
                form.fields[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
            self._disabled = False
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._form is not None and self._area is not None:
            self._form.fields[self._area] += data
