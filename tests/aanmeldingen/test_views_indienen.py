"""Handing in: what misses, who gets a place, who hears it."""

from __future__ import annotations

import copy

import sqlalchemy as sa

from tafel.berichten.models import Bericht
from tafel.casussen.models import Betrokkene, Toets
from tafel.kern.db import sessie
from tafel.logboek.models import Logregel
from tests import bouw
from tests.casussen.hulp import formulier, haal, lees, maak, tel


def test_indienen_geeft_iedereen_een_stoel_en_de_voorzitter_bericht(app, als, tafel):
    nummer = maak(tafel)
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen")
    assert (antwoord.status_code, antwoord.location) == (303, f"/casussen/{nummer}")
    casus = haal(nummer)
    assert (casus.stand, casus.criteria_versie, casus.nog_te_doen) == ("ingediend", "2026-1", 0)
    rollen = sessie.scalars(sa.select(Betrokkene.rol).order_by(Betrokkene.volgorde)).all()
    assert rollen == ["leerling", "ouders", "school", "jeugdhulp", "samenwerkingsverband"]
    toets = lees(sa.select(Toets))
    assert (toets.moment, toets.uitkomst, len(toets.eisen)) == ("ingediend", "tafelrijp", 21)
    bericht = lees(sa.select(Bericht))
    assert (bericht.aan_id, bericht.pad) == (tafel.voorzitter.id, f"/instroom/{nummer}")
    assert "Sam" not in bericht.tekst + bericht.onderwerp
    assert tel(Logregel, wat="casus ingediend") == 1
    assert "Ingediend op" in als(tafel.cv).get(f"/casussen/{nummer}").text
    assert als(tafel.cv).post(f"/casussen/{nummer}/indienen").status_code == 403


def test_indienen_met_open_eisen_zegt_bij_elk_veld_wat_mist(app, als, tafel):
    half = copy.deepcopy(bouw.SAM)
    half["opschalingen"] = []
    nummer = maak(tafel, document=half, vraag="")
    pagina = als(tafel.cv).get(f"/casussen/{nummer}/aanmelden").text
    assert 'aria-disabled="true"' in pagina
    invoer = formulier(half, vraag="", **{"stagnatie-wat": "Getypt vlak voor indienen."})
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=invoer)
    assert antwoord.status_code == 422
    assert 'class="foutoverzicht"' in antwoord.text
    assert 'href="#vraag"' in antwoord.text
    assert "Er staat nog geen vraag aan de tafel." in antwoord.text
    assert "Getypt vlak voor indienen." in antwoord.text
    assert 'id="versie" form="aanmelding" value="1"' in antwoord.text
    casus = haal(nummer)
    assert casus.stand == "concept"
    assert casus.aanmelding["stagnatie"]["wat"] == bouw.SAM["stagnatie"]["wat"]
    assert (tel(Toets), tel(Bericht), tel(Logregel, casus_id=casus.id)) == (0, 0, 0)


def test_indienen_bewaart_eerst_wat_er_staat(app, als, tafel):
    nummer = maak(tafel, vraag="")
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=formulier(versie="1"))
    assert antwoord.status_code == 303
    assert (haal(nummer).stand, haal(nummer).vraag) == ("ingediend", "Hoe kan S. weer naar school?")


def test_opnieuw_indienen_houdt_wie_er_al_zat(app, als, tafel):
    nummer = maak(tafel)
    als(tafel.cv).post(f"/casussen/{nummer}/indienen")
    sessie.execute(sa.update(Betrokkene).where(Betrokkene.rol == "school").values(mandaat="rooster en mentor"))
    sessie.commit()
    als(tafel.voorzitter).post(f"/instroom/{nummer}", data={"besluit": "teruggeven", "reden": "Wie is van leerplicht?"})
    ander = copy.deepcopy(bouw.SAM)
    ander["partijen"] = [
        ander["partijen"][2],
        ander["partijen"][4],
        {"rol": "lpa", "organisatie": "Gemeente", "naam": "Joost"},
    ]
    antwoord = als(tafel.cv).post(f"/casussen/{nummer}/indienen", data=formulier(ander))
    assert antwoord.status_code == 303
    sessie.remove()
    rijen = sessie.execute(
        sa.select(Betrokkene.rol, Betrokkene.mandaat, Betrokkene.volgorde).order_by(Betrokkene.volgorde)
    ).all()
    assert [tuple(r) for r in rijen] == [
        ("leerling", "", 1),
        ("ouders", "", 2),
        ("school", "rooster en mentor", 3),
        ("leerplicht", "", 4),
        ("samenwerkingsverband", "", 5),
    ]
    assert tel(Bericht, aan_id=tafel.voorzitter.id) == 2
