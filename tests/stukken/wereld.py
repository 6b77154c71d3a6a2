"""Cases on next week's agenda with everything that can come on paper; each word tells where it comes from."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa

from tafel.casussen.models import Casus
from tafel.documenten.models import Document, Documentlezer
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.onderzoeken.models import Belnotitie, Onderzoekstuk, Verhaal, Verhaalversie, Wens
from tafel.opties.models import Optie
from tafel.plannen.models import Planversie
from tests import bouw
from tests.uitnodigingen import wereld as uitnodigen


class Wereld(uitnodigen.Wereld):
    """The meeting of the invitations; texts of case n hold KAS<n>, what is only for preparing VOORBEREIDING<n>."""

    def __init__(self, aantal=1, tekst="", **anders):
        self.tekst = tekst
        super().__init__(aantal, **anders)
        for nr in range(aantal):
            self.vul(nr)
        self.bundel = f"/overleggen/{self.id}/bundel"
        sessie.commit()

    def zin(self, wat, nr):
        """A text of one kind in one case."""
        return f"KAS{nr} {wat}. {self.tekst}"

    def vul(self, nr):
        """Put everything in one case."""
        casus, wie = self.cases[nr], self.zo
        zin = lambda wat: self.zin(wat, nr)  # noqa: E731
        bouw.toegang(casus, self.zo, "zaakonderzoeker")
        bouw.toegang(casus, self.rob, "partij")
        casus.vraag = zin("vraag")
        casus.aanmelding = {
            **casus.aanmelding,
            "stagnatie": {
                **casus.aanmelding["stagnatie"], "wat": zin("wat"), "oorzaak": zin("oorzaak"),
                "wie_kan_opheffen": zin("opheffen"), "wachtlijst_sinds": "2026-09-01",
            },
            "inzet": [
                {"soort": "zorgmelding", "datum": "2026-10-05", "wie": f"GEVOELIG{nr}", "uitkomst": ""},
                *[{"soort": "anders", "datum": f"2026-10-{10 + d}", "wie": "mentor", "uitkomst": zin("inzet")}
                  for d in range(12 if self.tekst else 0)],
            ],
        }  # fmt: skip
        for van, apart in (("leerling", False), ("ouder", False)):
            self.verhaal(casus, van, zin(f"verhaal {van}"), apart)
        for volg, (van, apart) in enumerate((("leerling", False), ("ouder", False), ("ouder", True)) * 3, start=1):
            tekst = f"VOORBEREIDING{nr} wens" if apart else zin("wens")
            sessie.add(
                Wens(casus_id=casus.id, nummer=volg, van=van, tekst=tekst, alleen_voorbereiding=apart, gemaakt_op=nu(),
                     door_id=wie.id, antwoord="kan", waarom=zin("waarom"), beantwoord_op=nu())
            )  # fmt: skip
        for soort, apart in (("werkt", False), ("thuis_zwaar", True)):
            tekst = f"VOORBEREIDING{nr} stuk" if apart else zin("werkt")
            sessie.add(
                Onderzoekstuk(casus_id=casus.id, soort=soort, tekst=tekst, alleen_voorbereiding=apart,
                              gewijzigd_op=nu())
            )  # fmt: skip
        sessie.add(
            Belnotitie(casus_id=casus.id, wie="Opa", wanneer=nu(), wat=f"VOORBEREIDING{nr} bel", genoteerd_op=nu(),
                       door_id=wie.id)
        )  # fmt: skip
        for volg in range(1, 7):
            sessie.add(
                Optie(casus_id=casus.id, volgorde=volg, naam=f"OPTIE{nr} {zin('naam')}"[:200], onderwijs=zin("o"),
                      zorg=zin("z"), vervoer=zin("v"), kosten=zin("k"), bedrag=Decimal(1234), kans="groot",
                      reeel=True, reeel_waarom=zin("r"), gewijzigd_op=nu())
            )  # fmt: skip
        inhoud = {"afspraken": [{"wie": "mentor", "wat": zin("plan"), "wanneer": "2026-12-01"}] * 3}
        sessie.add(
            Planversie(casus_id=casus.id, nummer=3, stand="definitief", inhoud=inhoud, merk="a" * 64, door_id=wie.id,
                       op=nu())
        )  # fmt: skip
        self.document(casus, f"KAS{nr} gedeeld", ("jeugdhulp",))
        self.document(casus, f"NIETGEDEELD{nr}", ("school",))
        sessie.flush()

    def verhaal(self, casus, van, tekst, apart):
        """Keep a story."""
        rij = Verhaal(casus_id=casus.id, van=van, gewijzigd_op=nu(), alleen_voorbereiding=apart)
        sessie.add(rij)
        sessie.flush()
        for nummer, woorden in ((1, f"OUDEVERSIE {tekst}"), (2, tekst)):
            sessie.add(
                Verhaalversie(verhaal_id=rij.id, nummer=nummer, tekst=woorden, vorm="school", gehoord_op=vandaag(),
                              op=nu(), door_id=self.zo.id)
            )  # fmt: skip

    def document(self, casus, omschrijving, lezers):
        """Keep a document (its bytes are not read here)."""
        rij = Document(
            casus_id=casus.id, soort="verslag", omschrijving=omschrijving, naam="x.pdf", mediatype="application/pdf",
            grootte=1, sha256="0" * 64, op=nu(), door_id=self.cv.id, sleutel=b"x", sleutel_id="y", blokken=1,
        )  # fmt: skip
        sessie.add(rij)
        sessie.flush()
        sessie.add_all([Documentlezer(document_id=rij.id, rol=rol) for rol in lezers])

    def zonder_toestemming(self, nr):
        """Let the parents of one case say no."""
        casus = sessie.get_one(Casus, self.cases[nr].id)
        ja = [een for een in casus.aanmelding["toestemmingen"] if een["door"] != "ouder"]
        casus.aanmelding = {**casus.aanmelding, "toestemmingen": ja}
        sessie.commit()
        sessie.remove()

    def alles_uit(self):
        """Send the invitations; leerplicht and school come too."""
        self.verstuur()
        sessie.remove()


def nummers(w):
    """The numbers of the cases."""
    ids = [casus.id for casus in w.cases]
    rijen = dict(sessie.execute(sa.select(Casus.id, Casus.nummer).where(Casus.id.in_(ids))).all())
    sessie.remove()
    return [rijen[id_] for id_ in ids]
