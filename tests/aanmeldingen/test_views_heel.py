"""The whole form, as a browser without JavaScript sends it: kept or not, with the same choice per field."""

from __future__ import annotations

import json
import re

import pytest

from tests import bouw
from tests.aanmeldingen.venster import lees_basis, meld, rijen, velden_van
from tests.casussen.hulp import haal, maak


class Blad:
    """One page without JavaScript: every field of the form as it is shown, and what is typed over it."""

    def __init__(self, client, nummer):
        self.client, self.pad = client, f"/casussen/{nummer}/aanmelden"
        self.lees(client.get(self.pad))

    def lees(self, antwoord):
        self.tekst = antwoord.text
        self.velden = velden_van(self.tekst)
        return antwoord

    def stuur(self, naar="", **anders):
        data = {**self.velden, **{naam: [waarde] for naam, waarde in anders.items()}}
        antwoord = self.client.post(naar or self.pad, data=data)
        return self.lees(antwoord) if antwoord.status_code != 303 else antwoord


@pytest.fixture
def twee(app, als, tafel):
    """The number of a case and two pages that were opened at the same time."""
    nummer = maak(tafel)
    return nummer, Blad(als(tafel.cv), nummer), Blad(als(tafel.cv), nummer)


def test_een_blad_zoals_getoond_verandert_niets(twee):
    nummer, een, _ = twee
    assert een.stuur().status_code == 303
    casus = haal(nummer)
    assert (casus.versie, casus.aanmelding) == (1, bouw.SAM)


def test_alleen_wat_beide_veranderden_vraagt_een_keuze(twee):
    nummer, een, ander = twee
    een.stuur(vraag="Vraag een?", **{"verzuim-soort": "absoluut"})
    botsing = ander.stuur(vraag="Vraag twee?", **{"stagnatie-waar": "Ook nog."})
    assert botsing.status_code == 409
    assert "Vraag twee?</textarea>" in botsing.text
    assert "<dd>Vraag een?</dd>" in botsing.text
    assert botsing.text.count("data-gezien=") == 1
    assert "Intussen gewijzigd" not in meld(botsing.text, "stagnatie-waar")
    assert haal(nummer).vraag == "Vraag een?"
    assert ander.stuur().status_code == 303
    casus = haal(nummer)
    assert (casus.vraag, casus.aanmelding["verzuim"]["soort"]) == ("Vraag twee?", "absoluut")
    assert casus.aanmelding["stagnatie"]["waar"] == "Ook nog."


@pytest.mark.parametrize(
    "knop, vraag", [("mijn", "Vraag twee?"), ("ander", "Vraag een?"), ("samen", "Vraag een?\n\nVraag twee?")]
)
def test_kiezen_zonder_javascript(twee, knop, vraag):
    nummer, een, ander = twee
    een.stuur(vraag="Vraag een?")
    ander.stuur(vraag="Vraag twee?", **{"stagnatie-waar": "Ook nog."})
    antwoord = ander.stuur(**{knop: "vraag"})
    if knop == "samen":
        assert antwoord.status_code == 200
        assert haal(nummer).vraag == "Vraag een?"
        assert ander.velden["vraag"] == [vraag]
        antwoord = ander.stuur()
    assert antwoord.status_code == 303
    casus = haal(nummer)
    assert (casus.vraag, casus.aanmelding["stagnatie"]["waar"]) == (vraag, "Ook nog.")


def test_een_oud_blad_dat_niets_typte_zet_niets_terug(twee):
    nummer, een, ander = twee
    een.stuur(vraag="Vraag een?")
    assert ander.stuur().status_code == 303
    assert haal(nummer).vraag == "Vraag een?"


def test_een_fout_elders_zegt_ook_wat_een_ander_veranderde(twee):
    nummer, een, ander = twee
    een.stuur(vraag="Vraag een?", **{"stagnatie-waar": "Uit een."})
    fout = ander.stuur(vraag="Vraag twee?", **{"leerling-geboortedatum": "31-2-2013"})
    assert fout.status_code == 422
    assert "31 februari 2013 bestaat niet" in fout.text
    assert "<dd>Vraag een?</dd>" in fout.text
    assert ander.velden["stagnatie-waar"] == ["Uit een."]  # not typed here: what stands there now
    assert ander.stuur(**{"leerling-geboortedatum": "28-2-2013"}).status_code == 303
    casus = haal(nummer)
    assert (casus.vraag, casus.aanmelding["stagnatie"]["waar"]) == ("Vraag twee?", "Uit een.")


def test_regels_van_twee_bladen(twee):
    nummer, een, ander = twee
    nieuw = [rijen(blad.client.get(f"{blad.pad}?meer=opschalingen").text, "opschalingen")[-1] for blad in (een, ander)]
    een.stuur(**{f"opschalingen-{nieuw[0]}-organisatie": "Uit een"})
    ander.stuur(**{f"opschalingen-{nieuw[1]}-organisatie": "Uit twee"})
    namen = [g["organisatie"] for g in haal(nummer).aanmelding["opschalingen"]]
    assert namen == ["Jeugdhulp De Brug", "Uit een", "Uit twee"]
    weg = rijen(een.tekst, "opschalingen")[0]
    assert ander.stuur(weg=f"opschalingen-{weg}").status_code == 303
    assert [g["organisatie"] for g in haal(nummer).aanmelding["opschalingen"]] == ["Uit een", "Uit twee"]
    een.lees(een.client.get(een.pad))
    assert een.stuur().status_code == 303


def test_een_veld_in_een_weggehaalde_regel(twee):
    nummer, een, ander = twee
    rij = f"opschalingen-{rijen(een.tekst, 'opschalingen')[0]}"
    een.stuur(weg=rij)
    botsing = ander.stuur(**{f"{rij}-uitkomst": "Nu wel."})
    assert botsing.status_code == 409
    assert "Dit is intussen weggehaald" in botsing.text
    assert "Nu wel.</textarea>" in botsing.text
    assert haal(nummer).aanmelding["opschalingen"] == []
    assert ander.stuur(ander=f"{rij}-uitkomst").status_code == 303
    assert haal(nummer).aanmelding["opschalingen"] == []


def test_stempels_staan_in_een_veld_en_lege_velden_niet(twee):
    _, een, _ = twee
    basis = lees_basis(een.tekst)
    assert re.fullmatch(r"[0-9a-f]{12}", basis["vraag"])
    assert "steunpersoon-naam" not in basis
    assert len(json.dumps(basis)) < 8_000


def test_het_verzoek_om_uitzondering_botst_ook(app, als, tafel):
    half = {**bouw.SAM, "opschalingen": []}
    nummer = maak(tafel, document=half)
    een, ander = Blad(als(tafel.cv), nummer), Blad(als(tafel.cv), nummer)
    assert een.stuur(verzoek="Het kan niet wachten.").status_code == 303
    assert ander.stuur(verzoek="Iets anders.").status_code == 409
    assert haal(nummer).verzoek_uitzondering == "Het kan niet wachten."
    assert ander.stuur().status_code == 303
    assert haal(nummer).verzoek_uitzondering == "Iets anders."
