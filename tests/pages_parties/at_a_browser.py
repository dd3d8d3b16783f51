"""A town served on the loopback address, and a person at a browser on a phone.

The browser runs in a thread of its own, as other tests keep theirs open in this process.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from playwright.sync_api import Browser, expect, sync_playwright

from matching.words import Lang, counted, say, text
from tests.pages.conftest import CHROMIUM, QUIET
from tests.pages.visitor import ACCEPT, PATIENCE, PHONE, Visitor, english_on, pictures_folder
from tests.pages_parties.town import Town


@dataclass(frozen=True, slots=True)
class Phone:
    """Opens browsers of people of a town, in one language."""

    town: Town
    browser: Browser
    where: str
    lang: Lang

    def visitor(self, name: str, *, script: bool = True) -> Visitor:
        """Somebody who has not signed in."""
        context = self.browser.new_context(
            viewport={"width": PHONE, "height": 740},
            locale=ACCEPT[self.lang],
            java_script_enabled=script,
        )
        return Visitor(
            page=context.new_page(),
            where=self.where,
            pictures=pictures_folder(),
            name=f"{name}-{self.lang}",
        )

    def words(self, sentence: str) -> str:
        """A sentence in the visitor's language."""
        return say(text(sentence), self.lang)

    def counted(self, one: str, many: str, n: int, **facts: object) -> str:
        """A sentence with a count."""
        return say(counted(one, many, n, **facts), self.lang)

    def in_order(self, visitor: Visitor, name: str) -> None:
        """Nothing to complain of, and nothing left in the other language."""
        visitor.in_order(name, axe=self.lang is Lang.SL)
        if self.lang is Lang.SL:
            assert english_on(visitor.page) == []


def on_a_phone(town: Town, lang: Lang, story: Callable[[Phone], None]) -> None:
    """Walk a story through."""

    def walk(where: str) -> None:
        expect.set_options(timeout=PATIENCE)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
            story(Phone(town, browser, where, lang))
            browser.close()

    with _served(town) as where, ThreadPoolExecutor(1) as own_thread:
        own_thread.submit(walk, where).result()


@contextmanager
def _served(town: Town) -> Iterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(town.site, log_level="critical", ws="none"))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()
