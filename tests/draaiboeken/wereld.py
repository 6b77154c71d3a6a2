"""A meeting next week with cases of which much is known: wishes, options, answers to invitations, a note."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import sqlalchemy as sa

from tafel.draaiboeken.models import Notitie
from tafel.kern.clock import nu, vandaag
from tafel.kern.db import sessie
from tafel.onderzoeken.models import Verhaal, Wens
from tafel.opties.models import Optie, Wensoptie
from tafel.overleggen.models import Overleg
from tafel.uitnodigingen.models import Genodigde, Tijdslot, Verwachting
from tests import bouw

GEHEIM = "Alleen mijn gedachte: vader keek weg."


class Wereld:
    """Cases on the agenda of next week, with everything a script can use."""

    def __init__(self, aantal=1, **anders):
        self.tafel = bouw.tafel(naam="Doorbraakoverleg Meierij", **anders)
        self.vz = bouw.mens(self.tafel, "voorzitter", "Hans Jacobs")
        self.invaller = bouw.mens(self.tafel, "voorzitter", "Ine Invaller")
        self.zo = bouw.mens(self.tafel, "zaakonderzoeker", "Fatima Aydin")
        self.cv = bouw.mens(self.tafel, "casusverantwoordelijke", "Mirjam Voorbeeld")
        self.partij = bouw.mens(self.tafel, "partij", "Rob Fantasie")
        self.beheer = bouw.mens(self.tafel, "beheerder", "Bea Beheer")
        self.fg = bouw.mens(self.tafel, "fg", "Frank Gegevens")
        self.nel = bouw.mens(self.tafel, "akkoordgever", "Nelleke Reken", mandaat=("jeugdhulp", None, None))
        self.buur = bouw.mens(bouw.tafel("TFF"), "voorzitter", "Vreemde Voorzitter")
        self.cases = [bouw.casus(self.tafel, self.cv, "toegelaten") for _ in range(aantal)]
        self.casus = self.cases[0]
        self.overleg = bouw.overleg(self.tafel, self.vz, *self.cases, datum=vandaag() + dt.timedelta(days=7))
        self.overleg.eindigt_om = dt.time(20)
        for casus in self.cases:
            self._vul(casus)
        self.vol = bouw.actor(self.vz, self.tafel, "voorzitter")
        self.id, self.nummer = self.overleg.id, self.casus.nummer
        self.url = f"/overleggen/{self.id}/draaiboek"
        self.notities = f"/overleggen/{self.id}/notities"
        sessie.commit()

    def _vul(self, casus):
        bouw.toegang(casus, self.zo, "zaakonderzoeker")
        bouw.toegang(casus, self.partij, "partij")
        wens = Wens(casus_id=casus.id, nummer=1, van="leerling", tekst="Niet meer dan 15 in de klas",
                    gemaakt_op=nu(), door_id=self.zo.id)  # fmt: skip
        stil = Wens(casus_id=casus.id, nummer=2, van="ouder", tekst="STILLE WENS", alleen_voorbereiding=True,
                    gemaakt_op=nu(), door_id=self.zo.id)  # fmt: skip
        optie = Optie(casus_id=casus.id, volgorde=1, naam="Twee uur per dag", reeel=True, reeel_waarom="kan",
                      gewijzigd_op=nu())  # fmt: skip
        sessie.add_all([wens, stil, optie])
        sessie.flush()
        sessie.add(Wensoptie(wens_id=wens.id, optie_id=optie.id))
        sessie.add(Verhaal(casus_id=casus.id, van="ouder", niet_gehoord="Belden niet terug", gewijzigd_op=nu()))
        sessie.add(Verhaal(casus_id=casus.id, van="leerling", niet_gehoord="STIL VERHAAL", alleen_voorbereiding=True,
                           gewijzigd_op=nu()))  # fmt: skip
        sessie.add(Verwachting(overleg_id=self.overleg.id, casus_id=casus.id, kosten_jeugdhulp=Decimal(900)))
        self._antwoord(casus)
        sessie.flush()

    def _antwoord(self, casus):
        """The leerling wrote how they take part."""
        from tafel.casussen.models import Betrokkene

        vraag = sa.select(Betrokkene.id).where(Betrokkene.casus_id == casus.id, Betrokkene.rol == "leerling")
        stoel = sessie.scalars(vraag).first()
        if stoel is None:
            return
        wie = Genodigde(
            overleg_id=self.overleg.id, sleutel=f"b:{stoel}", zout="z", code=str(stoel), verloopt_op=nu(), ronde=1
        )
        sessie.add(wie)
        sessie.flush()
        sessie.add(Tijdslot(
            genodigde_id=wie.id, overleg_id=self.overleg.id, casus_id=casus.id, stoel=f"b:{stoel}",
            hoedanigheid="partij", rol="leerling", naam="Leerling", weg="brief", gestuurd_op=nu(),
            datum=self.overleg.datum, begint_om=dt.time(10), eindigt_om=dt.time(11), plaats="Stadskantoor",
            antwoord="komt", meedoen="voorlezen", meedoen_tekst="Ik heet Sam en ik wil koken.", neemt_mee="oom",
        ))  # fmt: skip

    def notitie(self, wie=None):
        """The rows with notes, of one person."""
        sessie.remove()
        vraag = sa.select(Notitie) if wie is None else sa.select(Notitie).where(Notitie.gebruiker_id == wie.id)
        rijen = sessie.scalars(vraag).all()
        sessie.remove()
        return rijen

    def vers(self):
        """Read the meeting again."""
        return sessie.get_one(Overleg, self.id, populate_existing=True)
