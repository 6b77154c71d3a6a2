"""Ask every page as every person, and say which canaries stand there that should not."""

from __future__ import annotations

import html
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from werkzeug.routing import Rule

from tafel.berichten.post import code_van
from tafel.kern.db import Base
from tests.bewaking import kanarie_uit as uit
from tests.bewaking.kanarie_lopen import Gezien
from tests.bewaking.kanarie_vullen import Vuller
from tests.bewaking.kanarie_woorden import Kanarie, Kooi
from tests.bewaking.wereld import Wereld
from tests.uitnodigingen.wereld import HUIS

# cases of one child, or of a brother and sister, are laid side by side; the queue of the chair stands beside a case
NAAST_ELKAAR = ("dubbelen.", "casussen.casus", "instroom.instroom_casus")
MEER = ("toetsen.toets", "instroom.beslis", "opvolging.casus")  # whose case is in another phase


class Kijker:
    """Looks at pages: which cases may stand on one, and which do."""

    def __init__(self, w: Wereld, kooi: Kooi, vuller: Vuller) -> None:
        """Find out once what everybody may see."""
        self.w, self.kooi, self.vuller = w, kooi, vuller
        self.nummers = {rij["id"]: str(rij["nummer"]) for rij in w.foto["casus"]}
        self.van_a = {str(rij["nummer"]) for rij in w.foto["casus"] if rij["tafel_id"] == w.tafel_a}
        self.buiten: set[Gezien] = set()
        self.gezien = 0  # pages that were there

    def ziet(self, wie: uuid.UUID) -> set[str]:
        """Return the numbers of the cases that this person has something to do with."""
        mag = {self.nummers[rij["casus_id"]] for rij in self.w.foto["casustoegang"] if rij["gebruiker_id"] == wie}
        for naam in ("akkoord", "actie", "betrokkene"):
            tabel = Base.metadata.tables[naam]
            mag |= {self.vuller.casus(tabel, rij) for rij in self.w.foto[naam] if rij.get("gebruiker_id") == wie}
        for rij in self.w.foto["lidmaatschap"]:
            if rij["gebruiker_id"] == wie and rij["rol"] == "voorzitter":
                mag |= {str(een["nummer"]) for een in self.w.foto["casus"] if een["tafel_id"] == rij["tafel_id"]}
        return mag

    def van_adres(self, waarden: dict[str, str]) -> set[str]:
        """Return the cases that the parts of an address belong to; those of its agenda for a meeting."""
        uit_: set[str] = set()
        for naam, waarde in waarden.items():
            if naam == "nummer":
                uit_ |= {waarde} if waarde in self.nummers.values() else self._van("besluit", "nummer", waarde)
            elif naam == "code":
                uit_ |= self._van_link(waarde)
            elif naam == "overleg_id":
                uit_ |= self._van("agendapunt", "overleg_id", uuid.UUID(waarde))
            elif naam.endswith("_id"):
                for tabel in self.w.foto:
                    uit_ |= self._van(tabel, "id", uuid.UUID(waarde))
        return uit_ - {""}

    def _van_link(self, code: str) -> set[str]:
        """Return the cases that the person with this link is invited for; none when it opens no invitation."""
        for mens in self.w.foto["genodigde"]:
            if code_van(HUIS.geheim, mens["zout"]) == code:
                return {self.nummers[r["casus_id"]] for r in self.w.foto["tijdslot"] if r["genodigde_id"] == mens["id"]}
        return set()

    def _van(self, tabel: str, veld: str, waarde: Any) -> set[str]:
        deze = (rij for rij in self.w.foto[tabel] if rij.get(veld) == waarde)
        return {self.vuller.casus(Base.metadata.tables[tabel], rij) for rij in deze}

    def vraag(self, wie: str | uuid.UUID, adres: str) -> list[Kanarie]:
        """Return the canaries in the answer that this person gets; what is outside the page is kept."""
        antwoord = self.w.als(wie).get(adres)
        self.buiten |= {Gezien(soort, adres, tekst) for soort, tekst in uit.van_antwoord(antwoord, self.w.app) if tekst}
        if antwoord.status_code == 200:
            self.gezien += 1
        binair = antwoord.mimetype.startswith(("application/pdf", "image/")) and not antwoord.data.startswith(b"%PDF-v")
        return [] if binair else self.kooi.gezien(unquote(html.unescape(antwoord.text)))

    def adressen(self) -> Iterator[tuple[Rule, str, set[str]]]:
        """Return every address that is read, with the cases that it is about; one of a case in more phases."""
        nummers = [str(self.w.echt[punt]["nummer"]) for punt in MEER]
        for regel in self.w.routes("GET"):
            waarden = self.w.waarden(regel)
            yield regel, self.w.adres(regel), self.van_adres(waarden)
            if set(regel.arguments) == {"nummer"} and waarden["nummer"] in self.nummers.values():
                for nummer in nummers:
                    yield regel, self.w.adres(regel, nummer=nummer), {nummer}

    def vreemd(self, wie: str | uuid.UUID, *, alles: bool = True) -> list[str]:
        """Return what this person reads of cases that are not on that page or not theirs.

        Initials and number of a case of one's own may stand in any list. With `alles` also the addresses of one thing;
        tests.bewaking.test_buren shows that those of another are all the same 404.
        """
        eigen, fout = self.ziet(self.w.mensen[wie] if isinstance(wie, str) else wie), []
        for regel, adres, van in self.adressen():
            if van and not alles:
                continue
            mag = eigen if not van or regel.endpoint.startswith(NAAST_ELKAAR) else van & eigen
            if regel.endpoint.startswith("uitnodigingen.") and "code" in regel.arguments:
                mag = van  # who has the link, whoever is logged in
            op_agenda = self.van_a if "overleg_id" in regel.arguments and self.leest_agenda(wie) else set()
            for een in self.vraag(wie, adres):
                if een.casus not in mag and not (een.soort == "initialen" and een.casus in eigen | op_agenda):
                    fout.append(f"{wie} {adres}: {een}")
        return fout

    def leest_agenda(self, wie: str | uuid.UUID) -> bool:
        """Return whether this person prepares the meetings of table A: number and initials of all on the agenda."""
        id_ = self.w.mensen[wie] if isinstance(wie, str) else wie
        return any(
            rij["rol"] == "zaakonderzoeker" and rij["gebruiker_id"] == id_ and rij["tafel_id"] == self.w.tafel_a
            for rij in self.w.foto["lidmaatschap"]
        )
