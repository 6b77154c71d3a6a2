"""What will be sent to whom is read before it is sent, and is what is sent."""

from __future__ import annotations

import re

from tafel.kern.db import sessie
from tests import bouw
from tests.uitnodigingen.wereld import Wereld


def weg(tekst):
    """Return what the page says that goes out, without markup."""
    stuk = re.search(r'id="dit-gaat-weg".*?</section>', tekst, re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", stuk.group())) if stuk else ""


def test_wat_weggaat_staat_er_voor_het_weggaat(app, als):
    w = Wereld(3)
    sessie.remove()
    client = als(w.vz)
    voor = weg(client.get(w.url).text)
    assert "3 mails, één per mens:" in voor and "Rob Fantasie (3 casussen)" in voor
    mails, brieven = (int(re.search(rf"(\d+) {woord}", voor).group(1)) for woord in ("mails", "brieven"))
    assert "Ouders van S.V." in voor and "Verzonnen " not in voor.replace("Het Verzonnen College", "")
    na = client.get(client.post(w.url).location).text
    assert f"{mails} mensen krijgen één mail" in na and f"{brieven} brieven liggen klaar" in na
    assert weg(na) == "", "nothing is left to send"


def test_wie_partij_is_leest_niet_wie_er_komt(app, als):
    w = Wereld(1)
    w.stoel(w.cases[0], "school").gebruiker_id = w.vz.id
    bouw.toegang(w.cases[0], w.vz, "partij")
    sessie.commit()
    sessie.remove()
    tekst = weg(als(w.vz).get(w.url).text)
    assert "in een casus waarin u partij bent" in tekst and "Rob Fantasie" not in tekst


def test_een_casus_die_nog_iemand_mist_gaat_niet_mee(app, als):
    w = Wereld(2)
    sessie.delete(w.stoel(w.cases[1], "leerplicht"))
    sessie.commit()
    sessie.remove()
    tekst = weg(als(w.vz).get(w.url).text)
    assert f"Gaat nog niet mee: {w.cases[1].nummer}." in tekst and "Rob Fantasie (" + w.cases[0].nummer + ")" in tekst
