"""A person with only a keyboard: what is pressed is counted, and how long it takes follows from a model."""

from __future__ import annotations

import time

from playwright.sync_api import Page

TAB, TEKEN, BESLUIT = 0.28, 60 / 200, 1.2  # seconds: one key of Tab, arrows, Enter; one character typed; one thought


class Toetsenbord:
    """Presses keys on a page and keeps count. One thought before every place to go to and every text."""

    def __init__(self, page: Page) -> None:
        self.page, self.toetsen, self.tekens, self.besluiten = page, 0, 0, 0
        self.begin = time.monotonic()

    def naar(self, selector: str, hoogstens: int = 60, toets: str = "Tab") -> None:
        """Decide to go somewhere and press Tab until the focus is there; it must show where it is.

        `toets` "Shift+Tab" goes back, and counts for two.
        """
        self.besluiten += 1
        for _ in range(hoogstens):
            if self.page.evaluate("s => !!document.activeElement?.matches(s)", selector):
                stijl = self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert stijl != "none", f"no focus ring on {selector}"
                return
            self.druk(toets)
        raise AssertionError(f"{selector} is not reached with {hoogstens} times {toets}")

    def druk(self, toets: str) -> None:
        """Press one key."""
        self.page.keyboard.press(toets)
        self.toetsen += 1 + toets.count("+")

    def typ(self, tekst: str) -> None:
        """Type a text."""
        self.page.keyboard.type(tekst)
        self.tekens += len(tekst)

    def lees(self, keren: int = 1) -> None:
        """Look at what the page says and decide that it is right."""
        self.besluiten += keren

    @property
    def aanslagen(self) -> int:
        """How many keys were pressed."""
        return self.toetsen + self.tekens

    @property
    def seconden(self) -> float:
        """How long a person takes over it."""
        return self.toetsen * TAB + self.tekens * TEKEN + self.besluiten * BESLUIT

    @property
    def klok(self) -> float:
        """How long the browser and the server took, by the clock."""
        return time.monotonic() - self.begin
