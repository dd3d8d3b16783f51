"""A person at a browser, whose steps are counted and whose pages must be in order."""

import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import ConsoleMessage, Download, Locator, Page

from matching.words import Lang
from tests.words.extract import catalog

PHONE: Final = 360
TABLET: Final = 768
DESKTOP: Final = 1280
PATIENCE: Final = 120_000
"""Milliseconds; a machine under load simulates slowly."""
LONG: Final = 15
"""Characters from which a part of a sentence cannot stand in another language by chance."""


@dataclass(kw_only=True)
class Visitor:
    """Opens, clicks and chooses; every one of these is a step."""

    page: Page
    where: str
    pictures: Path | None
    name: str = ""
    steps: int = 0
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        """Browsers say violations of the content security policy there, too."""
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def open(self, path: str) -> None:
        """Follow a link from elsewhere: no step."""
        self.page.goto(self.where + path)

    def click(self, what: Locator) -> None:
        """One step."""
        self.steps += 1
        what.click()

    def go(self, words: str) -> None:
        """A click on a place of the page's head."""
        self.click(self.page.locator("nav.places").get_by_role("link", name=words, exact=True))
        self.page.wait_for_load_state()

    def drop_in(self, path: Path) -> None:
        """Choose a file."""
        self.steps += 1
        self.page.locator("input[type=file]").set_input_files(path)

    def take(self, what: Locator) -> Download:
        """Click on what is downloaded."""
        with self.page.expect_download(timeout=PATIENCE) as download:
            self.click(what)
        return download.value

    def says(self, words: str) -> bool:
        """Whether the page has words, whatever spaces stand between them."""
        return words in plain(self.page.locator("main").inner_text())

    def in_order(self, name: str, *, axe: bool = True) -> None:
        """Nothing to complain of: accessible, not wider than the screen, quiet; and a picture."""
        if self.pictures is not None:
            path = self.pictures / f"{self.name}-{name}.png"
            self.page.screenshot(path=path, full_page=True)
        assert self.complaints == []
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name}: {wide} pixels wider than the screen"
        if axe:
            found = Axe().run(self.page)
            assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def plain(words: str) -> str:
    """Words with ordinary spaces."""
    return " ".join(words.split())


def english_on(page: Page) -> list[str]:
    """Sentences of the code that stand on a page as they stand in the code."""
    seen = page.evaluate(
        """() => [document.title, document.body.innerText,
        ...[...document.querySelectorAll('[aria-label]')].map(e => e.getAttribute('aria-label'))]
        .join('\\n')"""
    )
    words = plain(seen)
    return [part for part in _parts() if part in words]


@cache
def _parts() -> list[str]:
    """What stands between the marks of every sentence, where it is long enough to be told."""
    keys = [message.id for message in catalog() if message.id]
    sentences = [form for key in keys for form in ((key,) if isinstance(key, str) else key)]
    parts = {part.strip() for each in sentences for part in re.split(r"\{[^}]*\}", each)}
    return sorted(part for part in parts if len(part) >= LONG and " " in part)


def pictures_folder() -> Path | None:
    """Where pictures of every step are kept; outside the repository, and only where asked for."""
    asked = os.environ.get("UKREP5_SCREENSHOTS")
    if not asked:
        return None
    folder = Path(asked)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


ACCEPT: Final = {Lang.SL: "sl-SI", Lang.EN: "en-GB"}
