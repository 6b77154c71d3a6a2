"""From nothing to sent invitations with the mouse: every click is counted, and each leads to the next thing."""

from __future__ import annotations

import datetime as dt
import re

import sqlalchemy as sa

from tafel.kern.clock import vandaag
from tafel.kern.db import sessie
from tafel.overleggen.models import Agendapunt, Overleg
from tests.uitnodigingen.wereld import Wereld, mails

HOOGSTENS = 12


class Muis:
    """Clicks what a page offers, as a person does; a form is sent as the page gives it."""

    def __init__(self, client, begin):
        self.client, self.klikken = client, 0
        self.ga(begin)

    def ga(self, pad):
        """Open an address."""
        antwoord = self.client.get(pad)
        assert antwoord.status_code == 200
        self.pad, self.tekst = pad.partition("#")[0], antwoord.text

    def volg(self, pad):
        """Click a link of the page."""
        assert f'href="{pad}"' in self.tekst, pad
        self.klikken += 1
        self.ga(pad)

    def druk(self, knop, **getypt):
        """Click in each field, type, and press the full button with these words; go where it leads."""
        formulieren = re.findall(r"<form .*?</form>", self.tekst, re.S)
        [vorm] = [een for een in formulieren if re.search(rf'<button class="knop"[^>]*>{knop}', een)]
        assert 'aria-disabled="true">' + knop not in vorm
        actie = re.search(r'action="([^"]*)"', vorm)[1]
        velden = {}
        for tag in re.findall(r"<input[^>]*>", vorm):
            naam, waarde = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
            if naam and 'type="checkbox"' not in tag:
                velden[naam[1]] = waarde[1] if waarde else ""
        for kies in re.findall(r"<select.*?</select>", vorm, re.S):
            gekozen = re.search(r'<option selected[^>]*value="([^"]*)"', kies) or re.search(r'value="([^"]*)"', kies)
            velden[re.search(r'name="([^"]*)"', kies)[1]] = gekozen[1]
        self.klikken += len(getypt) + 1
        antwoord = self.client.post(actie, data={**velden, **getypt})
        assert antwoord.status_code == 303, antwoord.text
        self.ga(antwoord.location)


def hoeveel():
    """How many mails lie ready."""
    aantal = len(mails())
    sessie.remove()
    return aantal


def test_acht_casussen_van_niets_tot_verstuurd_in_hoogstens_twaalf_klikken(app, als):
    w = Wereld(8)
    sessie.execute(sa.delete(Agendapunt))
    sessie.execute(sa.delete(Overleg))
    sessie.commit()
    sessie.remove()
    muis = Muis(als(w.vz), "/")
    muis.volg("/overleggen")
    muis.volg("/overleggen/nieuw")
    dag = (vandaag() + dt.timedelta(days=14)).isoformat()
    muis.druk("Plan het overleg", datum=dag, begint_om="09:00", eindigt_om="17:00", plaats="Stadskantoor")
    muis.druk("Zet alle 8 casussen op de agenda")
    assert "8 casussen staan nu op de agenda." in muis.tekst and muis.tekst.count('id="punt-') == 8
    muis.druk("Zet vast en nodig uit")
    assert muis.pad.endswith("/uitnodigingen") and 'id="dit-gaat-weg"' in muis.tekst
    assert hoeveel() == 0, "nothing goes out before it was read"
    muis.druk("Verstuur alle uitnodigingen")
    assert "mensen krijgen één mail" in muis.tekst and hoeveel() > 0
    assert muis.klikken <= HOOGSTENS, muis.klikken
    print(f"{muis.klikken} clicks")
