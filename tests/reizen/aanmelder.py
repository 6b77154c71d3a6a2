"""Somebody who fills in an aanmelding by hand: every key and every click is counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tafel.criteria.rijen import LIJSTEN
from tafel.criteria.schema import BLOKKEN
from tafel.criteria.veld import Veld

TEKENS_PER_MINUUT = 200
SECONDEN_PER_KLIK = 3
VRAAGBLOK = 4
VER = 5  # as many times Tab; farther away one takes the mouse


class Aanmelder:
    """A person at the form, with keyboard and mouse; knows how long a first-time user would take."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.toetsen = self.klikken = self.velden = 0

    @property
    def minuten(self) -> float:
        """The time it takes to type and click this."""
        return self.toetsen / TEKENS_PER_MINUUT + self.klikken * SECONDEN_PER_KLIK / 60

    def klik(self, plek: Locator) -> None:
        """Click something; what is folded or out of sight must be opened first."""
        plek.click()
        self.klikken += 1

    def druk(self, toets: str, keer: int = 1) -> None:
        """Press a key; counted as one character."""
        for _ in range(keer):
            self.page.keyboard.press(toets)
        self.toetsen += keer

    def hier(self) -> str:
        """The name of the field with focus."""
        return str(self.page.evaluate("document.activeElement.name || ''"))

    def _stappen(self, kiezer: str) -> int:
        """How many times Tab to what this selector finds; 0 when it is not ahead of the focus."""
        return int(
            self.page.evaluate(
                """kiezer => {
                  const doel = document.querySelector(kiezer);
                  const alle = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
                    .filter(el => el.checkVisibility() && !el.disabled && el.tabIndex >= 0 && el.type !== 'hidden');
                  const rond = alle.filter((el, nr) => el.type !== 'radio' || alle[nr - 1]?.name !== el.name);
                  const plek = el => el?.type === 'radio' ? rond.findIndex(r => r.name === el.name) : rond.indexOf(el);
                  const hier = plek(document.activeElement);
                  return hier < 0 || plek(doel) < hier ? 0 : plek(doel) - hier;
                }""",
                kiezer,
            )
        )

    def knop(self, kiezer: str) -> None:
        """Press a button: with Tab and Enter when it is near, else with the mouse."""
        stappen = self._stappen(kiezer)
        if 0 < stappen <= VER:
            self.druk("Tab", stappen)
            self.druk("Enter")
        else:
            self.klik(self.page.locator(kiezer))

    def naar(self, naam: str) -> None:
        """Go to a field: with Tab when it is near, else with a click."""
        if self.hier() == naam:
            return
        stappen = self._stappen(f'#blokken [name="{naam}"]')
        if 0 < stappen <= VER:
            self.druk("Tab", stappen)
        if self.hier() != naam:
            self.klik(self.page.locator(f'#blokken [name="{naam}"]:visible').first)

    def typ(self, naam: str, tekst: str) -> None:
        """Type a text; a known word is taken from the list below the field when that is shorter."""
        veld = self.page.locator(f'[name="{naam}"]').first
        if veld.input_value() == tekst:
            return  # filled in already
        self.naar(naam)
        self.velden += 1
        assert not veld.input_value(), (naam, veld.input_value())
        if veld.get_attribute("data-bron"):
            for nummer, regel in enumerate(tekst.split("\n")):
                if nummer:
                    self.druk("Enter")
                self._typ_bekend(regel)
        else:
            self.page.keyboard.type(tekst)
            self.toetsen += len(tekst)
        expect(veld).to_have_value(tekst)

    def _typ_bekend(self, tekst: str) -> None:
        """Type until the word is in the list below the field, and take it there."""
        for gedaan, teken in enumerate(tekst):
            opties = self.page.locator("#woordlijst [role=option]").all_inner_texts()
            if tekst in opties and opties.index(tekst) <= 1 and opties.index(tekst) + 2 <= len(tekst) - gedaan:
                self.druk("ArrowDown", opties.index(tekst) + 1)
                self.druk("Enter")
                return
            self.page.keyboard.type(teken)
            self.toetsen += 1

    def datum(self, naam: str, iso: str) -> None:
        """Type a date; without its year when that is filled in rightly by itself."""
        dag = dt.date.fromisoformat(iso)
        self.naar(naam)
        self.velden += 1
        kort = f"{dag.day}-{dag.month}"
        heel = f"{kort}-{dag.year}"
        eerst = heel if naam == "leerling-geboortedatum" or abs((dag - dt.date.today()).days) > 180 else kort
        self.page.keyboard.type(eerst)
        self.toetsen += len(eerst)
        self.druk("Tab")
        expect(self.page.locator(f'[name="{naam}"]')).to_have_value(heel)

    def kies(self, naam: str, code: str) -> None:
        """Choose one of the possibilities: with the arrows in a list and among radio buttons."""
        self.velden += 1
        knoppen = self.page.locator(f'#blokken input[name="{naam}"]')
        if knoppen.count():
            if knoppen.locator(f"xpath=self::*[@value='{code}']").is_checked():
                return
            self.naar(naam)
            codes = [knop.get_attribute("value") for knop in knoppen.all()]
            self.druk("ArrowDown", codes.index(code)) if codes.index(code) else self.druk("Space")
            expect(self.page.locator(f'#blokken input[name="{naam}"][value="{code}"]')).to_be_checked()
            return
        self.naar(naam)
        lijst = self.page.locator(f'#blokken [name="{naam}"]')
        codes = [optie.get_attribute("value") for optie in lijst.locator("option").all()]
        self.druk("ArrowDown", codes.index(code))
        expect(lijst).to_have_value(code)

    def vink(self, naam: str, codes: list[str]) -> None:
        """Tick boxes."""
        self.velden += 1
        for code in codes:
            vakje = f'#blokken input[name="{naam}"][value="{code}"]'
            stappen = self._stappen(vakje)
            if 0 < stappen <= VER:
                self.druk("Tab", stappen)
                self.druk("Space")
            else:
                self.klik(self.page.locator(vakje))

    def vul(self, document: Mapping[str, Any], vraag: str) -> None:
        """Fill in a whole aanmelding and the question, block by block, as it stands on the screen."""
        for blok in BLOKKEN:
            details = self.page.locator(f"#blok-{blok.nummer}")
            if not details.evaluate("el => el.open"):
                self.klik(details.locator("summary").first)
            if blok.nummer == VRAAGBLOK:
                self.typ("vraag", vraag)
            for veld in blok.velden:
                self._vul(veld, veld.sleutel, document.get(veld.sleutel))

    def _vul(self, veld: Veld, naam: str, waarde: Any) -> None:
        if waarde in (None, "", [], {}):
            return
        match veld.soort:
            case "groep":
                for kind in veld.velden:
                    self._vul(kind, f"{naam}-{kind.sleutel}", waarde.get(kind.sleutel))
            case "groepenlijst":
                self._vul_rijen(naam, waarde)
            case "datum":
                self.datum(naam, waarde)
            case "ja_nee":
                self.kies(naam, "ja" if waarde else "nee")
            case "keuze":
                self.kies(naam, waarde)
            case "keuzelijst":
                self.vink(naam, waarde)
            case "tekstlijst":
                self.typ(naam, "\n".join(waarde))
            case _:
                self.typ(naam, waarde)

    def _vul_rijen(self, naam: str, rijen: list[dict[str, Any]]) -> None:
        plekken = self.page.locator(f"#lijst-{naam} > [data-rij]")
        if naam == "partijen":
            self.knop("#noem")
        if naam == "toestemmingen":
            self.knop("#vraag-toestemming")
            rijen = self._op_volgorde(plekken, rijen)
        for nummer, rij in enumerate(rijen):
            if plekken.count() <= nummer:
                self.knop(f"#meer-{naam}")
            pad = plekken.nth(nummer).get_attribute("data-rij")
            for kind in LIJSTEN[naam].velden:
                if (
                    naam in ("partijen", "toestemmingen")
                    and self.page.locator(f'[name="{pad}-{kind.sleutel}"]').input_value()
                ):
                    continue  # what the button filled in is right
                self._vul(kind, f"{pad}-{kind.sleutel}", rij.get(kind.sleutel))

    def _op_volgorde(self, plekken: Locator, rijen: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Put the consents in the order of the rows that the button made; take away the rows of who said nothing."""
        rest, uit = list(rijen), []
        for pad in plekken.evaluate_all("rijen => rijen.map(rij => rij.dataset.rij)"):
            door = self.page.locator(f'[name="{pad}-door"]').input_value()
            naam = self.page.locator(f'[name="{pad}-naam"]').input_value()
            past = [r for r in rest if r["door"] == door and (door == "leerling" or r["naam"] == naam)]
            if not past:
                self.klik(self.page.locator(f'[id="{pad}-weg"]'))
                continue
            uit.append(past[0])
            rest.remove(past[0])
        return [*uit, *rest]
